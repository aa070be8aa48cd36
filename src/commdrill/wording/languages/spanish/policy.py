"""Spanish: what the content policy knows of it."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy_words import (
    GapWords,
    HelpWords,
    LeakWords,
    Mechanism,
    NameWords,
    PolicyWords,
    TimeWords,
)

_SERVERS = """
servidor, servidores, base de datos, bases de datos, bbdd, cluster*, backend*, maquina virtual
maquinas virtuales
"""
POLICY = PolicyWords(
    leaks=LeakWords(
        jargon=Phrases(
            """
            balanceador*, balanceo de carga, conmutacion por error, conmutacion automatica
            fuga* de memoria, falta de memoria, sin memoria, uso de memoria, perdida de paquetes
            latencia*, tasa* de error*, timeout*, cola* de mensajes, cola* de trabajos
            servidor* de produccion, entorno de produccion, servidor* web, servidor* de aplicaciones
            servidor* de base* de datos, servidor* de cache, base* de datos principal*
            base* de datos primaria*, base* de datos replicada*, base* de datos de produccion
            replica* de lectura, replica* de escritura, replica* de la base, nodo* de la base
            nodo* del cluster, pool de conexiones, conexiones a la base de datos, zona* de disponibilidad
            certificado* caducad*, certificado* expirad*, certificado* vencid*, certificado* ssl
            puerta de enlace, pasarela* de api, proxy, proxies, servidor* proxy, regla* del cortafuegos
            regla* de cortafuegos, tarea* programada* del sistema, proceso* batch, proceso* por lotes
            script*, endpoint*, espacio en disco, disco lleno, cabina de discos, escritura en disco
            enrutador*, conmutador* de red, servicio de autenticacion
            despliegue fallido, despliegue defectuoso, ultimo despliegue, rollback*, hacer rollback
            cambio de configuracion, cambios de configuracion, error de configuracion
            archivo* de configuracion, fichero* de configuracion, guardia de sistemas, sala de crisis
            causa raiz, limite de peticiones, migracion de datos, migracion de la base
            pila de llamadas, desbordamiento, deadlock, interbloqueo*, indice* corrupt*
            equipo de sre, sistemas de backend, capa de cache, pipeline*, release, parche de seguridad
            """
        ),
        mechanisms=(
            Mechanism(
                Phrases(_SERVERS),
                Phrases(
                    """
                    saturad*, saturacion, sobrecarg*, caido*, caida*, cayo, se cae, se caen, cayeron
                    colaps*, reinici*, corrupt*, no responde*, dejo de responder, dejado de responder, fallo*
                    falla*, bloque*, replic*, migr*, mal configurad*, configur*, sin espacio, sin memoria, agoto, agota*
                    inaccesible*, averiad*, carga, desincronizad*, indisponible*, parche*, actualiz*
                    no esta*, agotad*, conexion*, conectar*
                    """
                ),
            ),
            Mechanism(
                Phrases("nodo*, replica*, contenedor*, disco*, pod, pods, instancia*, shard*"),
                Phrases(
                    """
                    reinici*, sobrecarg*, caido*, cayo, no responde*, replic*, sin memoria, mal configurad*
                    desaloj*, dejo de responder, corrupt*
                    """
                ),
                Phrases("basura, reciclaje, residuo*, papel, vidrio, buque*, puerto"),
            ),
            Mechanism(
                Phrases("despliegue*, version, versiones, release*, actualizacion de software"),
                Phrases(
                    """
                    revert*, revirt*, rollback, deshac*, deshecho, vuelta atras, marcha atras, defectuos*
                    fallid*, produccion, bug, bugs, codigo, provoc*, caus*
                    """
                ),
                Phrases("policial*, efectivos, agentes, brigada*, operarios, prensa, bomberos"),
            ),
        ),
        answers=Phrases("devuelv*, devolv*, respond*, lanz*, arroj*, responde con, responden con"),
        meets=Phrases(
            """
            muestr*, mostr*, recib*, ve, ven, vera*, vea, vean, ver, aparec*, da, dan, daba*, dio, sale, salen
            encuentr*, obtien*, con, dando, mostrando
            """
        ),
        codes=Phrases("error*, tiempo de espera, respuesta*, codigo*, estado, pagina*, timeout*"),
        secrets=Phrases(
            "contrasena*, clave*, clave de acceso, clave api, token, pin, codigo pin, secreto"
        ),
        harmless=Phrases(
            """
            segur*, valid*, la, el, su, tu, correct*, incorrect*, no, siempre, necesari*, obligatori*
            personal*, mism*, otra, una, un, solo, secret*, unic*, caducad*, cifrad*, protegid*, aqui
            confidencial*, intransferible*, ya, de, suficiente*, opcional*, igual*
            """
        ),
        desks=Phrases(
            """
            atencion, cliente*, ayuda, soporte, info, informacion, contacto, ventas, oficina*, prensa, citas
            no, responder, noresponder, admin, administracion, reservas, pedidos, facturacion, hola, avisos
            incidencias, averias, tienda, web, correo, servicio*, secretaria, recepcion, consultas, cita
            reclamaciones, comercial, soporte, tecnico, usuario*, socio*, ciudadan*, padron, urgencias
            """
        ),
    ),
    gaps=GapWords(
        slots=Phrases(
            """
            hora, horas, fecha, fechas, dia, nombre, nombres, apellido, apellidos, telefono, telefonos, numero
            numeros, enlace, enlaces, url, correo, direccion, motivo, causa, descripcion, lista de, listado de
            insertar, inserte, introducir, introduzca, indicar, indique, completar, complete, rellenar, rellene
            describir, describa, detallar, detalle aqui, especificar, especifique, explicar, explique, escribir, escriba, poner, anadir, por confirmar, por definir, por determinar, a confirmar
            a determinar, pendiente, su empresa, plazo, tiempo estimado
            """
        ),
        gaps=Phrases(
            """
            componente, componentes, servicio, servicios, sistema, sistemas, producto, productos, region
            regiones, zona, zonas, area, areas, lugar, impacto, duracion, importe, empresa, cliente, clientes
            contacto, referencia, ticket, estimacion, inicio, fin, x, xx, funcion, aplicacion, cargo, firma
            accion, acciones, detalle, detalles, servicio afectado, servicios afectados, zona afectada
            zonas afectadas, sistema afectado, proxima actualizacion, breve resumen, resumen, minutos, municipio
            barrio, calle, localidad, provincia, canal
            """
        ),
        tags=Phrases(
            """
            aviso de servicio, actualizacion de servicio, estado del servicio, servicio restablecido
            incidencia de servicio, alerta de servicio, accion requerida, aviso, actualizacion, resuelto
            nombre de la empresa sl
            """
        ),
        greetings=Phrases(
            "hola, estimado, estimada, estimados, estimadas, estimado a, apreciado, apreciada, querido, querida, buenos dias, buenas tardes"
        ),
        before_times=Phrases(
            """
            a las, a la, las, sobre las, hacia las, antes de las, hasta las, dentro de, hasta, en, tras
            desde las, a partir de las
            """
        ),
        before_values=Phrases(
            """
            a las, las, en, dentro de, hasta, antes de, para, hola, estimado, estimada, querido, querida, pedido
            referencia, numero, visite, visita, consulte
            """
        ),
        labels=Phrases(
            """
            hora, enlace, componente, servicio, nombre, referencia, previsto, estado, inicio, fin, prevision
            hora prevista, vuelta prevista, zona, afectados, proxima actualizacion
            """
        ),
        units=Phrases("minuto*, hora*, dia*, h, hs, hrs, min"),
        verbs=Phrases("esta, estan, no"),
        own_words=frozenset({"TODO"}),
    ),
    help=HelpWords(
        news=Phrases(
            """
            no esta, no estan, no estara, no estaran, no funciona*, no va, no van, no responde*
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
            """,
            """
            espera que, esperamos que, esperan que, esperamos volver, esperamos tener, esperamos poder
            esperamos recuperar, esperamos restablecer, esperamos su, se espera, preve*, previst*, prevision*
            estimamos, estimad*, estimacion, calculamos, volvera*, volveremos, vuelve, vuelven, vuelva a estar
            vuelvan a estar, vuelva, vuelvan, volver a la normalidad, regres*, restable*, recuper*, restaur*
            reanud*, pronto, cuanto antes, lo antes posible, a mas tardar, como muy tarde, como maximo
            solucion*, resuel*, resolv*, resolucion, estara disponible, estaran disponibles, brevedad
            mayor brevedad, normalidad lo antes, en breve, estara* de nuevo, estara* otra vez, estara* list*
            """,
            """
            trabajamos, trabajando, trabaja en, trabajan en, trabajan para, trabajaremos, trabajos en curso
            en ello, investig*, analiza*, tecnico*, tecnica*, ingenier*, especialista*, arregl*, repara*
            identific*, causa*, causad*, prioridad, debid*, porque, base de datos, servidor*, despliegue
            sobrecarga, subsan*, temporal, tormenta, rayo*, incendio, inundacion*, viento, obras, dana*
            cable*, proveedor*, ajen*, importante, importancia, en serio, aislad*, puntual, origen, motivo
            motivos, culpa, demanda, imprevist*, inesperad*, maximo esfuerzo, esfuerzo*, esforz*, esfuerz*
            todo lo posible, el trabajo, los trabajos, la situacion, cuanto podemos, todos los medios, sin descanso, nunca antes, jamas, habitual
            de camino, primeras pruebas, derecho a, debemos, no salio, mas trabajo, suministro electrico, sabotaje, robo, ataque, ciberataque, bajo control, en curso, avanz*
            """,
            """
            lamenta*, sentimos, siento, disculp*, perdon*, molestia*, inconvenien*, gracias, agradec*
            paciencia, comprension, comprendemos, entendemos, sabemos, hola, estimado*, estimada*, querido*
            querida*, apreciad*, saludo*, atentamente, cordial*, equipo*, confianza, fidelidad, satisfaccion
            compromiso, comprometid*, calidad, merec*, le rogamos que disculp*, les rogamos que disculp*, rogamos que disculp*
            le rogamos que nos disculp*, rogamos disculp*, rogamos acept*, rogamos su, se ruega disculp*, pedimos perdon, tranquil*, colaboracion
            buenos dias, buenas tardes, valoramos, frustra*, orgull*
            """,
        ),
        steps=Phrases(
            """
            puede, puedes, pueden, podra, podras, podran, por favor, visite, visita, visiten, siga las, siga el
            siga la, siga los, siga toda*, siga nuestr*, siga en, siga estas, siga aqui, siga usando, siga utilizando
            sigue las, sigue el avance, sigue la evolucion, sigue los, sigue nuestr*, sigue todas, sigue aqui
            consulte, consulta, consulten, llame, llamenos, llama, llamanos, llamen, mientras tanto
            entretanto, sigue funcionando, siguen funcionando, sigue disponible, siguen disponibles
            sigue abiert*, siguen abiert*, sigue operativ*, siguen operativ*, sigue activ*, siguen activ*
            sigue a salvo, siguen a salvo, sigue valid*, siguen valid*, sigue siendo valid*, siguen siendo valid*, sigue en pie, siguen en pie
            contacte, contacta, contactenos, escribanos, escribenos, intentelo, intentalo, vuelva a intentar*
            vuelve a intentar*, no es necesario, no hace falta, le rogamos que, les rogamos que, rogamos que, se ruega, no tiene que, no tienes que, no tienen que
            se pide, se recomienda, se aconseja, no necesita, no necesitas, no necesitan, le avisaremos, te avisaremos, les avisaremos, os avisaremos
            avisaremos, devolveremos, reembolsaremos, compensaremos, ampliaremos, atenderemos, contactaremos
            mantendremos informad*, mantendremos al dia, le informaremos, te informaremos, les informaremos, informaremos, le llamaremos
            te llamaremos, les llamaremos, le escribiremos, te escribiremos, le enviaremos, te enviaremos
            proxima actualizacion, proximas noticias, proximo aviso, proximo parte, como siempre
            segun lo previsto, segun lo programado, con normalidad, a salvo, no se ven afectad*, no se ve afectad*, no afecta, no estan afectad*
            no esta afectad*, sin cambios, por telefono, en persona, en ventanilla, en taquilla
            de forma presencial, presencialmente, por correo, gratis, sin coste, sin cargo, sin recargo*
            no se cobra*, no se le cobra*, no se te cobra*, no perdera*, no se pierde*, no se ha perdido, acuda, acude, acudan
            dirijase, dirigete, dirijan, dirija, comuniquese, comunicate, mas en, mas informacion
            """
        ),
        commands=Phrases(
            """
            use, usa, usen, utilice, utiliza, utilicen, pruebe, prueba, espere, espera, esperen, compre, compra
            pague, paga, paguen, facture, factura, recuerde, recuerda, guarde, guarda, reinicie, reinicia
            pregunte, pregunta, presente, presenta, lleve, lleva, traiga, trae, envie, envia, evite, evita
            reserve, reserva, marque, marca, abra, abre, apague, apaga, encienda, enciende, hierva, almacene
            pida, pide, solicite, solicita, descargue, descarga, anote, anota, conserve, conserva, revise
            revisa, vaya, ve a, venga, ven a, escriba, escribe, intente, intenta, siga, sigue, mire, mira
            haga, haz, deje, deja, tenga, ten, vea, entre, entra, elija, elige, acerquese, acercate, quedese
            pongase, ponte, no salga, no llame, no acuda, no use, no borre, no repita, no reinicie, no apague
            no desconecte, no cierre, no toque, no abra, no intente, no haga, no envie, no compre, no pague, no vaya, recoja
            recoge, cambie, cambia, ingrese, ingresa, cargue, carga, salga, sal, comparta, active, activa
            """
        ),
        tellers=Phrases(
            """
            esto, eso, es, son, era, fue, fueron, ha, han, hubo, habia, hay que, nos, ojala, tiene todo, lo
            nunca, nada, nadie, algo, todo, solo, solamente, por, debido, tras, desde, ya, aun, todavia, no, anoche, ayer, ahora, actualmente, lamentablemente, desgraciadamente, *mos, estoy, ante, mas
            pero, ni, aunque, como, usted, ustedes
            """
        ),
        things=Phrases(
            """
            el, la, los, las, nuestro*, nuestra*, su, sus, tu, tus, hay, se, dos, tres, un, una, unos, unas, este, esta, estos, estas, ese, esa, durante, a, al, en, con
            ningun, ninguna, otro, otra, cada, varios, muchos, muchas, algunos, algunas, hoy, para, cualquier
            todos, todas, y, quien, cuando, donde, esta manana
            """
        ),
        past=Phrases(
            """
            ha, han, habia, habian, hubo, fue, fueron, era, eran, estaba, estaban, *aron, *ieron, *eron, corto
            dano, cayo, rompio, provoco, quemo, inundo, causo, ocurrio, sucedio, paro, llego, empezo, quedo
            """
        ),
        ways_round=Phrases(
            """
            alternativa*, mientras tanto, entretanto, en su lugar, solucion provisional, solucion temporal
            ofrece, ofrezca, ofreced, ofrecer, ofrezcan, por telefono, a mano, en papel, guion, guia
            procedimiento, diga, dile, digan, indique, indica, informe, informa, remita, derive, deriva, dirija
            por favor, manualmente
            """
        ),
        cues=Phrases(
            """
            abiert*, funciona, funcionan, funcionara*, operativ*, disponible*, a salvo, segur*, guardad*
            se guarda*, se mantien*, se conserva*, se respeta*, amplia*, prorrog*, reembols*, devolv*
            devolucion*, valid*, gratuit*, gratis, linea de ayuda, mostrador*, ventanilla*, efectivo, acept*
            entrega*, podra*, su cita, sus citas, su plaza, su pedido, su reserva, su cesta, su dinero
            sus puntos, sus datos, tu cita, tu plaza, tu pedido, tu reserva, tu cesta, tu dinero, tus puntos posible*, listo*, lista*, atiende*, atenderem*, recargo*, cobra*
            compens*, ayudar*, ayuda, esta en, estan en, coste, costo, admit*, ofrec*, habilitad*, papel, activ*, telefono*, oficina*, tienda*, taquilla*
            reserva*, descontar*, anad*, bono*, vigente*, presta*, circula*, autobus*, lanzadera*
            """
        ),
    ),
    times=TimeWords(
        back=Phrases(
            """
            vuelv*, volver*, vuelta, regres*, restable*, recuper*, restaur*, reanud*, disponible*, funcion*
            operativ*, hasta, solucion*, resuel*, resolv*, resolucion, repar*, arregl*, finaliz*, fin, termin*
            acab*, concluir*, concluy*, espera*, preve*, previst*, prevision, estim*, de nuevo, otra vez
            normalidad, actualizacion*, noticia*, novedad*, informar*, avisar*, aviso, parte, comunicar*
            cerrad*, cierra, cierran, cerrara*, interrump*, interrupcion, mantenimiento, trabajos, obras, empiez*
            comienz*, comenzar*, empezar*, inici*, dura, duran, durara*, duracion, fuera de servicio, corte*
            sin servicio, suspendid*, abrir*, reabr*, en marcha, listo, lista, plazo, parad*, no estara*
            """
        ),
        other=Phrases(
            """
            reembols*, devolucion*, pedidos de, pedidos realizad*, pedidos hech*, lleg*, entreg*, paquete*
            atiende*, telefono*, guard*, conserv*, reserv*, valid*, caduc*, llame antes, contest*, abre hasta, abren hasta, abre de, abren de, abierto*, abierta*
            abrimos, horario*, empezo, comenzo, fallo a, se detecto, detectad*, se produjo, ocurrio, cayo
            se cayo, abono*, abonar*, factura*, cobr*, vence*, vencimiento, fundad*, suscrip*, sale, salida*
            """
        ),
        not_back=Phrases(
            """
            desde, desde las, desde la, desde el, hace, durante, en las ultimas, en los ultimos, las ultimas, los ultimos, de las ultimas
            de los ultimos, ultimas, ultimos, cada, a partir de
            """
        ),
        ends=Phrases(
            """
            hasta, fin, final, finaliz*, termin*, acab*, vuelv*, volver*, restable*, reanud*, recuper*, dura
            duran, durara*, duracion, reabr*, de nuevo, otra vez, conclu*
            """
        ),
    ),
    names=NameWords(
        everything=Phrases(
            """
            todo vuelve, todo funciona, todo ya, todo esta, todos nuestros servicios, todos los servicios
            todos nuestros sistemas, todos los sistemas, todo el sistema
            """
        ),
        generic=Phrases(
            """
            los, las, del, nuestra*, nuestro*, sus, una, con, para, servicio*, sistema*, sitio*, app, apps
            linea, web, pagina*, plataforma*, producto*, portal*, cliente*, publico*, digital*, datos, todo*
            nuevo, nueva, online, herramienta*, parte*
            """
        ),
        endings=Phrases(
            """
            s, es, o, os, a, as, e, ar, er, ir, an, en, amos, ado, ados, ada, adas, acion, aciones, ando, io, ios, n
            r, ra, cion, ciones, do, da, dos, das, ndo, mos
            """
        ),
        before_verbs=Phrases(),
    ),
)
