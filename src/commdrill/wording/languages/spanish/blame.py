"""Who is blamed in Spanish: whoever made a mistake, suppliers, and whoever broke in."""

from commdrill.wording.languages.spanish.mechanisms import YOURS
from commdrill.wording.phrases import Phrases
from commdrill.wording.policy_words import Mechanism

_CORTE = """
esta caid*, estan caid*, se ha caido, no funciona, no responde*, fuera de servicio, no esta disponible, esta fallando
da problemas, tiene problemas, tiene una incidencia, ha fallado, fallo*, webhook*, de su lado, por su parte
"""

BLAME = (
    Mechanism(
        Phrases("certificado, certificados, dominio, licencia del, contrato con"),
        Phrases(
            "olvido renovar, olvido renovarlo, olvidaron renovar, se olvido de renovar, sin renovar, nadie renovo, nadie lo renovo, no se renovo"
        ),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("error humano, fallo humano, errores humanos"),
        Phrases("fue, se debio, debido, causa, por un, durante, provoco, un"),
        Phrases("obra, pelicula, exposicion, teatro, novela, museo, curso, charla", YOURS),
    ),
    Mechanism(
        Phrases("de guardia"),
        Phrases("nadie, vio, es, telefono, avisad*, llamad*, movil"),
        Phrases(
            "farmacia*, medic*, doctor*, hospital*, juzgado*, notari*, policia*, pediatr*, veterinari*, bombero*, dentista*, matrona*, enfermer*"
        ),
    ),
    Mechanism(
        Phrases("desarrollador*, programador*"),
        Phrases("de baja, de vacaciones, de permiso"),
        Phrases("su, tu"),
    ),
    Mechanism(
        Phrases("empresa, constructora, contrata"),
        Phrases("nuestra fibra, la responsable, culpable"),
        Phrases("su, tu"),
    ),
    Mechanism(
        Phrases(
            "operador, operadora, proveedor de internet, compañia telefonica, telefonica, movistar, vodafone"
        ),
        Phrases(
            "por error, por equivocacion, por accidente, corto la, cortaron la, corto el, es culpable, la responsable, el responsable, responsable del fallo, nuestra fibra"
        ),
        Phrases("su, tu, turistic*"),
    ),
    Mechanism(
        Phrases("amazon, google, microsoft, azure, telefonica, movistar, vodafone, orange"),
        Phrases("en su region, que nos afecta, nos afecta, nuestro proveedor"),
        Phrases("pedido*, paquete*, vale, tarifa*"),
    ),
    Mechanism(
        Phrases(
            """
                ransomware, malware, virus informatico, hackers, piratas informaticos, atacantes, atacante, intruso*
                ciberdelincuente*, vulnerabilidad*, fallo de seguridad, brecha de seguridad, credenciales, botnet, equipos comprometidos
                """
        ),
        Phrases(
            """
                rescate, piden, exigen, amenaz*, nuestr*, hemos, entraron, entro, cifr*, copi*, rob*, encontr*, detect*, parche*, corregid*, explot*, cerrad*
                filtrad*, emplead*, accedi*, acceso a, sistemas, ordenadores, equipos, servidores, red
                """
        ),
        Phrases("su, sus, tu, tus, usted, cuidado, nunca, pelicula, museo, curso"),
    ),
    Mechanism(
        Phrases(
            """
                el equipo, nuestro equipo, becari*, programador*, desarrollador*, contratista*, subcontrata*, operador*, operari*, emplead*, compañero*
                ingenier*, administrador*, tecnic*, alguien, proveedor*, equipo de sistemas, departamento de informatica, departamento de sistemas, equipo de ti, direccion, subcontratista*
                """
        ),
        Phrases(
            """
                borro, borrado, por error, sin querer, por accidente, olvido, se olvido, olvidado, leyo mal, entendio mal, se salto un paso, se saltaron un paso, omitio un paso, boton equivocado, archivo equivocado, fichero equivocado, version equivocada, comando equivocado, cable equivocado
                la ha liado, la lio, metio la pata, culpa, error humano, sin probar, ext, extension, desenchuf*, mal configurad*, configuro mal, incompeten*, rama equivocada, codigo equivocado, ya no trabaja, dejo la empresa, se fue de la empresa, esta de vacaciones, no lo probaron, no lo probo, no probaron, no lo reviso, script, cortó el cable
                """
        ),
        Phrases(
            "usted, su, tu, paraguas, bolso, bolsos, cartera, maleta, maletas, abrigo, gafas, móvil perdido, objetos perdidos"
        ),
    ),
    Mechanism(
        Phrases("bots, bot"),
        Phrases("atacan, ataca, trafico, peticiones, pagina de acceso, saturan, inundan"),
        Phrases("su, tu, chat"),
    ),
    Mechanism(
        Phrases("la culpa"),
        Phrases("es de, es del, fue de, fue del, la tiene"),
        Phrases("tiempo, lluvia, viento, tormenta, nadie, temporal"),
    ),
    Mechanism(
        Phrases(
            "stripe, salesforce, sap, redsys, microsoft 365, office 365, shopify, github, klarna"
        ),
        Phrases(_CORTE),
    ),
)
