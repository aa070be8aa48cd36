"""What must not be read in Spanish."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy_words import LeakWords, Mechanism

_SERVERS = """
servidor, servidores, base de datos, bases de datos, bbdd, cluster*, backend*, maquina virtual
maquinas virtuales
"""

LEAKS = LeakWords(
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
        equipo de sistemas, equipo de infraestructura*, equipo de plataforma, equipo de desarrollo, guardia de plataforma
        guardia tecnica, tecnico de guardia, ingenier* de guardia, tarea programada, cuello de botella, excepcion no controlada
        escalado automatico, autoescalado, reindex*, consulta* lenta*, bloqueo* de tabla*, tabla de rutas, directorio activo
        firmware, repositorio* de codigo, certificado del dominio, certificado del servidor, certificado raiz
        pagina de confluence, preproduccion, entorno de pruebas, codigo fuente, servidor ldap, servidores ldap, red troncal
        ticket interno, incidencia interna, hilo* de ejecucion, orquestador, volcado de memoria, traza* de error, trazas de la aplicacion, proveedor cloud, proveedor de nube
        escalado a nivel, escalada a nivel, escalado al nivel, proveedor de alertas, centro* de datos, cpd, entre cpds
        job, jobs, bucle infinito, pool de conexiones, equipo de guardia, guardia informatica, proveedor de alojamiento, proveedor de hosting
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
                no esta*, agotad*, conmut*, quorum, perdio, pierde*, conexion*, conectar*
                """
            ),
        ),
        Mechanism(
            Phrases("nodo*, replica*, contenedor*, disco*, pod, pods, instancia*, shard*"),
            Phrases(
                """
                reinici*, sobrecarg*, caido*, cayo, no responde*, replic*, sin memoria, mal configurad*
                desaloj*, desincroniz*, quedo atras, quedado atras, muert*, matad*, dejo de responder, corrupt*, lleno*, llena, se lleno, escal*
                """
            ),
            Phrases("basura, reciclaje, residuo*, papel, vidrio, buque*, puerto"),
        ),
        Mechanism(
            Phrases("cortafuegos, firewall*"),
            Phrases("bloque*, peticion*, trafico, configur*, nuestro*, fallo, cayo, regla*"),
            Phrases("su, tu, bosque*, monte*, incendio*"),
        ),
        Mechanism(Phrases("cache"), Phrases("invalid*, purg*, obsolet*, capa, servidor*")),
        Mechanism(
            Phrases(
                "despliegue*, desplego, desplegado, desplegamos, version, versiones, release*, actualizacion de software"
            ),
            Phrases(
                """
                revert*, revirt*, rollback, deshac*, deshecho, vuelta atras, marcha atras, defectuos*
                fallid*, produccion, bug, bugs, codigo, provoc*, caus*, salio mal, fue mal, fallo, anoche, parche, hotfix
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
