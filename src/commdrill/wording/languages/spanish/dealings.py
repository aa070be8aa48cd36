"""What those who mend it deal with, in Spanish: lawyers and the press, makers, attackers, their own changes."""

from commdrill.wording.languages.spanish.mechanisms import YOURS
from commdrill.wording.phrases import Phrases
from commdrill.wording.policy.products import RUNTIMES, VENDORS
from commdrill.wording.policy_words import Mechanism

DEALINGS = (
    Mechanism(
        Phrases("contraseñas"),
        Phrases("esta probando, estan probando, prueba, prueban, adivinar, adivinando"),
        Phrases("su, sus, tu, tus, usted, gestor*"),
    ),
    Mechanism(
        Phrases(RUNTIMES),
        Phrases(
            "seguimos con, usamos, todavia usamos, funciona con, corre en, ya no recibe, sin soporte, version antigua, obsolet*, vulnerab*, actualizar a, actualizamos, migra*"
        ),
        Phrases(YOURS, "curso*, libro*, clase*, taller*, licencia*"),
    ),
    Mechanism(
        Phrases(
            "perdemos, estamos perdiendo, hemos perdido, nos cuesta, nos esta costando, perdida de ingresos"
        ),
        Phrases(
            "por hora, cada hora, a la hora, al dia, euros, dolares, pesos, mil, millon*, ingresos, ventas"
        ),
        Phrases("su, tu, partido*, puntos, paciencia"),
    ),
    Mechanism(
        Phrases(
            "becari*, tecnic*, programador*, ingenier*, desarrollador*, contratista*, operador*, emplead*, compañero*"
        ),
        Phrases(
            "que lo hizo, que lo provoco, que lo causo, hablado con, despedid*, sancionad*, expedientad*, suspendid*, apercibid*"
        ),
        Phrases("su, tu, usted"),
    ),
    Mechanism(
        Phrases("version _, compilacion _, build _"),
        Phrases(
            """
            desplegar*, al subir, al publicar, empezo al, desplegad*, error se introdujo, error entro, fallo entro, tiene un error, tiene un bug, corrompe, esta rota
            es defectuosa, rompio, rompe, introdujo, provoco, causo, dejo sin, tumbo, trajo, trae, contiene, contenia
            el defecto, el fallo, el error, la regresion, defectuosa, culpable, tiene la culpa, es la causa, fue la causa, fallaba, falla, pierde memoria
            consume, se retiro, ha sido retirada
            """
        ),
        Phrases(
            YOURS,
            "tienda, instal*, descarg*, corrige*, soluciona*, la app, horario*, menu*, carta, formulario*, folleto*, guia*",
        ),
    ),
    Mechanism(
        Phrases("prensa, periodistas, medios, medios de comunicacion"),
        Phrases(
            "no compart*, no dig*, no reenvi*, no pasen, no hablen, no hable, no comenten, han llamado, han preguntado, nada de, ni una palabra, no lo sepa"
        ),
        Phrases("rueda, sala, conferencia*"),
    ),
    Mechanism(
        Phrases(
            """
            departamento juridico, equipo juridico, equipo legal, departamento legal, asesoria juridica, nuestros abogados, abogados, abogado, juridico, servicios juridicos, aseguradora
            gabinete de prensa, departamento de prensa, equipo de comunicacion, delegado de proteccion de datos
            """
        ),
        Phrases(
            """
            pide*, pidio, piden, ha pedido, han pedido, recomiend*, aconsej*, no comentar, no decir, no revelar, comunicado, responsabilidad, participa*, intervien*, implicad*, redact*, prepara*, revis*, aprob*
            visto bueno, lo lean, hayan leido, leido, no se puede decir, antes de publicar, regulador
            """
        ),
        Phrases("su, tu, usted, cita, citas, gratuit*, horario"),
    ),
    Mechanism(
        Phrases(
            """
            contraseñas, los datos de, datos de clientes, datos de los clientes, datos personales de, registros de clientes, fichas de clientes, cuentas de clientes, cuentas de, numeros de tarjeta, correos de
            contraseñas de clientes, datos de tarjetas
            """
        ),
        Phrases(
            """
            expuest*, filtrad*, robad*, publicad* en, al descubierto, accesibles para cualquiera, visibles para otros, copiad*, a la venta, a la vista, al publico
            enviad* por error, se filtraron, se expusieron
            """
        ),
        Phrases("sus, su, tu, tus, no, nunca, ni, ningun*, salvo, si"),
    ),
    Mechanism(
        Phrases("ataque, ataques, trafico de ataque, atacantes"),
        Phrases(
            """
            detras de, detras del, procede*, viene de, vienen de, proviene*, paises, gbps, contra nosotros, contra nuestr*, sufr*, bajo, a nuestr*, sistemas, red, servidores, pagina de acceso, bloquead*, bloque*, conten*, mitig*
            en curso, trafico, repel*, rechaz*
            """
        ),
        Phrases(
            "corazon, asma, panico, ansiedad, tiburon*, perro*, pelicula, obra, delanter*, equipo, terrorist*, su, tu"
        ),
    ),
    Mechanism(
        Phrases(
            "antiguo empleado, antigua empleada, antiguos empleados, ex empleado, exempleado*, ex emplead*, extrabajador*, antiguo trabajador, antiguo compañero, antiguo proveedor, antiguo administrador, empleado descontento"
        ),
        Phrases(
            "acceso, credenciales, contraseña*, clave*, borro, copio, entro, sistema, sistemas, cuenta"
        ),
        Phrases("su, tu, homenaje, pension*"),
    ),
    Mechanism(
        Phrases(
            "soporte, soporte de, soporte tecnico de, soporte a, tecnicos de, ingenieros de, especialistas de, pedido ayuda a, hemos escalado a, esperamos a, contactado con, en contacto con"
        ),
        Phrases(VENDORS),
        Phrases(YOURS, "office, edge, word, excel, maps, pay, usted, aplicacion, app, cuenta"),
    ),
    Mechanism(
        Phrases("cambio, cambios, modificacion, correccion, arreglo"),
        Phrases(
            """
            sin pruebas, sin probar, sin probarlo, sin test, sin revision, sin revisar, no se probo, se aprobo, fue aprobado, aprobado por, se revirtio, se ha revertido, revertid*, produccion
            comite, de emergencia, vuelta atras, deshech*
            """
        ),
        Phrases(
            "precio*, tarifa*, horario*, puerta*, anden, via, direccion, su, tu, billete*, talla*"
        ),
    ),
    Mechanism(
        Phrases("monitorizacion, monitoreo, nuestras alarmas, nuestras alertas, supervision"),
        Phrases(
            "no nos aviso, no aviso, no nos alerto, no alerto, no detecto, no salto, no saltaron, no se dio cuenta, apagad*, desactivad*, desactivada, demasiado tarde"
        ),
        Phrases("paciente*, volcan*, sismic*, salud, aire, su, tu"),
    ),
    Mechanism(
        Phrases(
            "sistema de respaldo, sistemas de respaldo, sistema de reserva, sistema secundario, sistema redundante, sistema de emergencia, servidor de reserva, servidor de repuesto, equipo de respaldo"
        ),
        Phrases(
            "pasando al, pasamos al, paso al, pasar al, cambi*, fall*, no arranc*, no entro, no arranco, entro en, activ*, asum*, tomo el, funcionando con, trabajamos con"
        ),
        Phrases("su, tu, frenos, calefaccion, bomba*"),
    ),
    Mechanism(
        Phrases("reloj, relojes, hora"),
        Phrases(
            "varias maquinas, de las maquinas, desajust* el reloj, desincroniz*, desajustad*, desajusto el, de los servidores"
        ),
        Phrases("su, tu, plaza, torre, pared"),
    ),
    Mechanism(
        Phrases("proceso que, procesos que, tarea que, trabajo que"),
        Phrases(
            "imprime*, genera*, calcula*, importa, exporta, fallo, no termino, no se ejecuto, copia los"
        ),
        Phrases("su, tu, judicial*, electoral*"),
    ),
    Mechanism(
        Phrases("copia* de seguridad, copias de anoche, copias de ayer, respaldos, backups"),
        Phrases("no sirve*, inservible*, inutilizable*, vacia*, ilegible*, incomplet*, no existe*"),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("ingenier*, tecnic*, programador*, administrador*, desarrollador*"),
        Phrases(
            "registros, los logs, el codigo, la configuracion, la base, subio un cambio, subio una version, cambio la configuracion, sin permiso, sin autorizacion, borro"
        ),
        Phrases("su, tu, usted, civil, propiedad"),
    ),
    Mechanism(
        Phrases("el arreglo, la correccion, la solucion, el parche, el cambio, codigo"),
        Phrases("subido a, se subio, se ha subido, subimos, en produccion, a produccion"),
        Phrases(YOURS),
    ),
)
