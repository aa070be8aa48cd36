"""What must not be read in Spanish."""

from commdrill.wording.languages.spanish.blame import BLAME
from commdrill.wording.phrases import Phrases, crossed
from commdrill.wording.policy.glossary import ABROAD, LOANS, SYSTEMS
from commdrill.wording.policy_words import LeakWords, Mechanism

_YOURS = "su, tu, sus, tus"
_BREAKS = """
saturad*, saturacion, sobrecarg*, reinici*, corrupt*, no responde*, dejo de responder, dejado de responder, replic*, mal configurad*, configuro mal
sin memoria, sin espacio en, sin disco, sin nodos, desincroniz*, desaloj*, sin lider, perdio el lider, health check*, quorum, se colgo, se quedo colgad*, colgad*
conmut*, dejo de funcionar, dejaron de funcionar, no arranca*, no levanta*, no inicia*, hacke*, tumb*, derrib*, escal*, revert*
"""
_FAILS = """
caido*, caida*, cayo, se cae, se caen, cayeron, colaps*, fallo*, falla*, bloque*, migr*, configur*, sin espacio, agoto, agota*, inaccesible*
averiad*, carga, indisponible*, parche*, actualiz*, no esta*, error, errores, no llega*, no alcanza*, perdio, pierde*, conexion*, conectar*, congelad*
lleno, llena, se lleno, llenaron, memoria, cpu, indice*, restaur*, instantanea*, comprometid*, cifrad*, lent*, reempl*, sustitu*, ampliad*
reconstru*, rota, roto, rotas, rotos, sincroniz*, borrad*, apagado, apagados, se apago, se apagaron, quemado, se quemo, rechaz*, un lider, datos antiguos, descart*, no es accesible, no son accesibles, sin nodos
se quedo sin, se ha quedado sin, se han quedado sin, romp*
"""
"""What happens to machines, and what happens to anything."""

_ELSEWHERE = "basura, reciclaje, ropa, recogida, residuo*, papel, vidrio, buque*, puerto, vinilo, freno*, musica*, tren, trenes, metro, autobus*, libro*, precio*, bolsa, museo, arte, carabela*, terremoto*, sismo*, temblor*, juzgado*, judicial*, primera instancia"
"""Beside what containers, disks and replicas are things that people see."""
_TECHNICAL = """
servidor, servidores, base de datos, bases de datos, cluster*, nodo, nodos, cache, replica, replicas, sincroniz*, desplieg*, desplegar, umbral
cortafuegos, firewall*, migracion, monitorizacion, relanz*
correo saliente, lista negra, en el codigo, metricas, clave de la api, claves de la api, ancho de banda, javascript, brokers, lambda, contenedor de, fibra entre
token, tokens, quorum
"""
"""Words of computing, of which two in one sentence are jargon."""
_TRADES = "redes, sistemas, infraestructura*, informatica, desarrollo, plataforma, ti, base* de datos, devops, sre, operaciones, ingenieria, backend"

LEAKS = LeakWords(
    jargon=Phrases(
        ABROAD,
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
        fallo de software, fallo del software, error de software, error del software, fallo de hardware, fallo del hardware, controladora*, version de la api, archivo* de javascript, archivo javascript, fichero* de javascript, sesiones colgadas, modulo* de memoria, host central, capa de integracion, error del operador, error de un operador, reinici* el servicio, reinici* los servicios, produccion esta caid*, produccion caid*, produccion se cayo, regla* de red, error sql, errores sql, un solo servidor
        limites de la api, limite de la api, truncad*, server, servers, imagen equivocada, se salto las pruebas, saltarse las pruebas, sin pasar por pruebas, consultas a la replica, cortes de conexion, el volumen raiz
        prueba* de carga, prueba* de estres, gestor de colas, analisis de la causa, credenciales de prueba*, inicio de sesion unico, un switch, el switch, los switch, resincroniz*
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
        pila de llamadas, desbordamiento, deadlock, interbloqueo*, indice* corrupt*
        servidor principal, servidores principales, servidor central, disco del servidor, disco* del servidor, cola* de kafka
        cluster de kafka, pase a produccion, pases a produccion, paso a produccion, subida a produccion, puesta en produccion
        guardia de plataforma
        guardia tecnica, tecnico de guardia, ingenier* de guardia, tarea programada, cuello de botella, excepcion no controlada
        escalado automatico, autoescalado, reindex*, consulta* lenta*, bloqueo* de tabla*, tabla de rutas, directorio activo
        firmware, repositorio* de codigo, certificado del dominio, certificado del servidor, certificado raiz
        pagina de confluence, preproduccion, entorno de pruebas, codigo fuente, servidor ldap, servidores ldap, red troncal
        ticket interno, incidencia interna, hilo* de ejecucion, orquestador, volcado de memoria, nodo primario, nodo de reserva, rama equivocada, traza* de error, trazas de la aplicacion, proveedor cloud, proveedor de nube
        escalado a nivel, escalada a nivel, escalado al nivel, proveedor de alertas, centro* de datos, cpd, entre cpds
        job, jobs, bucle infinito, pool de conexiones, equipo de guardia, guardia informatica, proveedor de alojamiento, proveedor de hosting
        bug, bugs, uso interno, no difundir, solo para uso interno, documento interno, mainframe*, api rest, tiempo de espera agotado
        almacen de sesiones, cache de sesiones, pool de hilos, hosting, webhook*, funcion lambda, memoria ram, mas ram, sala de servidores
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
        equipo de sre, sistemas de backend, capa de cache, pipeline*, release, parche de seguridad
        """,
    ),
    mechanisms=(
        *BLAME,
        Mechanism(
            Phrases(_TECHNICAL, SYSTEMS, LOANS),
            Phrases(
                _TECHNICAL,
                LOANS,
                _BREAKS,
                "fuera de linea, capacidad, ext, limite, caduc*, firmaron, firmad*, clave antigua, no se renovo, renovad*, falta",
            ),
            Phrases(
                _YOURS,
                _ELSEWHERE,
                "restaurante*, camarer*, judicial*, juzgado*, electoral*, ayuntamiento, escolar*, tren, trenes, metro, teatro, obra, vinilo, musica*, agricol*, ganader*, aceite, vino, lacte*, incendio*, museo, empadronamiento, nacimiento, matrimonio, carretera*, puerto, estadio, reciclaje, basura, curso, titulo, medico, seguro, ropa, teleferico, peaje",
            ),
        ),
        Mechanism(
            Phrases(
                """
                servidor, servidores, base de datos, bases de datos, bbdd, cluster*, backend*, maquina virtual, maquinas virtuales, mainframe*
                vm, vms, microservicio*
                """
            ),
            Phrases(_BREAKS, _FAILS),
            Phrases(
                "agua, restaurante*, camarer*, comida*, bufe, public*, municipal*, estatal*, huelga"
            ),
        ),
        Mechanism(
            Phrases("cortafuegos, firewall*, plugin*, cache"),
            Phrases(
                _BREAKS,
                _FAILS,
                "incompatible*, no es compatible, desactualizad*, conflicto*, wordpress, peticion*, trafico, regla*, invalid*, purg*, obsolet*, capa, servidor*, vaciar, vaciado, no se vacio, limpiar, limpiado",
            ),
            Phrases(_YOURS, "bosque*, monte*, incendio*, navegador, desactiv*"),
        ),
        Mechanism(
            Phrases("cortafuegos, firewall*"),
            Phrases("nuestro*"),
            Phrases("bosque*, monte*, incendio*"),
        ),
        Mechanism(
            Phrases(
                "nodo*, replica*, contenedor*, disco*, pod, pods, instancia*, shard*, indice, indices"
            ),
            Phrases(
                _BREAKS,
                "por detras, muert*, matad*, quedo atras, quedado atras, perdio un nodo, perdio dos, ram, cpu, logs",
            ),
            Phrases(_ELSEWHERE),
        ),
        Mechanism(
            Phrases("disco*, pod, pods, shard*"),
            Phrases("retras*, caido*, cayo, rotos, roto, averiad*, lleno*, se lleno, fall*"),
            Phrases("vinilo, freno*, musica*, museo, arte, su, tu"),
        ),
        Mechanism(
            Phrases("proceso, procesos"),
            Phrases("se colgo, se quedo colgado, colgad*, se atasco, abort*"),
            Phrases("judicial*, electoral*, su, tu"),
        ),
        Mechanism(
            Phrases("integracion, integraciones"),
            Phrases("rompio, roto, rota, api, fall*"),
            Phrases("social, escolar, europea"),
        ),
        Mechanism(
            Phrases("replica*"),
            Phrases("retras*, caid*, cayo, base de datos"),
            Phrases(
                "museo, arte, camiseta*, barco*, carabela*, castillo*, estatua*, terremoto*, sismo*, temblor*"
            ),
        ),
        Mechanism(
            Phrases("router, routers, switch, switches, punto* de acceso, tarjeta* de red"),
            Phrases(
                "reinicio, reiniciado, quemado, se quemo, firmware, sustitu*, reempl*, fallo, averiad*, mal configurad*, saturad*, colgad*, se colgo"
            ),
            Phrases(_YOURS),
        ),
        Mechanism(
            Phrases("red, redes"),
            Phrases("mal configurad*, configuro mal, bucle, configuracion, segmento*, particion*"),
            Phrases("metro, autobus*, ferroviari*, su, tu, social, sociales"),
        ),
        Mechanism(
            Phrases("indice, indices"),
            Phrases("corromp*, corrupt*, falta, base de datos, tabla*, reconstru*, reindex*"),
            Phrases("precio*, libro*"),
        ),
        Mechanism(
            Phrases(
                "copia* de seguridad, desde la copia, copia* de la base, respaldo*, backup, backups"
            ),
            Phrases(
                "corrupt*, dañad*, fall*, falta*, restaur*, sobrecarg*, almacenamiento, no se hizo, no se hicieron, perdid*, recuper*"
            ),
            Phrases("su, tu, sus, tus, generador*"),
        ),
        Mechanism(
            Phrases("memoria, hilos, conexiones"),
            Phrases("agot*, fuga*, se acabo, insuficiente*, servidor*"),
            Phrases("su, tu, autobus*, tren, trenes, vuelo*"),
        ),
        Mechanism(
            Phrases("token, tokens, cookie*, clave*"),
            Phrases("pasarela, rotad*, revocad*, autenticacion, filtrad*"),
            Phrases("su, tu"),
        ),
        Mechanism(
            Phrases("volumen, volumenes, sistema de ficheros, sistema de archivos"),
            Phrases("solo lectura, almacenamiento, montad*, desmontad*, lleno"),
        ),
        Mechanism(
            Phrases("contraseñas, contraseña, tarjetas, datos"),
            Phrases("texto plano, texto claro, sin cifrar"),
            Phrases("su, tu"),
        ),
        Mechanism(
            Phrases("cortacircuitos, disyuntor"),
            Phrases("servicio, microservicio*"),
            Phrases("su, electric*"),
        ),
        Mechanism(
            Phrases("antivirus"),
            Phrases("borro, bloque*, ficheros, archivos, sistema"),
            Phrases("su, tu"),
        ),
        Mechanism(
            Phrases("dominio"),
            Phrases("caduco, caducado, expiro, vencio, vencido, renov*"),
            Phrases("su, tu, castillo"),
        ),
        Mechanism(
            Phrases(
                "despliegue*, desplego, desplegado, desplegamos, version, versiones, release*, actualizacion de software"
            ),
            Phrases(
                """
                introdujo, introdujeron, revert*, revirt*, reviert*, rollback, deshac*, deshecho, vuelta atras, marcha atras, defectuos*
                fallid*, produccion, bug, bugs, codigo, provoc*, caus*, salio mal, fue mal, fallo, anoche, parche, hotfix, sin probar, sin pruebas, sin testear, desplego, subimos
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
)
