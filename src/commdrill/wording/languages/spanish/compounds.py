"""What words say together in Spanish of what no customer sees, that each may say of something else."""

from commdrill.wording.phrases import crossed

COMPOUNDS = (
    crossed("bus de, malla de", "servicios, integracion, datos, mensajes"),
    crossed(
        "capa de, capa",
        "autenticacion, autorizacion, seguridad de la aplicacion, mensajeria, integracion, persistencia, negocio, transporte, almacenamiento, web, intermedia",
    ),
    crossed(
        "motor de",
        "reglas, plantillas, calculo, integracion, flujos, consultas, base de datos, indexacion, tarificacion, cotizacion, suscripcion, emparejamiento, asignacion, despacho, facturacion, decisiones",
    ),
    crossed(
        "gestor de, gestores de",
        "sesiones, transacciones, identidades, colas, base de datos, bases de datos, configuracion, paquetes, secretos",
    ),
    crossed(
        "nodo, nodos",
        "maestro, maestros, esclavo, esclavos, pasivo, pasivos, activo del cluster, de computo, de borde, de red",
    ),
    crossed(
        "tabla, tablas", "temporal, temporales, de sesiones, particionada, particionadas, de hechos"
    ),
    crossed(
        "registro de, registros de, fichero de, ficheros de",
        "transacciones, auditoria, eventos del sistema, depuracion, intercambio, configuracion, trazas",
    ),
    crossed(
        "tarjeta de, interfaz de, router de, conmutador de, nucleo de, segmento de, topologia de",
        "red, borde, la red",
    ),
    crossed(
        "red",
        "privada virtual, de area local, de almacenamiento, perimetral, de gestion, de backend",
    ),
    crossed("enlace de, enlaces de", "red, fibra, microondas, transito, respaldo"),
    crossed(
        "almacen de, repositorio de",
        "certificados, claves, artefactos, imagenes de contenedores, objetos, sesiones",
    ),
    crossed(
        "token de, tokens de, cookie de, testigo de",
        "refresco, sesion, acceso, servicio, seguridad caducado",
    ),
    crossed("pool de, fuga de, agotamiento de", "conexiones, hilos, memoria, recursos"),
    crossed("grupo de", "conexiones, hilos"),
    crossed("ingesta de", "ais, datos, eventos, mensajes, posiciones, telemetria"),
    crossed("optimizador de", "reparto, despacho, asignacion, asignaciones"),
    crossed("senal de, senales de", "contribucion"),
    crossed("cola de, colas de", "peticiones, reintentos, integracion"),
    crossed("procesador de, consumidor de, productor de", "eventos, mensajes, flujos"),
    crossed(
        "proceso de, procesos de",
        "carga de datos, ingesta, replicacion, extraccion, indexacion, purga",
    ),
    crossed(
        "politica de, politicas de, regla de, reglas de",
        "enrutamiento, red, escalado, cortafuegos, acceso a la red",
    ),
    crossed("servicio, servicios", "rest, soap, de tokens, web interno, de metadatos"),
    crossed(
        "plataforma de",
        "virtualizacion, contenedores, integracion, mensajeria interna, orquestacion, datos",
    ),
    crossed(
        "region, zona",
        "de la nube, de respaldo, secundaria, principal de la nube, de disponibilidad",
    ),
    crossed("enlace con", "el proveedor, nuestro proveedor, el centro de datos, el cpd"),
    crossed("balanceando, balancear, balanceamos, repartir", "la carga entre"),
    crossed(
        "se agoto el, se acabo el, sin",
        "espacio en el volumen, espacio en disco, espacio en el disco, espacio en el servidor",
    ),
    crossed("sentencia, sentencias, instruccion, orden", "delete, update, insert, select, drop"),
    crossed("tabla de, tablas de", "sesiones, transacciones, auditoria"),
    crossed(
        "escalado a, escalada a, escalado al, escalada al, escalamos a, escalamos al, se escalo a, se escalo al",
        "l1, l2, l3, n1, n2, n3",
    ),
    crossed(
        "ha corrompido, han corrompido, corrompio, corrompieron",
        "una tabla, la tabla, un indice, el indice, los datos, unos datos",
    ),
    crossed("severidad, gravedad", "critica, maxima, alta, 1, 2"),
    crossed("imagen de, imagenes de, registro de", "contenedor, contenedores, docker"),
    crossed(
        "fallo en el, cambio en el, arreglo en el, error del",
        "codigo de la aplicacion, codigo fuente, codigo",
    ),
    crossed("proveedor de", "conectividad, transito, identidad, identidades, dns"),
    crossed(
        "credencial*, credenciales, secreto, secretos",
        "del servicio, de la aplicacion, del entorno, rotad*",
    ),
    crossed(
        "se rotaron, hemos rotado, rotamos",
        "las credenciales, las claves, los secretos, los tokens",
    ),
    crossed(
        "borro, borrado, elimino, eliminado, borraron",
        "un indice, el indice, una tabla, la tabla, un esquema",
    ),
    crossed(
        "integracion con, interfaz con, enlace con, conector con",
        "el erp, sap, el crm, el lis, el host",
    ),
    crossed("mensajes, trabajos, peticiones, transacciones, tareas", "encolados, encoladas"),
    crossed(
        "servidor, nodo, equipo, modulo",
        "de firma, de licencias, de directorio, de sellado de tiempo",
    ),
    crossed("fichero de, ficheros de, archivo de", "compensacion, liquidacion"),
    crossed("soporte de, de", "segundo nivel de soporte, nivel 2 de soporte, nivel 3 de soporte"),
    crossed("caso, incidencia abierta, por parte", "con el fabricante, del fabricante"),
    crossed("un, el, del, de", "rca"),
    """
    pasarela edi, maquina de estados, los workers, un worker, workers asincronos, geocodificador*, empaquetador genera, solo frontal, limitando las peticiones, limita las peticiones, los codificadores, por la carga de la, aborto en el paso
    controlador wifi, controladores wifi, host autorizador, hosts autorizadores, host de autorizacion, motor antifraude, lote nocturno, lotes nocturnos, pasarela swift, centralita ip, troncal sip, troncales sip, nucleo ims, tarjeta de linea, anillo de fibra, enlace redundante, enlaces redundantes, operador mayorista, granja citrix, copia de seguridad incremental, pasarela de apis, reversion del despliegue, actualizacion del nucleo, error de codigo en, rama de produccion, sala tecnica, ventana de cambio, ventana de cambios, plan de marcha atras, agregador de sms, telecontrol, concentrador de contadores, concentradores de contadores, plataforma lms, sincronizacion de inventario, feed de precios, frontal web, hoja de estilos, hojas de estilos
    entorno productivo, entornos productivos, ambiente productivo, ambientes productivos, ambiente de produccion, ambiente de pruebas, ambiente de desarrollo, ambiente de preproduccion
    incidente mayor declarado, incidencia mayor declarada, puente abierto, puente de conferencia, virtualizacion, desde cinta, desde las cintas, pasarela de correo, pasarela de sms, pasarela de mensajeria, enlace de respaldo no, linea de respaldo no, procesamiento por lotes, proceso en segundo plano, procesos en segundo plano, core bancario, core banking, certificado del sitio, certificado del portal, certificado de la pagina, certificado de la web, malla de servicio, memoria intermedia, memoria virtual, volumen logico, volumenes logicos, volumen de disco, trafico de red, trafico de entrada, punto de montaje, plan de ejecucion, sentencia sql, sentencias sql, rango de direcciones
    cadena de certificacion, cadena de confianza, segundo plano del servidor, rama principal del codigo, parametro* de configuracion, archivo* de propiedades, registrador del dominio, controlador* de dominio
    cuenta* de servicio, clave de administrador, contraseña del administrador, contraseña de root, centro de proceso de datos, armario de comunicaciones, pila de protocolos, codificacion de caracteres, bufer, buferes, inyeccion de codigo, malware
    alerta* de monitorizacion, alerta* de monitoreo, cuadro de mando de operaciones, umbral de alertas, infraestructura en la nube, infraestructura tecnologica ha, red de distribucion de contenidos, red de entrega de contenidos, relevo de correo, rele de correo
    cabecera* http, paquete* de red, particionado, tuberia* de datos, modelo de datos, esquema xml, granja de servidores, equipo de redes ha, wiki interna, informe post mortem, caso con el fabricante, caso con el proveedor, ticket con el fabricante, ticket con el proveedor
    """,
)
