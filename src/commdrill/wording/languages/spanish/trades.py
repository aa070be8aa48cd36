"""Words of computing in Spanish, by what they are of."""

from commdrill.wording.languages.spanish.mechanisms import BREAKS, ELSEWHERE, YOURS
from commdrill.wording.phrases import TradeWords
from commdrill.wording.policy.glossary import LOANS, SYSTEMS

_NEVER_ELSE = """
base de datos, bases de datos, bbdd, hipervisor*, cabina de discos, cabinas de discos, sistema de ficheros, sistema de archivos, maquina virtual, maquinas virtuales, cola de mensajes, colas de mensajes, paquetes de red, subred*, dns, vlan*, bgp, enrutamiento, balanceador*
microservicio*, tarea programada, tareas programadas, certificado ssl
"""
_PARTS = """
equipo de redes, personal de redes, departamento de redes, pods, pasarela de pago, pasarelas de pago, servidor, servidores, cluster*, nodo, nodos, disco duro, discos duros, discos, cpu, procesador, procesadores, centro de datos, centros de datos, replica, replicas, cache, caches, latencia*, cortafuegos, firewall*, proxy, enrutador*
tarjeta de red, conmutador*, entorno de pruebas, token, tokens, en produccion, a produccion, controladora*, nuestros administradores, administradores de sistemas, intruso*, hacker*, piratas informaticos, atacante*, ciberdelincuente*, desarrollador*
empresa de hosting, ibm, oracle, dell, cisco, vmware, fortinet, hpe, netapp, red hat, reintentos, limitador*, punto de montaje, consultas sql, interbloqueo*, cola de trabajos, conjunto de datos, bus de mensajes, bus de eventos, almacenamiento de objetos
reindex*, fichero de datos, procesos de ingesta, proceso de ingesta, tcp, encaminamiento, balanceo de carga, resolucion de nombres, monitorizacion, monitoreo, telemetria, orquestador*, proceso por lotes, procesos por lotes, variable de entorno, autoescalado, causa raiz
plano de control, fichero de configuracion, archivo de configuracion, registros del sistema, codigo fuente, en el codigo, compilador*, serializ*, fuga de memoria, pruebas unitarias, espacio de nombres, credenciales, vulnerab*, malware, clave de la api, claves de la api
clave de cifrado, clave de firma
"""
"""What no customer sees, and need not hear of when it fails."""
_MACHINES = """
script*, memoria ram, sistema operativo, sistemas operativos, cabina de almacenamiento, montado, desmontado, contenedor de, subsistema*
"""
_DATA = """
esquema de, indices de, instantanea*, escrituras, quorum, suma de comprobacion, mensaje venenoso, mensajes venenosos, mensaje envenenado, motor de precios, motor de reglas, motor de búsqueda, motor de recomendaciones, migracion, sincroniz*, carga de datos, recolector de basura
ingesta de datos, recoleccion de basura, fragmentos, particion de, particiones, lecturas y escrituras, volcado de, copia de la base
"""
_NETWORKS = """
ancho de banda, troncal*, tuneles, ip, pico de trafico, fibra entre, trafico a, trafico hacia, correo saliente, lista negra
"""
_RUNNING = """
desplieg*, desplegar, despleg*, redespleg*, preproduccion, umbral, umbrales, sonda*, latidos, comprobaciones de estado, marcha atras, relanz*, orquestacion, planificador*, limitador*, bucle de enrutamiento, grupo de hilos, agrupacion de conexiones, de guardia, aprovision*
sin memoria, tiempo de espera, reintento*, limite de peticiones, redundancia, redundante*, envio de registros, envio de logs, heredado, sistema heredado, adaptador*, conector*, registros de acceso, ventana de parches, eleccion de lider, automatizacion, configuracion de, metricas
"""
_PROGRAMS = """
javascript, lambda, analizador*, complemento*, revision de codigo, dependencia, dependencias, compilacion, modulo de, refactor*, excepcion*, codificacion, prueba de carga, condicion de carrera, mal formado, malformad*, inicio de sesion unico, cabeceras, rutina de, script
"""
_GUARDING = """
permisos de, atacante*, cifrado de, cuenta de administrador
"""
_BEFALLS = """
millones de, miles de, se caliente, calentar, se cuelga, se cuelgan, fuera de linea, capacidad, ext, limite, caduc*, firmaron, firmad*, clave antigua, no se renovo, falta, sobrecargad*, se agoto, se agotaron, se ha agotado, se han agotado, promovid*, promovio, atascad*, colgad*, purg*, vaciad*, reconstru*, revert*, escalad*, asignad*, rotad*, filtrad*
retraso, retrasad*, retrasada, acumul*, en bucle, pico de, inalcanzable*, rechaza*, obsolet*, desfasad*, desincroniz*, redimension*, aislad*, estrangul*, se desvio, propag*, solo lectura, va por detras, expuls*, restaurad* desde, amplific*, dispar*, dejo de responder, no ve
se salto, ejecucion*, no acepta*, acepta*, limit*, salto por, no arranco, rechazo, alcanzo, no alcanza, restaurad*, restauramos, recread*, desconect*, conectad*, invalidad*, escribio, leer, ejecut*, aplicad*, aplico, cambiamos, movimos, intercambi*, reemplaz*, sustitu*, quitad*, añadid*, añadimos, perdio, perdid*, negociacion, ruta de, ida y vuelta, desvio, desviad*, descargar, lent*, caliente, retirad*, retir*, lider, renuncio, bloque*, se paro, se detuvo, ataca*, atacaban, ataque, ataques, escane*, rastre*, en cola, mato, matar*, demonio, retirad*, bloquead*, bloqueo, adelantad*, desencamin*, procesad*, procesar*, corrupcion, sin soporte, transaccion*, lado del cliente, datos en vivo, filtro, actualiz*, migrad*, migramos, firma, identidad, deshabilitad*, fallo, fallaron, fallan, perdio su, se lleno, lleno, muert*, murio, rompio, rompieron, rota, roto, caducad*, equivocad*, mal, demasiado*, duplico, triplico, crecio, subio, se disparo, supero, superado, excedi*, al cien por cien, al 100, saltaron, salto, amplio, no era reversible, hubo que restaurar, tuvimos que restaurar
"""
_BESIDE = """
primario, secundario, primaria, secundaria, indice, filas, columna, columnas, tabla, tablas, bloqueo, bloqueos, escritura, lecturas, consumidor*, productor*, trabajo por lotes, hilos, parche, parches, lote, lotes, tuberia*, router*, switch, rutas, paquete, cuota*, proceso, procesos, volumen, volumenes
instancia*, contenedor*, imagen, imagenes, rack, refrigeracion, comando*, orden, version, versiones, codigo, defecto, defectuos*, fallo de software, sin probar, biblioteca*, libreria*, operador*, administrador*, ingenier*, raiz, reinici*, borro, borrad*, duplicad*, agente, agentes, permiso, interfaz, interfaces, evento, eventos, mensajes, fichero, archivo, desde cero, flota, antigu*, incomplet*, errata, cabina, copias, interna, interno, plantilla
capa, capas, hardware, software, variable*, parametro*, registros, cookies, fuente de alimentacion, bits, bytes, gigas, entero, enteros, cadena, cadenas, sintaxis, funcion, objetos, codigo de salida, codigo de error, copia de seguridad, copias de seguridad, herramienta*, peticion, peticiones, conexion, conexiones, claves, consulta, consultas
"""
_OF_ANYTHING = """
pendient*, copi*, rob*, acced*, acceso, lanz*, dos veces, quier*, pide*, pidi*, dice*, digan,empeor*, prueb*, prob*, bloque*, aprob*, desconect*,instal*, parche*, lleno, llena, caen, cayeron, alcanz*, llega a, llegan a, limit*, palabra, insist*, advi*, trabaj*, necesit*,,envi*, escrib*, edit*, cambi*, reempla*,demasiad*, satur*
rechaz*, problema*, fallo*, falla, fallan, falló, averia*, error, errores, causa*, culpa*, incidencia*, incidente*, investig*, analiz*, revis*, apunta a, apunta al, arregl*, repar*, corregid*, correccion, solucion*, cambiad*, cambio de, añad*, pasamos a, pasando a, cambiando a, reempl*, sustitu*, inestable*, no sirve*, no funciona*
no responde*, caido*, caida*, se cayo, roto, rota, lent*, perdid*, borrad*, eliminad*, restaur*, recuper*, comprob*, reinici*, provoc*, afect*, equivoc*, prueba, pruebas, perdio, impide*
"""

TRADE = TradeWords(
    others=f"{_MACHINES}, {_DATA}, {_NETWORKS}, {_RUNNING}, {_PROGRAMS}, {_GUARDING}, {SYSTEMS}, {LOANS}",
    often_else=f"{_BEFALLS}, {_BESIDE}, {BREAKS}",
    never_else=_NEVER_ELSE,
    parts=_PARTS,
    befalls=_OF_ANYTHING,
    elsewhere=f"""
    {ELSEWHERE}
    alimento*, artista, orquesta, redes sociales, juego*, perdidos, horario*, restaurante*, navegador*, consola*, monte, camarer*, comida*, bufe, comedor*, camion, camiones, autopista*, estatua*, espada*, judicial*, juzgado*, electoral*, ayuntamiento, escolar*, tren, trenes, metro, teatro, obra, vinilo, musica*, agricol*, ganader*, aceite, vino, lacte*, incendio*, museo, empadronamiento, nacimiento, matrimonio, carretera*, puerto, estadio, reciclaje, basura los, curso, titulo, medico, seguro, ropa, teleferico, peaje
    autobus*, tranvia*, avion*, vuelo*, barco*, escuela*, colegio*, alumn*, profesor*, biblioteca municipal, pelicula*, novela*, libro*, concierto*, festival, partido, futbol, jugador*, hospital*, enfermer*, paciente*, farmacia*, farmaceutic*, dentista*, vacuna*, cocina, mesa, cafe, pan, leche, agua, gas, luz, calefaccion, coche*, aparcamiento, calle*, puente, rio, playa, parque, jardin, puerta*, ascensor*, anden, asiento*, equipaje, pasaporte*
    policia, bombero*, vale*, cupon*, receta*, zapato*, cerveza, canal, impuesto*, iglesia, boda, cita*, nieve, inundacion*, arbol*, bosque, granja, animal*, sangre, piano, guitarra, coro, cigüeñ*, ave, aves, instale, instalar, papel, guardarropa, ropero, veterinari*, lanzadera, hotel*, isla, islas, descarg*, se consulta, no hace falta, reinicie, charla, objetos perdidos, autovia, tienda de aplicaciones
    """,
    yours=f"{YOURS}, usted, ustedes",
)
