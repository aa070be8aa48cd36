"""Spanish: what the content policy knows of it."""

from commdrill.wording.languages.spanish.help import HELP
from commdrill.wording.languages.spanish.leaks import LEAKS
from commdrill.wording.phrases import GapWords, NameWords, Phrases, PolicyWords, TimeWords, crossed

POLICY = PolicyWords(
    leaks=LEAKS,
    gaps=GapWords(
        slots=Phrases("""
            remitente, firma, firmante, breve descripcion, breve resumen, resumen breve, hora, horas, fecha, fechas, dia, nombre, nombres, apellido, apellidos, telefono, telefonos, numero
            numeros, enlace, enlaces, url, correo, direccion, motivo, causa, descripcion, lista de, listado de
            insertar, inserte, introducir, introduzca, indicar, indique, completar, complete, rellenar, rellene
            describir, describa, detallar, detalle aqui, especificar, especifique, explicar, explique, escribir, escriba, poner, anadir, por confirmar, por definir, por determinar, a confirmar
            cuando, donde, quien, cuanto, tratamiento, a determinar, pendiente, opcional, su empresa, plazo, tiempo estimado
        """),
        gaps=Phrases("""
            hora de la proxima actualizacion, hora de proxima actualizacion, hora de actualizacion, proxima actualizacion, componente, componentes, servicio, servicios, sistema, sistemas, producto, productos, region
            regiones, zona, zonas, area, areas, lugar, impacto, duracion, importe, empresa, cliente, clientes
            contacto, referencia, ticket, estimacion, inicio, fin, x, xx, funcion, aplicacion, cargo, firma
            accion, acciones, detalle, detalles, servicio afectado, servicios afectados, zona afectada
            zonas afectadas, sistema afectado, proxima actualizacion, breve resumen, resumen, minutos, municipio
            cuerpo, asunto, mensaje, texto, contenido, titulo, barrio, calle, localidad, provincia, canal
            ciudad, ciudades, pais, paises, sede, sucursal, estacion, linea, ruta, edificio, que ocurre, que ha pasado
            segmento de clientes, segmentos de clientes, alternativa, alternativas, siguiente paso, siguientes pasos, proximo paso, proximos pasos, porcentaje
            estado actual, zona horaria, huso horario, usuarios afectados, clientes afectados, causa raiz, resumen de la incidencia, resumen del incidente
            departamento, oficina, tienda, valor, organizacion, institucion
            poblaciones afectadas, poblaciones afectados, poblaciones implicadas, barrios afectadas
            barrios afectados, barrios implicadas, zonas afectadas, zonas afectados, zonas implicadas
            municipios afectadas, municipios afectados, municipios implicadas, calles afectadas
            calles afectados, calles implicadas, lineas afectadas, lineas afectados, lineas implicadas
            sedes afectadas, sedes afectados, sedes implicadas, areas afectadas, areas afectados
            areas implicadas, localidades afectadas, localidades afectados, localidades implicadas
            provincias afectadas, provincias afectados, provincias implicadas, regiones afectadas
            regiones afectados, regiones implicadas, tiendas afectadas, tiendas afectados, tiendas implicadas
            estaciones afectadas, estaciones afectados, estaciones implicadas, poblaciones, barrios, zonas
            municipios, calles, lineas, sedes, areas, localidades, provincias, regiones, tiendas, estaciones
        """),
        tags=Phrases("""
            aviso de servicio, actualizacion de servicio, estado del servicio, servicio restablecido
            incidencia de servicio, alerta de servicio, accion requerida, aviso, actualizacion, resuelto
        """),
        greetings=Phrases(
            "hola, estimado, estimada, estimados, estimadas, estimado a, estimado/a, estimada/o, estimados/as, querido/a, apreciado/a, apreciado, apreciada, querido, querida, buenos dias, buenas tardes"
        ),
        before_times=Phrases("""
            a las, a la, las, sobre las, hacia las, antes de las, hasta las, dentro de, hasta, en, tras
            desde las, a partir de las
        """),
        before_values=Phrases("""
            a las, las, el, el dia, en, dentro de, hasta, antes de, para, hola, estimado, estimada, querido, querida, pedido
            referencia, numero, visite, visita, consulte
        """),
        labels=Phrases("""
            hora, enlace, componente, servicio, nombre, referencia, previsto, estado, inicio, fin, prevision
            detalles, impacto, telefono, motivo, causa, duracion, contacto, region, hora prevista, vuelta prevista, zona, afectados, proxima actualizacion
        """),
        units=Phrases("minuto*, hora*, dia*, h, hs, hrs, min"),
        verbs=Phrases("esta, estan, no"),
        states=Phrases(
            "investigando, reparando, revisando, analizando, resolviendo, caído, caída, lento, lenta, no disponible, degradado, degradada, cerrado, cerrada, interrumpido, interrumpida, intermitente, inestable, afectado, afectada, parcial, total, parcialmente, totalmente, algunos, todos, retrasado, cancelado"
        ),
        pressed=Phrases(
            "pulse, pulsa, pulsar, presione, presiona, oprima, haga clic en, luego, la tecla, el botón, seleccione, elija, y"
        ),
        later=Phrases("""
            por confirmar, por definir, por determinar, a confirmar, a definir, a determinar, por anadir, por completar, por anunciar, pendiente de completar, pendiente de confirmar, pendiente de definir, pendiente de rellenar
        """),
        orders=Phrases(
            crossed("por favor", "confirmar, revisar, completar, comprobar"),
            crossed(
                "poner, pegar, meter", "enlace, hora, fecha, link, nombre, telefono, texto, motivo"
            ),
            "listar, enumerar, borrar si, eliminar si, quitar si, insertar, inserte, rellenar, completar, anadir, elegir una, elija una, escoger una, elegir uno, borrar lo que no, tachar lo que no, segun corresponda",
        ),
        notes=Phrases("""
            borrar esta linea, borrar esta frase, borrar este parrafo, eliminar esta linea, eliminar esta frase, eliminar este parrafo
            quitar esta linea, borre esta linea, elimine esta linea, borrar antes de enviar, eliminar antes de enviar, completar antes de enviar
            rellenar antes de enviar, tachese lo que no, tachar lo que no proceda, borrar lo que no proceda, texto de ejemplo, texto de muestra, texto de relleno
            nota para el redactor, nota al editor, anadir detalles aqui, anadir texto aqui, anadir motivo aqui, insertar texto aqui, poner motivo aqui, escribir aqui, nombre aqui, enlace aqui
        """),
        own_words=frozenset({"TODO"}),
    ),
    help=HELP,
    times=TimeWords(
        back=Phrases("""
            contamos más, contaremos más, diremos más
            pensamos abrir, queremos abrir, se abre, se abren, se abrira*, con normalidad, como siempre, vuelv*, volver*, vuelta, regres*, restable*, recuper*, restaur*, reanud*, disponible*, funcion*
            operativ*, hasta, solucion*, resuel*, resolv*, resolucion, repar*, arregl*, finaliz*, fin, termin*
            acab*, concluir*, concluy*, espera*, preve*, previst*, prevision, estim*, de nuevo, otra vez
            normalidad, actualizacion*, noticia*, novedad*, informar*, avisar*, aviso, parte, comunicar*, escribir*, contaremos, proximo mensaje, siguiente mensaje
            proxima comunicacion, apagad*, habra, ira bien, iran bien, mas informacion, diremos, objetivo, daremos, normaliz*, tardar*, siguiente aviso
            cerrad*, cierra, cierran, cerrara*, interrump*, interrupcion, mantenimiento, trabajos, obras, empiez*
            comienz*, comenzar*, empezar*, inici*, dura, duran, durara*, duracion, fuera de servicio, corte*
            sin servicio, suspendid*, abrir*, reabr*, en marcha, listo, lista, plazo, parad*, no estara*
            se retoma*, retom*, lleva aun, lleva todavia, llevara*, sabremos, sabra mas, proximo informe
            siguiente informe, siguiente parte, de vuelta, denos, danos, dadnos, tomara, regreso, reapert*
            reactiv*, reincorpor*
            boletin, siguiente boletin, sabra de, sabras de, noticias nuestras, se mover*
        """),
        other=Phrases(
            crossed(
                "examen, examenes, clase, clases, curso, cursos, reunion, funcion, visita, carrera",
                "empieza a, empiezan a, empieza manana, empiezan manana, comienza a, comienzan a, comienza manana, comienzan manana, empieza el, empiezan el",
            ),
            """
            abrimos de 6, abrimos de 7, abrimos de 8, abrimos de 9, abrimos de 10, abrimos de 11, devolver hasta, pueden devolver, puede devolver
            recibimos, recibieron,
            precio, precios, tarifa, tarifas, vale hasta, valen hasta, votacion, votaciones, urnas, abrimos hoy, tiene hasta, tienes hasta, tienen hasta, apuntese, inscribase, votar, gane, su dinero, tu dinero, cupon*, cheque*, soporte contesta, ya van, llevamos
            reembols*, devolucion*, pedidos de, pedidos realizad*, pedidos hech*, llegan, llegaran, llegado, llega en, llega el, llega su, llega tu, pedido llega, reembolso llega, entreg*, paquete*
            atiende*, telefono*, guard*, conserv*, reserv*, valid*, caduc*, llame antes, contest*, abre hasta, abren hasta, abre de lunes, abren de lunes, abre de las, abren de las, desayuno, comida, cena, cafe gratis, se sirve, se sirven, abierto*, abierta*
            abrimos de lunes, abrimos cada, abrimos hasta, abrimos todos, abrimos a las, abrimos desde, horario de, horario es, horarios, respond*, atendemos, su sesion, tu sesion, oferta*, promocion*
            ultima actualizacion, actualizado a, actualizada a, inscripcion, inscripciones, matricula, rebajas, partido empieza, concierto, pelicula, espere _ minutos, espere _ horas, espere al menos
            llamenos hasta, llame hasta, llamanos hasta, el vale, su vale, tu vale, los vales, estaba previst*
            descuento*, dura ya, ya dura, chat cierra, chat abre, oficina cierra, oficina abre, oficinas cierran, oficinas abren, tienda cierra, tienda abre, tiendas cierran, tiendas abren, empezo, comenzo, fallo a, se detecto, detectad*, se produjo, ocurrio, cayo
            se cayo, abono*, abonar*, factura*, cobr*, vence*, vencimiento, fundad*, suscrip*, sale, salida*
            atencion al cliente, servicio de atencion, soporte esta, mesa de ayuda, centralita
            espera media, tiempo de espera, tiempos de espera, tiempo medio, esperan unos, esperan unas
            esperan hasta, ultima modificacion, ultimo cambio, actualizado, actualizada, publicado
            publicada, revisado, revisada, sorteo, concurso, encuesta, se envia, se envian, se despacha*
            inscripciones cierran, promocion acaba, promocion termina
            ultima comprobacion, ultimas comprobaciones, ultima revision, ultima verificacion, ultimo control
            ultima consulta, ultima prueba, ultima lectura, comprobado a, comprobada a, verificado a
            comprobado el, recepcion abre, mostrador abre, mostradores abren, biblioteca abre, secretaria abre
            turno entra, turno de noche, turno empieza, turno comienza, venta comienza, venta empieza
            venta de, agentes del chat, agentes estan, hechos tras, hechas tras, foto
            su reclamacion, tu reclamacion, reclamacion*, solicitud se, solicitudes se
            recepcion cierra, mostrador cierra, mostradores cierran, biblioteca cierra
            """,
        ),
        more=Phrases("""
            proxima* noticia*, proxima actualizacion, proximas actualizaciones, proxima* novedad*, proximo aviso
            proximo mensaje, proximo informe, proximo parte, proxima comunicacion, proxima informacion
            siguiente aviso, siguiente mensaje, siguiente informe, siguiente parte, siguiente actualizacion
            mas noticias, mas informacion, mas novedades, nuevas noticias, noticias a las, novedades a las
            actualizacion a las, informaremos, avisaremos, contaremos, actualizaremos, escribiremos
            diremos mas, noticias nuestras, sabra mas, sabremos mas
        """),
        not_back=Phrases("""
            hace, en las ultimas, en los ultimos, las ultimas, los ultimos, de las ultimas
            de los ultimos, ultimas, ultimos
        """),
        from_or_since=Phrases("desde, desde las, desde la, desde el, durante, a partir de, cada"),
        to_come=Phrases("""
            circula* de nuevo, circulan otra vez, funciona* de nuevo, funciona* otra vez, abre* de nuevo, abren de nuevo, abrimos de nuevo, habra, volvera*
            volveremos, reabr*, funcionara*, circulara*, estara disponible, estaran disponibles, estara de nuevo, estaran de nuevo, podra*, atenderemos
            vuelve a partir, vuelven a partir, vuelve desde, vuelven desde, vuelve a funcionar, vuelven a funcionar, vuelve a estar, se reanuda*, novedades cada, actualizaciones cada, noticias cada, avisos cada, partes cada, actualizaremos cada, informaremos cada, avisaremos cada, actualizamos cada
            estara* cerrad* durante, estaremos cerrad* durante, cerraremos durante, no estara* disponible* durante, se interrumpira* durante, se cortara* durante
        """),
        ends=Phrases("""
            hasta, fin, final, finaliz*, termin*, acab*, vuelv*, volver*, restable*, reanud*, recuper*, dura
            duran, durara*, duracion, reabr*, de nuevo, otra vez, conclu*
        """),
        past=Phrases("""
            comunicado, notificado, reportado, publicado a, publicada a, publicado el, fue, fueron, era, eran, estuvo, estuvieron, estaba, estaban, hubo, habia, tuvo, tuvimos, *aron, *ieron
            lleva, llevan
            recuperamos, restablecimos, reparamos, arreglamos, resolvimos, restauramos, reconectamos
            aparecio, surgio, asomo, se vio, se vieron, se noto
            iba, iban, anoche, ayer, funciono, andaba, esta manana
        """),
        ahead=Phrases("""
            proximo, proxima, siguiente, nuevo comunicado, vuelv*, volver*, espera*, preve*, previst*, estara*, sera, seran, esta, estan, hasta nuevo, de nuevo, otra vez
            estima*, program*, amplia*, aplaz*, pospuso, prolong*, retras*, quedara*, habra, tendra*, terminar*, funcionara*
            lleva aun, lleva todavia, llevan aun, aun lleva, todavia lleva
        """),
    ),
    names=NameWords(
        everything=Phrases("""
            todo vuelve, todo funciona, todo ya, todo esta, todos nuestros servicios, todos los servicios
            todos nuestros sistemas, todos los sistemas, todo el sistema
        """),
        generic=Phrases("""
            los, las, del, nuestra*, nuestro*, sus, una, con, para, servicio*, sistema*, sitio*, app, apps
            linea, web, pagina*, plataforma*, producto*, portal*, cliente*, publico*, digital*, datos, todo*
            nuevo, nueva, online, herramienta*, parte*
        """),
        endings=Phrases("""
            s, es, o, os, a, as, e, ar, er, ir, an, en, amos, ado, ados, ada, adas, acion, aciones, ando, io, ios, n
            r, ra, cion, ciones, do, da, dos, das, ndo, mos
        """),
        before_verbs=Phrases(),
    ),
)
