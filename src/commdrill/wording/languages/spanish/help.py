"""What helps a reader of Spanish, and what does not."""

from commdrill.wording.phrases import HelpWords, Phrases

HELP = HelpWords(
    news=Phrases(
        """
        investigacion sigue abierta, investigacion sigue en curso, llevamos _ años, años a su lado, años a tu lado, años con usted, años contigo, a su servicio desde, a su lado desde, cuenta para nosotros, cuentan para nosotros, lo primero para nosotros, lo primero para nuestr*, lo que puede, lo que pueden, lo que podemos, no esta, no estan, no estara, no estaran, no funciona*, no va, no van, no responde*
        no se encuentra*, no se puede*, no disponible*, no es posible, no sera posible, no podra*
        no podemos, sin funcionar, sin servicio, deja* de _, dejo de _, dejado de _, indisponib*
        caido*, caida*, interrup*, incidencia*, averia*, problema*, fallo, fallos, falla, fallan, fallas
        fallando, error, errores, lent*, cerrado*, cerrada*, detenid*, esta parad*, estan parad*, parado, parados
        programad*, mantenimiento, renova*, dificultad*, incidente*, afectad*, afecta, afectan, corte*
        sigue sin, siguen sin, sigue caid*, siguen caid*, sigue cerrad*, siguen cerrad*, sigue fuera
        siguen fuera, sigue fallando, siguen fallando, sigue afectad*, siguen afectad*, sigue interrumpid*
        siguen interrumpid*, sigue siendo, sigue trabajando, sigue la, sigue el problema, sigue en curso
        siguen trabajando, sigue parad*, siguen parad*, sigue lent*, siguen lent*, puede ver, puede notar
        puede que, pueden que, puede encontrar, puede experimentar, puede fallar, pueden fallar, puede tardar
        pueden tardar, puede producir*, pueden producir*, puede haber, puede no, pueden no, es posible que no, es posible que note, es posible que vea
        es posible que encuentre, puede deberse
        puede darse, podra notar, suspendid*, fuera de servicio, inaccesible*, inoperativ*, intermiten*
        """
        """
        espera que, esperamos que, esperan que, esperamos volver, esperamos tener, esperamos poder
        esperamos recuperar, esperamos restablecer, esperamos su, se espera, preve*, previst*, prevision*
        estimamos, estimad*, estimacion, calculamos, volvera*, volveremos, vuelve, vuelven, vuelva a estar
        vuelvan a estar, vuelva, vuelvan, volver a la normalidad, regres*, restable*, recuper*, restaur*
        reanud*, pronto, cuanto antes, lo antes posible, a mas tardar, como muy tarde, como maximo
        deberia volver, deberian volver, deberia estar, deberian estar, deberia funcionar, deberia quedar
        tendria que volver, tendria que estar, confiamos en, confiamos que, tendremos listo, objetivo es, cuestion de, vuelta a la normalidad
        solucion*, resuel*, resolv*, resolucion, estara disponible, estaran disponibles, brevedad
        mayor brevedad, normalidad lo antes, en breve, estara* de nuevo, estara* otra vez, estara* list*
        """
        """
        se esta *ando, se estan *ando, esta siendo, estan siendo, trabajamos, trabajando, trabaja en, trabajan en, trabajan para, trabajaremos, trabajos en curso
        en ello, investig*, analiza*, arregl*, repara*
        identific*, causa*, causad*, prioridad, debid*, porque, despliegue
        sobrecarga, subsan*, rayo*, incendio, inundacion*, dana*
        ajen*, importancia, en serio, aislad*, motivo
        motivos, culpa, imprevist*, inesperad*, maximo esfuerzo, esfuerzo*, esforz*, esfuerz*
        todo lo posible, el trabajo, los trabajos, la situacion, cuanto podemos, todos los medios, sin descanso, nunca antes, jamas, habitual
        a tope, le duele, nos duele, sin luz, sin agua corriente, sin cobertura, sin linea, algunas personas ven, algunos clientes ven, algunos usuarios ven, mejorando, va mejor, van mejor, de camino, primeras pruebas, derecho a, debemos, no salio, mas trabajo, llueve, nieva, viento, tormenta*, pieza de repuesto, en camino, esta informad*, pruebas estan, sabotaje, robo, ataque, ciberataque, bajo control, en curso, avanz*
        """
        """
        lamenta*, sentimos, siento, disculp*, perdon*, molestia*, inconvenien*, gracias, agradec*
        paciencia, esta avisad*, estan avisad*, nos importa*, nos ayuda, nos ayudan, buen dia, feliz dia, comprension, comprendemos, entendemos, sabemos, hola, estimado*, estimada*, querido*
        querida*, apreciad*, saludo*, atentamente, cordial*, fidelidad, satisfaccion
        compromiso, comprometid*, merec*, le rogamos que disculp*, les rogamos que disculp*, rogamos que disculp*
        le rogamos que nos disculp*, rogamos disculp*, rogamos acept*, rogamos su, se ruega disculp*, pedimos perdon, tranquil*, colaboracion
        buenos dias, buenas tardes, valoramos, frustra*, orgull*
            lo notan, lo nota, notan algo, hasta pronto, hasta luego, adios
            un abrazo, que tenga, que tengas, que pase un, que pase una, que pase buen*, que pases un, buen fin de semana, en nuestra mano
            en nuestras manos, a nuestro alcance, mas de lo que, mas de lo previsto, peor de lo
            primera vez, sin calefaccion, sin gas, sin internet, sin telefono, sin senal, sin corriente
            sin electricidad, sin suministro, no hay agua, no hay luz, no hay gas, no hay senal
            no hay internet, no hay linea, sirve de excusa, no hay excusa, avergonz*, decepcion*
            sentir mejor, dia malo, mal dia, mal momento, peor momento, chapucer*, empatiz*, casi termin*
            a medio camino, esta llevando, nos esta costando, tenga paciencia, tenga un poco, ten paciencia
            quedese tranquil*, quedate tranquil*
            demora, demoras, retraso, retrasos, retrasad*, bloquead*, restringid*, averiad*, rota, roto
            rotas, rotos, a tirones, colgad*, saturad*, va para largo, volvemos enseguida, ahorita volvemos
            volvemos ya, volvemos pronto, enseguida, da guerra, limitad*, congelad*, colapsad*, atascad*
            inestable*, se fue la luz, se va la luz, a medias, cosa de
            seguridad es, seguridad ante todo, primero la seguridad, su seguridad, por seguridad
            tu seguridad
            tenga en cuenta que, tenga presente que
            gotera*, achican, fastidi*, latoso, lata
            error humano, no puede, no puedes, no pueden, no podras, no podran, tampoco puede*
            abre de nuevo, abre otra vez, abren de nuevo, abren otra vez, abrimos de nuevo, abrira*
            abriran, entra de nuevo, entra en servicio, entra en funcionamiento
            vaya semana, vaya dia, vaya lio, vaya manana, vaya tarde, que semana, menuda semana, menudo dia
            tampoco nos, tampoco funciona*, tampoco va, tampoco hay
        tarda, tardan, tardando, va mal, van mal, sale mal, salen mal, mas lent*, peor que
        caso puntual, algo puntual, hecho puntual
        pueden ser de ayer, puede ser de ayer, en blanco, al reves, girad*, del reves, dos veces o, desfasad*
        desactualizad*, pueden ser antigu*, pueden faltar, puede faltar, pueden aparecer, puede aparecer
        pueden verse, puede verse, igual que ustedes, igual que usted, igual que vosotros, igual que tu
        como ustedes, como vosotros, vacio, vacia, vacios, duplicad*, mas adelante
        tercera vez, segunda vez, cuarta vez, en gris, cada pocos, cada poco, acaba en nada, acaban en nada
        verguenza, mas baj*, mas alt*, cosas raras, no abre, no abren, no carga, no cargan
        no llega, no llegan, no sale, no salen, no entra, no entran, no conecta, no conectan, no arranca
        no arrancan, no enciende, no encienden, no lee, no leen, no imprime, no imprimen, no guarda
        no guardan, no envia, no envian, no acepta, no aceptan, no admite, no admiten, no muestra, no muestran
        no suena, no suenan, no avanza, no avanzan, no aparece, no aparecen, no carga bien, no contesta
        no contestan, no aguanto, no aguantaron
        varios intentos,
        no nos contesta*, bomberos ya, en el lugar, en la zona, no contesta
        otra moneda, equivocad*, se atasca*, se cuelga*, se traba*, parpade*, borros*, pixelad*, a saltos
        se acumula*, sin enviar*, sin contestar, desborda*, expulsad*, se desconecta*, se corta, se cortan
        apenas, casi nada, mezclad*, desaparec*, faltan, mas fria, mas frias, mas frio, mas frios, a oscuras
        largas colas, rechaza*, rechazad*, denegad*, metalic*, ruido*, mismo barco, estan igual, no estabamos
        sorprendid*, desconcert*, perplej*, triste*, entristec*, mala suerte, peor, falta de personal, escasez
        al doble, resto del pais
        durante horas, pendientes durante, despacio
        mal escrit*, por detras, en el taller, al minuto, sin codigo, se resiste*, lo mismo le
        le pasa lo mismo, somos humanos
        esta en marcha, estan en marcha, ya en marcha
        pedido ayuda
        """
    ),
    steps=Phrases("""
        de lo que _ se pierde, de lo que _ se perdera, de lo que _ se ha perdido, alargamos su, alargamos tu, alargamos el, prolongamos su, prolongamos el, prolongamos la, toma pedidos, toman pedidos, tomamos pedidos, recoge pedidos, recogen pedidos, repartimos, distribuimos, vuelva manana, vuelva mas tarde, vuelva luego, vuelva otro dia, vuelva el lunes, vuelva pasado, vuelve manana, vuelve mas tarde, como estaba previsto, segun lo previsto, como de costumbre
        puede, puedes, pueden, podra, podras, podran, por favor _, visite, visita, visiten, siga las, siga el
        siga la, siga los, siga toda*, siga nuestr*, siga en, siga estas, siga aqui, siga usando, siga utilizando
        sigue las, sigue el avance, sigue la evolucion, sigue los, sigue nuestr*, sigue todas, sigue aqui
        consulte, consulta, consulten, llame, llamenos, llama, llamanos, llamen, mientras tanto
        recuperara su dinero, recuperaras tu dinero, cierre sesion, cierra sesion, vuelva a entrar, vuelve a entrar, inicie sesion
        inicia sesion, vuelva a iniciar, entretanto, sigue funcionando, siguen funcionando, sigue disponible, siguen disponibles
        sigue abiert*, siguen abiert*, sigue operativ*, siguen operativ*, sigue activ*, siguen activ*
        sigue a salvo, siguen a salvo, sigue valid*, siguen valid*, sigue siendo valid*, siguen siendo valid*, sigue en pie, siguen en pie
        contacte, contacta, contactenos, escribanos, escribenos, escribinos, consultanos, consultenos, mandanos, mandenos, visitanos, visitenos, seguinos, intentelo, intentalo, vuelva a intentar*
        vuelve a intentar*, no es necesario, no hace falta, le rogamos que, les rogamos que, rogamos que, se ruega, no tiene que, no tienes que, no tienen que
        se pide, se recomienda, se aconseja, no necesita, no necesitas, no necesitan, le avisaremos, te avisaremos, les avisaremos, os avisaremos
        avisaremos, devolveremos, reembolsaremos, compensaremos, ampliaremos, atenderemos, contactaremos
        mantendremos informad*, mantendremos al dia, le informaremos, te informaremos, les informaremos, informaremos, le llamaremos
        te llamaremos, les llamaremos, le escribiremos, te escribiremos, le enviaremos, te enviaremos
        vale tambien, valen tambien, vale igual, valen igual, sirve tambien, sirven tambien, pierde su turno, pierden su turno, pierde su plaza, pierde el turno, pierde su sitio, proxima actualizacion, proximas noticias, proximo aviso, proximo parte, como siempre
        segun lo previsto, segun lo programado, con normalidad, a salvo, no se ven afectad*, no se ve afectad*, no afecta, no estan afectad*
        no esta afectad*, sin cambios, por telefono, en persona, en ventanilla, en taquilla
        de forma presencial, presencialmente, por correo, gratis, sin coste, sin cargo, sin recargo*
        no se cobra*, no se le cobra*, no se te cobra*, no perdera*, no se pierde*, no se ha perdido, acuda, acude, acudan
        dirijase, dirigete, dirijan, dirija, comuniquese, comunicate, mas en, mas informacion
            vuelva a probar, vuelve a probar, vuelva a llamar, vuelve a llamar, vuelva a pedir, no pierde
            no pierdes, no pierden, no paga, no pagas, no pagan, pagamos, cubrimos, corre de nuestra cuenta
            corren de nuestra cuenta, invita la casa, le enviamos, te enviamos, les enviamos, le mandamos
            te mandamos, le escribimos, te escribimos, le llamamos, te llamamos, le avisamos, te avisamos
            les avisamos, le cambiamos, te cambiamos, le devolvemos, te devolvemos, le ampliamos
            le guardamos, te guardamos, no se verán afectad*, no se vera afectad*, no hay que, basta con
            sin prisa, puede esperar, pueden esperar, no corre prisa, queda anulad*, quedan anulad*
            no se cobraran, no se aplic*
            sin demora, sin demoras, sin retraso, sin retrasos, a su hora, a tiempo, puntual, puntuales
            en hora
            sin problema, sin problemas, sin inconveniente, sin inconvenientes, sin novedad, no se pierden
            no se pierde, no se perdera*, nada se pierde
        no les afecta, no le afecta, no te afecta, no notara*, no notan nada, no nota nada
        lo que ha escrito, lo que has escrito, lo que tenga, lo que tiene guardad*, quien tenga
        nadie pierde, nadie paga, nadie necesita, nadie tiene que
        pase lo que pase
        no fallan, no falla
        no salen de
        ningun pago se, ningun pedido se
        no cuenta para, no cuentan para
        puede ver lo que, puedes ver lo que, pueden ver lo que
    """),
    commands=Phrases("""
        use, usa, usen, utilice, utiliza, utilicen, pruebe, prueba, espere, espera, esperen, compre, compra
        pague, paga, paguen, facture, factura, recuerde, recuerda, guarde, guarda, reinicie, reinicia
        pregunte, pregunta, presente, presenta, lleve, lleva, traiga, trae, envie, envia, evite, evita
        reserve, reserva, marque, marca, abra, abre, apague, apaga, encienda, enciende, hierva, almacene
        pida, pide, solicite, solicita, descargue, descarga, anote, anota, conserve, conserva, revise
        revisa, vaya, ve a, venga, ven a, escriba, escribe, intente, intenta, siga, sigue, mire, mira
        haga, haz, deje, deja, tenga, ten, vea, entre, entra, elija, elige, acerquese, acercate, quedese
        pongase, ponte, no salga, no llame, no acuda, no use, no borre, no repita, no reinicie, no apague
        no desconecte, no cierre, no toque, no abra, no intente, no haga, no envie, no compre, no pague, no vaya, no recargue, no reenvie, no pulse, no conduzca, no beba, no instale, no cancele, no cambie, no espere, no venga, no duplique, no vuelva, no elimine, no deje, recoja
        mande, manda, apunte, apunta, rellene, rellena, avise, avisa, hable, habla, pase por, firme, escuche, escucha
        cocine, cocina, mantenga, manten, mantengan, muestre, muestra, tome, toma, imprima, imprime, llene, llena, compruebe
        comprueba, retire, retira, devuelva, devuelve, permanezca, permanece, desenchufe, desenchufa, busque, busca
        recoge, cambie, cambia, ingrese, ingresa, cargue, carga, salga, sal, comparta, active, activa
    """),
    tellers=Phrases("""
        le hemos, les hemos, te hemos, os hemos, le escuchamos, les escuchamos, te escuchamos, esto, eso, es
        son, era, fue, fueron, ha, han, hubo, habia, hay que, nos, ojala, tiene todo, lo, nunca, nada, nadie
        algo, todo, solo, solamente, por, debido, tras, desde, ya, aun, todavia, no, anoche, ayer, ahora
        actualmente, lamentablemente, desgraciadamente, *mos, estoy, ante, ni, aunque, como, usted, ustedes
        cuando sepamos, cuando tengamos, cuando podamos, en cuanto, tan pronto, si podemos, hasta que, porque
        nuestro*, nuestra*, uno de cada, una de cada, dos de cada, casi, mas de
    """),
    things=Phrases("""
        el, la, los, las, su, sus, tu, tus, hay, se, dos, tres, un, una, unos, unas, este, esta, estos, estas
        ese, esa, durante, a, al, en, con, ningun, ninguna, otro, otra, cada, varios, muchos, muchas, algunos
        algunas, hoy, para, cualquier, empezo, comenzo, ocurrio, sucedio, surgio, todos, todas, quien, cuando
        donde, esta manana, alguien, aqui, de vez en cuando, a veces, habra, mucha, mucho, poca, poco, gente
        quienes, lo que, parte de, la mitad, media, dentro, fuera, alla, ahi, cientos, miles, uno, nuestro*
        nuestra*
    """),
    past=Phrases("""
        ha, han, habia, habian, hubo, fue, fueron, era, eran, estaba, estaban, *aron, *ieron, *eron, corto
        dano, cayo, rompio, provoco, quemo, inundo, causo, ocurrio, sucedio, paro, llego, empezo, quedo, no
        nadie, ningun, ninguna, sin poder
    """),
    past_forms=r"[a-zñáéíóúü]{2,}ó(?!\w)",
    meanwhile=Phrases("mientras, aunque, a pesar de que"),
    farewells=Phrases("""
        atentamente, saludos, un saludo, un cordial saludo, reciba un cordial saludo, saludos cordiales, cordialmente, muy atentamente, un abrazo, gracias, muchas gracias
        con cariño, con afecto, afectuosamente, abrazos, quedamos de usted, suyos, hasta pronto
    """),
    ways_round=Phrases("""
        alternativa*, mientras tanto, entretanto, en su lugar, solucion provisional, solucion temporal
        ofrece, ofrezca, ofreced, ofrecer, ofrezcan, por telefono, a mano, en papel, guion, guia
        procedimiento, diga, dile, digan, indique, indica, informe, informa, remita, derive, deriva, dirija
        por favor, manualmente
        no prometa*, no reinicie*, no digan, no den, apunte*, anote*, cite*, usen, usad, tomen, citad
    """),
    deeds=Phrases("""
        esta *ando, estan *ando, esta *iendo, estan *iendo, estamos *ando, estamos *iendo, fue, fueron, hubo
        vino, vinieron, hizo, hicieron, puso, pusieron, trajo, trajeron, dijo, dijeron, estuvo, estuvieron
        tecnico*, tecnica*, ingenier*, especialista*, servidor*, base de datos, temporal, tormenta, viento
        obras, cable*, proveedor*, bomberos, policia, lluvia*, nieve, granizo, repuesto*, director*
        fabricante, compania electrica, brigadas, cuadrillas, mecanic*, fontaner*, plomer*, electricist*
        operari*, demanda, origen, equipo*, confianza, calidad, importante, la pieza, una pieza, las piezas
        suministro electrico
        *aron, *ieron
    """),
    cues=Phrases("""
        abiert*, funciona, funcionan, funcionara*, operativ*, disponible*, a salvo, segur*, guardad*
        se guarda*, se mantien*, se conserva*, se respeta*, amplia*, prorrog*, reembols*, devolv*, devolucion*
        valid*, gratuit*, gratis, linea de ayuda, mostrador*, ventanilla*, efectivo, acept*, entrega*, podra*
        su cita, sus citas, su plaza, su pedido, su reserva, su cesta, su dinero, sus puntos, sus datos
        tu cita, tu plaza, tu pedido, tu reserva, tu cesta, tu dinero, tus puntos posible*, listo*, lista*
        atiende*, atenderem*, recargo*, cobra*, compens*, ayudar*, ayuda, esta en, estan en, coste, costo
        admit*, ofrec*, habilitad*, papel, activ*, telefono*, oficina*, tienda*, taquilla*, plazos, aplazamos
        sigue ahi, siguen ahi, sigue aqui, no paga, no pagas, no pagan, reserva*, descontar*, anad*, bono*
        vigente*, presta*, circula*, autobus*, lanzadera*, plazo, multa*, penaliz*, intereses, comision*
        cuota*, vence, no cambia*, no varia*, no caduca*, no expira*, numero, impreso*, personal, cajero*
        atendiendo, repartiendo, sirviendo, cobrando, vendiendo, imprimiendo, entregando, aceptando
        circulando, a su lado, a tu lado, a su disposicion, para ayudarle, para ayudarles, para ayudarte
        a mitad de precio, al lado, en la puerta, las 24 horas, registrad*, grabad*, archivad*, se paga*
        se admite*, se desvi*, se repart*, se atiend*
        no se pasan, no se pasa, no se cuenta*, no pierde*, no cierra*, habitacion*, no han salido
        no ha salido, no corre

    """),
    hints=Phrases("""
        pueden, puede, podran, quiosco*, kiosco*, caja, cajas, sucursal*, farmacia*, ambulatorio*
        centro de salud, centros de salud, recepcion, vestibulo, polideportivo, biblioteca*, bibliobus
        iglesia, puerta norte, puerta sur, entrada principal, entrada, entradas, conserjeria, porteria
        correos, estanco*, ayuntamiento atiende, cajeros, datafono*, telefonica, correo electronico
        correos electronicos, el correo, sms, whatsapp, chat, agente, agentes, asesor*, conductor*, revisor*
        guardia, guardias, enfermer*, medico, medicos, medica, matrona*, conserje*, portero*, voluntari*, bus
        buses, autobuses, microbus*, taxi, taxis, tranvia*, ferry, barco*, trenes, formulario*, impreso
        copia*, billete*, boleto*, pase, pases, tarjeta, tarjetas, carne, carnes, abono*, cita, citas
        alquiler, precio, precios, tarifa*, descuento*, cheque*, cisterna*, embotellada, vela, velas
        vale lo mismo, valen lo mismo, vale igual, sirve, sirven, enfrente, cerca de, al lado de, junto a
        fuera del, a la vuelta, arriba, abajo, se celebra*, continua*, sigue en, sigue igual, siguen igual
        un dia mas, dos dias mas, dias mas, mas dias, mas tiempo, mas plazo, semana mas, a pie, en mano
        en puerta, hasta medianoche, medianoche, nos llega, nos llegan, se recoge*, recoge, recogen, recogida
        prestamo*, radio, megafonia, tablon, tablones, folleto*, horario*, pantallas de la, dispensa*, duermen
        se imprime*, se entrega*, se alarga*, alarga, se amplia*, se aplaza*, aplaz*, se reserva*
        se mantiene*, mantien*, respeta*, conserva*, guarda*, consola,
        cobert*, extra, adicional*, sin limite, igual de, llegan bien, llega bien, les dan, les damos, le dan
        le atiende*, les atiende*, tiene un, disponen, dispone, admite*, llegaran mas tarde, llegara mas tarde
        mas tarde, igual, se suman, suman, atendid*, bien, despues, abre la, abren la, abre el, abren el
        abre hasta, abren hasta, abre a, abre de, encaja*, sirve*, va a, pasa a, pasan a, pasa al, pasan al
        recibe, reciben, guia*, guiando, lleva a, llevan a, dice donde, dice adonde, indica donde, indican
        reparte*, cubre*, vale, valen, cuenta igual, sale de, salen de, salen cada, sale cada, para en
        paran en, parada*, imprime*, manda*, contesta*, responde a, responden a, ve su, ven su
        ven tu, usa*, juega*, se proyecta*, proyecta*, es suya
        es suyo, es tuya, es tuyo, son suy*, son tuy*, deja*, permite*, cuida*, recibe*,
        plazas libres, sitio para, vende*, cuesta*, alquil*, refuerz*, doble, tienen, da a, dan a
        al mismo precio, sin coste, le siguen, le sigue, se abre*, se sirve*, se dan, se da, se hace*
        se puede*, se atiende*, aparcad*, mesa, mesas, carpa, comida*, comedor*, al 112, al 911, al 061
        al 091, a su puerta, a tu puerta, potable*, urgencias, automatic*, intact*,
        por separado, le visita*, ira a su, deben, ok, le espera*, te espera*, les espera*
        siguen adelante, sigue adelante, primero
        mantiene la, mantiene el, en el colegio
    """),
)
