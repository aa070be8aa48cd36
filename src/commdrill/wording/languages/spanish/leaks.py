"""What must not be read in Spanish."""

from commdrill.wording.languages.spanish.blame import BLAME
from commdrill.wording.languages.spanish.compounds import COMPOUNDS
from commdrill.wording.languages.spanish.dealings import DEALINGS
from commdrill.wording.languages.spanish.inside import INSIDE
from commdrill.wording.languages.spanish.mechanisms import MECHANISMS
from commdrill.wording.languages.spanish.trades import TRADE
from commdrill.wording.phrases import LeakWords, Phrases, crossed
from commdrill.wording.policy.glossary import ABROAD

_TRADES = "infraestructura*, informatica, desarrollo, plataforma, ti, base* de datos, devops, sre, ingenieria, backend"

LEAKS = LeakWords(
    jargon=Phrases(
        "volver a la version, regresar a la version, nadie habia probado, nadie probo, nadie lo habia probado, nunca se habia probado, aprobacion del cambio, proveedor de servicios gestionados, canal de la incidencia, canal del incidente, orden equivocada, comando equivocado, hilo de slack, trabajos sin procesar, tareas sin procesar, cto, ciso, director de tecnologia, directora de tecnologia, director de sistemas, directora de sistemas, jefe de sistemas, jefa de sistemas, jefe de operaciones, jefa de operaciones, jefe de infraestructura, responsable de sistemas, actor estatal, actores estatales, subcontrata, subcontratas, referencia interna, numero interno, codigo interno, llamada de crisis, comite de crisis, trabajo de importacion, trabajos de importacion, trabajo de exportacion, escalado a n2, escalado a n3, escalado al n2, escalado al n3, escalado a segundo, escalado al segundo, escalado a tercer, escalado al tercer",
        "no digan a la prensa, no diga a la prensa, nada a la prensa, nodo líder, nodo primario, réplica de lectura, réplicas de lectura, reindexación, proveedor de identidad, proveedor de identidades, modo de solo lectura de, no publicar, no divulgar, no mencionar, que no lo sepan los clientes, capa de ingesta, capa de datos, capa de aplicación, recolector de basura detuvo, recolector de basura de la, pausa del recolector de basura, entrada y salida de disco, entrada salida de disco, equipo de datos",
        crossed("servicio de, gestor de, servidor de", "colas"),
        crossed("memoria de, memoria del", "pod, pods, contenedor, nodo, servidor, proceso"),
        crossed("region", "secundaria, primaria, principal, de respaldo, de reserva"),
        crossed(
            "desplegando, despliega, desplegado, desplegada, despliegue de",
            "una correccion, la correccion, un arreglo, el arreglo, una solucion",
        ),
        crossed("error en la, cambio en la, fallo en la, cambio de, errata en la", "configuracion"),
        crossed(
            "modulo de, microservicio de, nodo de, cluster de",
            "autenticacion, identidad, sesiones, mensajeria, notificaciones, facturacion, busqueda",
        ),
        crossed(
            "nodo, nodos",
            "principal, principales, primario, secundario, secundarios, de respaldo, de reserva, de busqueda, de datos",
        ),
        ABROAD,
        *COMPOUNDS,
        crossed(
            "biblioteca, libreria, componente, codigo, software, modulo",
            "de terceros, de un tercero",
        ),
        crossed(
            "equipo de, compañer* de, personal de, departamento de, gente de, area de, chicos de, ingenier* de, responsable de",
            _TRADES,
        ),
        crossed(
            "capa de",
            "aplicacion, aplicaciones, datos, red, presentacion, servicios, persistencia, acceso",
        ),
        crossed(
            "maquina, servidor, cable, cluster, entorno, nodo, script, rama, base de datos",
            "equivocad*, incorrect*",
        ),
        crossed(
            "api, apis, servicio, servicios, sistema, sistemas, componente, componentes, herramienta, herramientas, endpoint",
            "interna, internas, interno, internos",
        ),
        """
        bus de eventos, flujo de eventos, puente de la incidencia, puente del incidente, sala de guerra
        condicion de carrera, condiciones de carrera, violacion de segmento, fallo de segmentacion, clave foranea, clave ajena
        procedimiento almacenado, procedimientos almacenados, vista materializada, tabla de particiones, espacio de nombres, suma de comprobacion, tolerancia a fallos, desbordamiento de memoria
        control de versiones, linea de codigo, lineas de codigo, error de sintaxis, error de compilacion, llamada recursiva, expresion regular, variable de entorno, variables de entorno
        depuran, depurando, consumidores de la cola, consumidor de la cola, volumen compartido, entrega de codigo, valor nulo, valores nulos, subida de codigo
        carga nocturna de datos, importacion nocturna, exportacion nocturna, copia nocturna, volcado nocturno
        concentrador de vpn, concentrador vpn, error humano durante, tokens de acceso, tokens de autenticacion, excepciones no controladas, agota el tiempo esperando, agotan el tiempo esperando, ultimo commit, grupo de hilos, almacen de claves
        puntero nulo, punteros nulos, vuelto a la version anterior, regresado a la version anterior, en un log, en el log
        fallo de software, fallo del software, error de software, error del software, fallo de hardware, fallo del hardware, controladora*, version de la api, archivo* de javascript, archivo javascript, fichero* de javascript, sesiones colgadas, modulo* de memoria, host central, capa de integracion, error del operador, error de un operador, reinici* el servicio, reinici* los servicios, produccion esta caid*, produccion caid*, produccion se cayo, regla* de red, error sql, errores sql, un solo servidor
        limites de la api, limite de la api, truncad*, server, servers, imagen equivocada, se salto las pruebas, saltarse las pruebas, sin pasar por pruebas, consultas a la replica, cortes de conexion, el volumen raiz
        prueba* de carga, prueba* de estres, gestor de colas, analisis de la causa, credenciales de prueba*, resincroniz*
        paquetes perdidos, perdia paquetes, pierde paquetes, perdiendo paquetes, descarta* paquetes, descarta* los paquetes, punto unico de fallo, sin redundancia, por encima del umbral
        """,
        """
        balanceador*, balanceo de carga, conmutacion por error, conmutacion automatica
        fuga* de memoria, falta de memoria, sin memoria, uso de memoria, perdida de paquetes
        latencia*, tasa* de error*, timeout*, cola* de mensajes, cola* de trabajos
        servidor* de produccion, entorno de produccion, servidor* web, servidor* de aplicaciones
        servidor* de base* de datos, servidor* de cache, base* de datos principal*
        base* de datos primaria*, base* de datos replicada*, base* de datos de produccion
        replica* de lectura, replica* de escritura, replica* de la base, nodo* de la base
        nodo* del cluster, pool de conexiones, conexiones a la base de datos, zona* de disponibilidad
        nuestro certificado caduc*, nuestro certificado expir*, nuestro certificado venc*, tunel vpn, tuneles vpn
        enlace con el centro de datos, tabla de pedidos, tabla de clientes, tabla de usuarios, tabla de facturas
        indice* de busqueda, volvimos a la version, volvemos a la version, volver a la version anterior, mala configuracion
        configuracion erronea, configuracion equivocada, nodo* de almacenamiento, tabla de pagos, mal configurad*, certificado* caducad*, certificado* expirad*, certificado* vencid*, certificado* ssl
        puerta de enlace, pasarela* de api, proxy, proxies, servidor* proxy, regla* del cortafuegos
        regla* de cortafuegos, tarea* programada* del sistema, proceso* batch, proceso* por lotes
        script*, endpoint*, espacio en disco, disco lleno, cabina de discos, escritura en disco
        enrutador*, conmutador* de red, servicio de autenticacion
        denegacion de servicio, ataque informatico, despliegue fallido, despliegue defectuoso, ultimo despliegue, rollback*, hacer rollback
        cambio de configuracion, cambios de configuracion, error de configuracion
        archivo* de configuracion, fichero* de configuracion, guardia de sistemas, sala de crisis
        causa raiz, limite de peticiones, migracion de datos, migracion de la base, migracion del esquema, migracion de esquema*
        pila de llamadas, desbordamiento, deadlock, interbloqueo*, error* de segmentacion, indice* corrupt*
        servidor principal, servidores principales, servidor central, disco del servidor, disco* del servidor, cola* de kafka
        cluster de kafka, pase a produccion, pases a produccion, paso a produccion, subida a produccion, puesta en produccion
        guardia de plataforma
        guardia tecnica, tecnico de guardia, ingenier* de guardia, tarea programada, cuello de botella, excepcion no controlada
        escalado automatico, autoescalado, reindex*, consulta* lenta*, bloqueo* de tabla*, tabla de rutas, directorio activo
        repositorio* de codigo, certificado del dominio, certificado del servidor, certificado raiz
        pagina de confluence, preproduccion, entorno de pruebas, codigo fuente, servidor ldap, servidores ldap, red troncal
        ticket interno, incidencia interna, hilo* de ejecucion, orquestador, volcado de memoria, nodo primario, nodo de reserva, rama equivocada, traza* de error, trazas de la aplicacion, proveedor cloud, proveedor de nube
        escalado a nivel, escalada a nivel, escalado al nivel, proveedor de alertas, cpd, entre cpds
        job, jobs, bucle infinito, pool de conexiones, equipo de guardia, guardia informatica, proveedor de alojamiento, proveedor de hosting
        cambio de esquema, cambios de esquema, broker de mensajes, brokers de mensajes, broker de eventos, switch de nucleo, switch central, conmutador de nucleo, router de nucleo, enrutador de nucleo, descriptores de archivo*, descriptores de fichero*, bug, bugs, uso interno, no difundir, solo para uso interno, documento interno, mainframe*, api rest, tiempo de espera agotado
        almacen de sesiones, cache de sesiones, pool de hilos, hosting, funcion lambda, memoria ram, mas ram, sala de servidores
        centro de respaldo, centro de contingencia, centro secundario, plan de contingencia informatic*, recuperacion ante desastres
        tabla pedidos, tabla clientes, tabla usuarios, tabla pagos, indice de la base, inyeccion sql, inyeccion de sql, dia cero
        ransomware, prueba de carga, error de programacion, fallo de programacion, error en el codigo, fallo en el codigo
        interno del servidor, pasarela de enlace
        fuerza bruta, escalado a guardia, copia instantanea, desde un snapshot, snapshot*, maquina* virtual*, rack
        planificador de tareas, base de datos maestra, base de datos esclava, enrutamiento, rango de ip, rangos de ip, rango de direcciones ip, bus de mensajes
        almacen de datos, lago de datos, replicacion, latido entre, registrador de dominio*, cadena del certificado, cadena de certificados
        certificado intermedio, certificado de la web, error humano del personal, solo para personal interno, solo personal interno, uso exclusivo interno, borrador no enviar, no publicar todavia, esto es confidencial, estrictamente confidencial, numero de pods, los pods, uso de disco, administrador* de base*, administrador* de sistemas, sistema de monitorizacion, sistema de monitoreo, una regresion, error de javascript, errores de javascript, no compartir con, nota interna, circular interna
        factura de la nube, sin parchear, api de terceros, apis de terceros, api externa, token de la api, tokens de la api, proceso de sincronizacion, proceso nocturno, procesos nocturnos, sincronizacion nocturna, escalado el caso, escalado la incidencia, soporte de segundo nivel, soporte de tercer nivel
        entiende el codigo, no arranca el servicio, no arrancan los servicios, no levanta el servicio, tokens invalidos, hackead*, hackeo, en los logs, los logs, ciberataque*
        relleno de credenciales, ataque ddos, ataques ddos
        consola de la nube, proveedor de alojamiento, instancia* de computo, imagen del contenedor, imagenes de contenedor*, contenedor de docker, variable* de entorno, archivo de registro
        archivos de registro, registro de errores, registros del servidor, llave* ssh, clave* de cifrado, clave de api, claves de api, llamada* a la api, token de la pasarela
        token de acceso, token de autenticacion, tiempo de respuesta del servidor, respuesta del servidor, servidor* de correo, servidor* de archivos, servidor* de ficheros, servidor* dns, servidores dns, servidor* de nombres
        resolucion de nombres, subred*, puerta de enlace, punto de acceso de red, equipo* de red, electronica de red, fibra troncal, doble pila, enlace troncal, tormenta de broadcast
        vlan, vlans, carga de cpu, carga del servidor, consumo de memoria, proceso bloqueado, hilo bloqueado, proceso zombi, tarea en segundo plano, tareas en segundo plano, proceso de fondo, procesos de fondo
        tarea batch, cola de procesamiento, cola de tareas, cola de eventos, cola de correo, cola de procesos, indice de la tabla, tabla* de la base, fila* de la base, esquema de la base, volcado de la base, datos corruptos, corrupcion de datos
        clave foranea, consulta a la base, consultas a la base, bloqueo de filas, bloqueo de tabla, integracion continua, pruebas unitarias, pruebas de regresion, entorno de desarrollo, entorno de pre
        deuda tecnica, sistema heredado, sistemas heredados, codigo heredado, responsable de guardia, persona de guardia, segundo nivel de soporte, tercer nivel de soporte, nivel 2 de soporte, comite de cambios
        gestor de incidentes, jefe de incidente, servicio de tomcat, arranque en frio, interruptor de emergencia del sistema
        equipo de sre, sistemas de backend, capa de cache, pipeline*, parche de seguridad, parche defectuoso, parches defectuosos, parche erroneo
        """,
    ),
    mechanisms=(*MECHANISMS, *BLAME, *DEALINGS),
    trade=TRADE,
    inside=INSIDE,
    answers=Phrases(
        "devuelv*, devolv*, respond*, lanz*, arroj*, responde con, responden con, da, dan, daba*, dio",
        "contesta, contestan, contesto, contestando",
        crossed("termina, terminan, acaba, acaban, falla, fallan, contesta, contestan", "en, con"),
    ),
    meets=Phrases("""
        muestr*, mostr*, recib*, ve, ven, vera*, vea, vean, ver, aparec*, sale, salen
        encuentr*, obtien*, con, dando, mostrando
    """),
    codes=Phrases("error*, tiempo de espera, respuesta*, codigo*, estado, pagina*, timeout*"),
    secrets=Phrases(
        "contrasena*, clave*, clave de acceso, clave api, token, pin, codigo pin, secreto"
    ),
    harmless=Phrases("""
        activ*, list*, debil*, fuerte*, vaci*, segur*, valid*, la, el, su, tu, correct*, incorrect*, no, siempre, necesari*, obligatori*
        personal*, mism*, otra, una, un, solo, secret*, unic*, caducad*, cifrad*, protegid*, aqui
        confidencial*, intransferible*, ya, de, suficiente*, opcional*, igual*
    """),
    desks=Phrases("""
        atencion, cliente*, ayuda, soporte, info, informacion, contacto, ventas, oficina*, prensa, citas
        no, responder, noresponder, admin, administracion, reservas, pedidos, facturacion, hola, avisos
        incidencias, averias, tienda, web, correo, servicio*, secretaria, recepcion, consultas, cita
        reclamaciones, comercial, soporte, tecnico, usuario*, socio*, ciudadan*, padron, urgencias
    """),
)
