"""What is jargon in Spanish where something technical happens to it."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy.products import PROGRAMS, VENDORS
from commdrill.wording.policy_words import Mechanism

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
        Phrases(PROGRAMS),
        Phrases(
            BREAKS,
            _FAILS,
            "no procesa*, no entrega*, no avanza*, no envia*, paro, parado, parada, se ha parado, se detuvo, detenid*, acumula*, retras*, ha vuelto",
        ),
        Phrases(
            "señor, señora, sr, sra, charla, pelicula, obra, novela, autor*, libro*, lectura*, leer, lee, leemos, teatro, museo, exposicion, estatua, tribu, helicoptero*, su, tu"
        ),
    ),
    Mechanism(
        Phrases(
            "caso con, caso _ con, caso abierto con, ticket con, ticket _ con, ticket abierto con, incidencia con, incidencia abierta con, incidencia _ con"
        ),
        Phrases(VENDORS),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("firmware"),
        Phrases(
            "error*, fallo*, bug*, actualiz*, version, servidor*, router*, switch*, disco*, cabina*, controladora*, debido, provoc*, caus*, hemos, nuestr*"
        ),
        Phrases(YOURS, "lector*, camara*, televis*, auriculares, consola*, reloj*, coche*"),
    ),
    Mechanism(
        Phrases("centro* de datos"),
        Phrases("el, un, al, del, nuestr*, otro, segundo, los, dos, esta, caid*, cayo, caida"),
        Phrases(
            "estadistic*, geografic*, demografic*, meteorologic*, climatic*, abiertos, historic*"
        ),
    ),
    Mechanism(
        Phrases("vpn"),
        Phrases("caid*, cayo, se cae, fall*, cort*, no responde*, no conecta*, desconect*, tunel*"),
        Phrases(YOURS, "oferta*, suscripcion*"),
    ),
    Mechanism(
        Phrases("almacenamiento"),
        Phrases("degradad*, saturad*, caid*, fall*, cabina*, no responde*"),
        Phrases(YOURS, "nuclear, frio, residuo*"),
    ),
    Mechanism(
        Phrases("conmut*"),
        Phrases("region, nodo*, centro, sistema*, servidor*, respaldo, secundari*"),
        Phrases("pena*, condena*, reo*, billete*"),
    ),
    Mechanism(
        Phrases(
            """
                servidor, servidores, base de datos, bases de datos, bbdd, cluster*, backend*, maquina virtual, maquinas virtuales, mainframe*
                vm, vms, microservicio*
                """
        ),
        Phrases(BREAKS, _FAILS, "solo lectura"),
        Phrases(
            "agua, juego*, partida*, jugador*, torneo*, restaurante*, camarer*, comida*, bufe, public*, municipal*, estatal*, huelga"
        ),
    ),
    Mechanism(
        Phrases("cortafuegos, firewall*, plugin*, cache"),
        Phrases(
            BREAKS,
            _FAILS,
            "antiguo, viejo, entraron por, incompatible*, no es compatible, desactualizad*, conflicto*, wordpress, peticion*, trafico, regla*, invalid*, purg*, obsolet*, capa, servidor*, vaciar, vaciado, no se vacio, limpiar, limpiado",
        ),
        Phrases(
            YOURS, "bosque*, monte*, incendio*, navegador, desactiv*, alimento*, artista, orquesta"
        ),
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
            BREAKS,
            "por detras, muert*, matad*, quedo atras, quedado atras, perdio un nodo, perdio dos, ram, cpu, logs",
        ),
        Phrases(ELSEWHERE),
    ),
    Mechanism(
        Phrases("pod, pods, shard*"),
        Phrases("retras*"),
    ),
    Mechanism(
        Phrases("disco*, pod, pods, shard*"),
        Phrases("caido*, cayo, rotos, roto, averiad*, lleno*, se lleno, fall*"),
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
            "sin corriente, rack, reinicio, reiniciado, quemado, se quemo, firmware, sustitu*, reempl*, fallo, averiad*, mal configurad*, saturad*, colgad*, se colgo"
        ),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("red, redes"),
        Phrases("mal configurad*, configuro mal, bucle, configuracion, segmento*, particion*"),
        Phrases("metro, autobus*, ferroviari*, su, tu, social, sociales"),
    ),
    Mechanism(
        Phrases("indice, indices"),
        Phrases(
            "construir*, se construye, corromp*, corrupt*, falta, base de datos, tabla*, reconstru*, reindex*"
        ),
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
        Phrases("consumidores, consumers"),
        Phrases("mensajes, cola, offset*, particion*, lag"),
        Phrases("derechos, oficina, energia, agua, asociacion, defensa, proteccion"),
    ),
    Mechanism(
        Phrases("memoria, hilos, conexiones"),
        Phrases("bloqueo, esperan, agot*, fuga*, se acabo, insuficiente*, servidor*"),
        Phrases(
            "su, tu, autobus*, tren, trenes, vuelo*, coleccion*, color*, bord*, coser, costura, lana, algodon, seda, tela*, mercer*, madeja*"
        ),
    ),
    Mechanism(
        Phrases("token, tokens, cookie*, clave*, secreto*, certificado*"),
        Phrases(
            "pasarela, rotad*, rotacion de, se roto antes, se roto la, se roto el, rotaron, rotamos, revocad*, autenticacion, filtrad*"
        ),
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
                a medias, detenid*, abortad*, se detuvo, fallid*, produccion, bug, bugs, codigo, provoc*, caus*, salio mal, fue mal, fallo, anoche, parche, hotfix, sin probar, sin pruebas, sin testear, desplego, subimos
                """
        ),
        Phrases("policial*, efectivos, agentes, brigada*, operarios, prensa, bomberos"),
    ),
    Mechanism(
        Phrases("monitorizacion, monitoreo"),
        Phrases("no aviso, no alerto, no detecto, no salto"),
        Phrases("paciente*, volcan*, sismic*, salud, aire"),
    ),
    Mechanism(
        Phrases("actualizacion, version, release"),
        Phrases(
            "nadie probo, no se probo, nadie la probo, no se habia probado, sin haberla probado"
        ),
        Phrases("vacuna*, alimento*"),
    ),
    Mechanism(
        Phrases(
            "equipo de sistemas, personal de sistemas, gente de sistemas, area de sistemas, compañer* de sistemas, departamento de sistemas, chicos de sistemas, responsable de sistemas, ingenier* de sistemas"
        ),
        Phrases(
            "esta, estan, trabaja*, revis*, investig*, reinici*, ha, han, avis*, confirm*, detect*, cree, dice*, pregunt*, habl*, contact*, lo, se, por error, sin querer"
        ),
        Phrases("sistemas de, sistemas electr*, sistemas hidr*"),
    ),
    Mechanism(
        Phrases("zoom, meet, teams"),
        Phrases("llamada de zoom, sala de zoom, de la incidencia, del incidente"),
        Phrases("clase*, curso*, su, tu"),
    ),
    Mechanism(
        Phrases("nuestra ip, nuestras ip, nuestras ips"),
        Phrases("lista negra, listas negras, bloquead*, reputacion"),
    ),
    Mechanism(
        Phrases("phishing"),
        Phrases("emplead*, la cuenta de, les dio, pulso, hizo clic, abrio, pico, cayo"),
        Phrases("su, tu, usted, nunca, si"),
    ),
    Mechanism(
        Phrases("codigo antiguo, codigo viejo, el codigo, nuestro codigo"),
        Phrases("no soporta*, no maneja*, no contempla*, bisiesto, nulo"),
        Phrases("descuento, promocional, postal, su, tu"),
    ),
    Mechanism(
        Phrases("bucket*"),
        Phrases("lleno, llena, permisos, publico"),
    ),
)
