"""What those who mend it deal with, in Spanish: lawyers and the press, makers, attackers, their own changes."""

from commdrill.wording.languages.spanish.mechanisms import YOURS
from commdrill.wording.phrases import Mechanism
from commdrill.wording.policy.products import RUNTIMES, VENDORS

DEALINGS = (
    Mechanism(
        "contraseñas",
        "esta probando, estan probando, prueba, prueban, adivinar, adivinando",
        "su, sus, tu, tus, usted, gestor*",
    ),
    Mechanism(
        RUNTIMES,
        "seguimos con, usamos, todavia usamos, funciona con, corre en, ya no recibe, sin soporte, version antigua, obsolet*, vulnerab*, actualizar a, actualizamos, migra*",
        f"{YOURS}, curso*, libro*, clase*, taller*, licencia*",
    ),
    Mechanism(
        "perdemos, estamos perdiendo, hemos perdido, nos cuesta, nos esta costando, perdida de ingresos",
        "por hora, cada hora, a la hora, al dia, euros, dolares, pesos, mil, millon*, ingresos, ventas",
        "su, tu, partido*, puntos, paciencia",
    ),
    Mechanism(
        "becari*, tecnic*, programador*, ingenier*, desarrollador*, contratista*, operador*, emplead*, compañero*",
        "que lo hizo, que lo provoco, que lo causo, hablado con, despedid*, sancionad*, expedientad*, suspendid*, apercibid*",
        "su, tu, usted",
    ),
    Mechanism(
        "version _, compilacion _, build _",
        """
        desplegar*, al subir, al publicar, empezo al, desplegad*, error se introdujo, error entro, fallo entro, tiene un error, tiene un bug, corrompe, esta rota
        es defectuosa, rompio, rompe, introdujo, provoco, causo, dejo sin, tumbo, trajo, trae, contiene, contenia
        el defecto, el fallo, el error, la regresion, defectuosa, culpable, tiene la culpa, es la causa, fue la causa, fallaba, falla, pierde memoria
        consume, se retiro, ha sido retirada
        """,
        f"{YOURS}, tienda, instal*, descarg*, corrige*, soluciona*, la app, horario*, menu*, carta, formulario*, folleto*, guia*",
    ),
    Mechanism(
        "prensa, periodistas, medios, medios de comunicacion",
        "no compart*, no dig*, no reenvi*, no pasen, no hablen, no hable, no comenten, han llamado, han preguntado, nada de, ni una palabra, no lo sepa",
        "rueda, sala, conferencia*",
    ),
    Mechanism(
        """
        departamento juridico, equipo juridico, equipo legal, departamento legal, asesoria juridica, nuestros abogados, abogados, abogado, juridico, servicios juridicos, aseguradora
        gabinete de prensa, departamento de prensa, equipo de comunicacion, delegado de proteccion de datos
        """,
        """
        pide*, pidio, piden, ha pedido, han pedido, recomiend*, aconsej*, no comentar, no decir, no revelar, comunicado, responsabilidad, participa*, intervien*, implicad*, redact*, prepara*, revis*, aprob*
        visto bueno, lo lean, hayan leido, leido, no se puede decir, antes de publicar, regulador
        """,
        "su, tu, usted, cita, citas, gratuit*, horario",
    ),
    Mechanism(
        """
        contraseñas, los datos de, datos de clientes, datos de los clientes, datos personales de, registros de clientes, fichas de clientes, cuentas de clientes, cuentas de, numeros de tarjeta, correos de
        contraseñas de clientes, datos de tarjetas
        """,
        """
        expuest*, filtrad*, robad*, publicad* en, al descubierto, accesibles para cualquiera, visibles para otros, copiad*, a la venta, a la vista, al publico
        enviad* por error, se filtraron, se expusieron
        """,
        "sus, su, tu, tus, no, nunca, ni, ningun*, salvo, si",
    ),
    Mechanism(
        "ataque, ataques, trafico de ataque, atacantes",
        """
        detras de, detras del, procede*, viene de, vienen de, proviene*, paises, gbps, contra nosotros, contra nuestr*, sufr*, bajo, a nuestr*, sistemas, red, servidores, pagina de acceso, bloquead*, bloque*, conten*, mitig*
        en curso, trafico, repel*, rechaz*
        """,
        "corazon, asma, panico, ansiedad, tiburon*, perro*, pelicula, obra, delanter*, equipo, terrorist*, su, tu",
    ),
    Mechanism(
        "antiguo empleado, antigua empleada, antiguos empleados, ex empleado, exempleado*, ex emplead*, extrabajador*, antiguo trabajador, antiguo compañero, antiguo proveedor, antiguo administrador, empleado descontento",
        "acceso, credenciales, contraseña*, clave*, borro, copio, entro, sistema, sistemas, cuenta",
        "su, tu, homenaje, pension*",
    ),
    Mechanism(
        "soporte, soporte de, soporte tecnico de, soporte a, tecnicos de, ingenieros de, especialistas de, pedido ayuda a, hemos escalado a, esperamos a, contactado con, en contacto con",
        VENDORS,
        f"{YOURS}, office, edge, word, excel, maps, pay, usted, aplicacion, app, cuenta",
    ),
    Mechanism(
        "cambio, cambios, modificacion, correccion, arreglo",
        """
        sin pruebas, sin probar, sin probarlo, sin test, sin revision, sin revisar, no se probo, se aprobo, fue aprobado, aprobado por, se revirtio, se ha revertido, revertid*, produccion
        comite, de emergencia, vuelta atras, deshech*
        """,
        "precio*, tarifa*, horario*, puerta*, anden, via, direccion, su, tu, billete*, talla*",
    ),
    Mechanism(
        "monitorizacion, monitoreo, nuestras alarmas, nuestras alertas, supervision",
        "no nos aviso, no aviso, no nos alerto, no alerto, no detecto, no salto, no saltaron, no se dio cuenta, apagad*, desactivad*, desactivada, demasiado tarde",
        "paciente*, volcan*, sismic*, salud, aire, su, tu",
    ),
    Mechanism(
        "sistema de respaldo, sistemas de respaldo, sistema de reserva, sistema secundario, sistema redundante, sistema de emergencia, servidor de reserva, servidor de repuesto, equipo de respaldo",
        "pasando al, pasamos al, paso al, pasar al, cambi*, fall*, no arranc*, no entro, no arranco, entro en, activ*, asum*, tomo el, funcionando con, trabajamos con",
        "su, tu, frenos, calefaccion, bomba*",
    ),
    Mechanism(
        "reloj, relojes, hora",
        "varias maquinas, de las maquinas, desajust* el reloj, desincroniz*, desajustad*, desajusto el, de los servidores",
        "su, tu, plaza, torre, pared",
    ),
    Mechanism(
        "proceso que, procesos que, tarea que, trabajo que",
        "imprime*, genera*, calcula*, importa, exporta, fallo, no termino, no se ejecuto, copia los",
        "su, tu, judicial*, electoral*",
    ),
    Mechanism(
        "copia* de seguridad, copias de anoche, copias de ayer, respaldos, backups",
        "no sirve*, inservible*, inutilizable*, vacia*, ilegible*, incomplet*, no existe*",
        YOURS,
    ),
    Mechanism(
        "ingenier*, tecnic*, programador*, administrador*, desarrollador*",
        "registros, los logs, el codigo, la configuracion, la base, subio un cambio, subio una version, cambio la configuracion, sin permiso, sin autorizacion, borro",
        "su, tu, usted, civil, propiedad",
    ),
    Mechanism(
        "el arreglo, la correccion, la solucion, el parche, el cambio, codigo",
        "subido a, se subio, se ha subido, subimos, en produccion, a produccion",
        YOURS,
    ),
)
