"""What is jargon in Spanish where something technical happens to it."""

from commdrill.wording.phrases import Mechanism
from commdrill.wording.policy.products import PROGRAMS, VENDORS

YOURS = "su, tu, sus, tus"
BREAKS = """
saturad*, saturacion, sobrecarg*, reinici*, corrupt*, no responde*, dejo de responder, dejado de responder, replic*, mal configurad*, configuro mal
sin memoria, sin espacio en, sin disco, sin nodos, desincroniz*, desaloj*, sin lider, perdio el lider, health check*, quorum, se colgo, se quedo colgad*, colgad*
conmut*, dejo de funcionar, dejaron de funcionar, no arranca*, no levanta*, no inicia*, hacke*, tumb*, derrib*, escal*, revert*
"""
_FAILS = """
caido*, caida*, cayo, se cae, se caen, cayeron, colaps*, fallo*, falla*, bloque*, migr*, configur*, sin espacio, agoto, agota*, inaccesible*
averiad*, carga, indisponible*, parche*, actualiz*, no esta*, error, errores, no llega*, no alcanza*, perdio, pierde*, conexion*, conectar*, congelad*
lleno, llena, se lleno, llenaron, memoria, cpu, indice*, restaur*, instantanea*, comprometid*, cifrad*, lent*, reempl*, sustitu*, ampliad*
reconstru*, rota, roto, rotas, rotos, sincroniz*, borrad*, apagado, apagados, se apago, se apagaron, quemado, se quemo, rechaz*, un lider, datos antiguos, descart*, no es accesible, no son accesibles, sin nodos
con retraso, se quedo sin, se ha quedado sin, se han quedado sin, romp*
"""
"""What happens to machines, and what happens to anything."""
ELSEWHERE = "basura, reciclaje, ropa, recogida, residuo*, papel, vidrio, buque*, puerto, vinilo, freno*, musica*, tren, trenes, metro, autobus*, libro*, precio*, bolsa, museo, arte, carabela*, terremoto*, sismo*, temblor*, juzgado*, judicial*, primera instancia"
"""Beside what containers, disks and replicas are things that people see."""

MECHANISMS = (
    Mechanism(
        PROGRAMS,
        f"{BREAKS}, {_FAILS}, no procesa*, no entrega*, no avanza*, no envia*, paro, parado, parada, se ha parado, se detuvo, detenid*, acumula*, retras*, ha vuelto",
        "señor, señora, sr, sra, charla, pelicula, obra, novela, autor*, libro*, lectura*, leer, lee, leemos, teatro, museo, exposicion, estatua, tribu, helicoptero*, su, tu",
    ),
    Mechanism(
        "caso con, caso _ con, caso abierto con, ticket con, ticket _ con, ticket abierto con, incidencia con, incidencia abierta con, incidencia _ con",
        VENDORS,
        YOURS,
    ),
    Mechanism(
        "firmware",
        "error*, fallo*, bug*, actualiz*, version, servidor*, router*, switch*, disco*, cabina*, controladora*, debido, provoc*, caus*, hemos, nuestr*",
        f"{YOURS}, lector*, camara*, televis*, auriculares, consola*, reloj*, coche*",
    ),
    Mechanism(
        "centro* de datos",
        "el, un, al, del, nuestr*, otro, segundo, los, dos, esta, caid*, cayo, caida",
        "estadistic*, geografic*, demografic*, meteorologic*, climatic*, abiertos, historic*",
    ),
    Mechanism(
        "vpn",
        "caid*, cayo, se cae, fall*, cort*, no responde*, no conecta*, desconect*, tunel*",
        f"{YOURS}, oferta*, suscripcion*",
    ),
    Mechanism(
        "almacenamiento",
        "degradad*, saturad*, caid*, fall*, cabina*, no responde*",
        f"{YOURS}, nuclear, frio, residuo*",
    ),
    Mechanism(
        "conmut*",
        "region, nodo*, centro, sistema*, servidor*, respaldo, secundari*",
        "pena*, condena*, reo*, billete*",
    ),
    Mechanism(
        """
        servidor, servidores, base de datos, bases de datos, bbdd, cluster*, backend*, maquina virtual, maquinas virtuales, mainframe*
        vm, vms, microservicio*
        """,
        f"{BREAKS}, {_FAILS}, solo lectura",
        "agua, juego*, partida*, jugador*, torneo*, restaurante*, camarer*, comida*, bufe, public*, municipal*, estatal*, huelga",
    ),
    Mechanism(
        "cortafuegos, firewall*, plugin*, cache",
        f"{BREAKS}, {_FAILS}, antiguo, viejo, entraron por, incompatible*, no es compatible, desactualizad*, conflicto*, wordpress, peticion*, trafico, regla*, invalid*, purg*, obsolet*, capa, servidor*, vaciar, vaciado, no se vacio, limpiar, limpiado",
        f"{YOURS}, bosque*, monte*, incendio*, navegador, desactiv*, alimento*, artista, orquesta",
    ),
    Mechanism("cortafuegos, firewall*", "nuestro*", "bosque*, monte*, incendio*"),
    Mechanism(
        "nodo*, replica*, contenedor*, disco*, pod, pods, instancia*, shard*, indice, indices",
        f"{BREAKS}, por detras, muert*, matad*, quedo atras, quedado atras, perdio un nodo, perdio dos, ram, cpu, logs",
        ELSEWHERE,
    ),
    Mechanism("pod, pods, shard*", "retras*"),
    Mechanism(
        "disco*, pod, pods, shard*",
        "caido*, cayo, rotos, roto, averiad*, lleno*, se lleno, fall*",
        "vinilo, freno*, musica*, museo, arte, su, tu",
    ),
    Mechanism(
        "proceso, procesos",
        "se colgo, se quedo colgado, colgad*, se atasco, abort*",
        "judicial*, electoral*, su, tu",
    ),
    Mechanism(
        "integracion, integraciones", "rompio, roto, rota, api, fall*", "social, escolar, europea"
    ),
    Mechanism(
        "replica*",
        "retras*, caid*, cayo, base de datos",
        "museo, arte, camiseta*, barco*, carabela*, castillo*, estatua*, terremoto*, sismo*, temblor*",
    ),
    Mechanism(
        "router, routers, switch, switches, punto* de acceso, tarjeta* de red",
        "sin corriente, rack, reinicio, reiniciado, quemado, se quemo, firmware, sustitu*, reempl*, fallo, averiad*, mal configurad*, saturad*, colgad*, se colgo",
        YOURS,
    ),
    Mechanism(
        "red, redes",
        "mal configurad*, configuro mal, bucle, configuracion, segmento*, particion*",
        "metro, autobus*, ferroviari*, su, tu, social, sociales",
    ),
    Mechanism(
        "indice, indices",
        "construir*, se construye, corromp*, corrupt*, falta, base de datos, tabla*, reconstru*, reindex*",
        "precio*, libro*",
    ),
    Mechanism(
        "copia* de seguridad, desde la copia, copia* de la base, respaldo*, backup, backups",
        "corrupt*, dañad*, fall*, falta*, restaur*, sobrecarg*, almacenamiento, no se hizo, no se hicieron, perdid*, recuper*",
        "su, tu, sus, tus, generador*",
    ),
    Mechanism(
        "consumidores, consumers",
        "mensajes, cola, offset*, particion*, lag",
        "derechos, oficina, energia, agua, asociacion, defensa, proteccion",
    ),
    Mechanism(
        "memoria, hilos, conexiones",
        "bloqueo, esperan, agot*, fuga*, se acabo, insuficiente*, servidor*",
        "su, tu, autobus*, tren, trenes, vuelo*, coleccion*, color*, bord*, coser, costura, lana, algodon, seda, tela*, mercer*, madeja*",
    ),
    Mechanism(
        "token, tokens, cookie*, clave*, secreto*, certificado*",
        "pasarela, rotad*, rotacion de, se roto antes, se roto la, se roto el, rotaron, rotamos, revocad*, autenticacion, filtrad*",
        "su, tu",
    ),
    Mechanism(
        "volumen, volumenes, sistema de ficheros, sistema de archivos",
        "solo lectura, almacenamiento, montad*, desmontad*, lleno",
    ),
    Mechanism(
        "contraseñas, contraseña, tarjetas, datos", "texto plano, texto claro, sin cifrar", "su, tu"
    ),
    Mechanism("cortacircuitos, disyuntor", "servicio, microservicio*", "su, electric*"),
    Mechanism("antivirus", "borro, bloque*, ficheros, archivos, sistema", "su, tu"),
    Mechanism("dominio", "caduco, caducado, expiro, vencio, vencido, renov*", "su, tu, castillo"),
    Mechanism(
        "despliegue*, desplego, desplegado, desplegamos, version, versiones, release*, actualizacion de software",
        """
        introdujo, introdujeron, revert*, revirt*, reviert*, rollback, deshac*, deshecho, vuelta atras, marcha atras, defectuos*
        a medias, detenid*, abortad*, se detuvo, fallid*, produccion, bug, bugs, codigo, provoc*, caus*, salio mal, fue mal, fallo, anoche, parche, hotfix, sin probar, sin pruebas, sin testear, desplego, subimos
        """,
        "policial*, efectivos, agentes, brigada*, operarios, prensa, bomberos",
    ),
    Mechanism(
        "monitorizacion, monitoreo",
        "no aviso, no alerto, no detecto, no salto",
        "paciente*, volcan*, sismic*, salud, aire",
    ),
    Mechanism(
        "actualizacion, version, release",
        "nadie probo, no se probo, nadie la probo, no se habia probado, sin haberla probado",
        "vacuna*, alimento*",
    ),
    Mechanism(
        "equipo de sistemas, personal de sistemas, gente de sistemas, area de sistemas, compañer* de sistemas, departamento de sistemas, chicos de sistemas, responsable de sistemas, ingenier* de sistemas",
        "esta, estan, trabaja*, revis*, investig*, reinici*, ha, han, avis*, confirm*, detect*, cree, dice*, pregunt*, habl*, contact*, lo, se, por error, sin querer",
        "sistemas de, sistemas electr*, sistemas hidr*",
    ),
    Mechanism(
        "zoom, meet, teams",
        "llamada de zoom, sala de zoom, de la incidencia, del incidente",
        "clase*, curso*, su, tu",
    ),
    Mechanism(
        "nuestra ip, nuestras ip, nuestras ips", "lista negra, listas negras, bloquead*, reputacion"
    ),
    Mechanism(
        "phishing",
        "emplead*, la cuenta de, les dio, pulso, hizo clic, abrio, pico, cayo",
        "su, tu, usted, nunca, si",
    ),
    Mechanism(
        "codigo antiguo, codigo viejo, el codigo, nuestro codigo",
        "no soporta*, no maneja*, no contempla*, bisiesto, nulo",
        "descuento, promocional, postal, su, tu",
    ),
    Mechanism("bucket*", "lleno, llena, permisos, publico"),
)
