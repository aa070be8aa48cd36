"""Who is blamed in Spanish: whoever made a mistake, suppliers, and whoever broke in."""

from commdrill.wording.languages.spanish.mechanisms import YOURS
from commdrill.wording.phrases import Mechanism

_CORTE = """
esta caid*, estan caid*, se ha caido, no funciona, no responde*, fuera de servicio, no esta disponible, esta fallando
da problemas, tiene problemas, tiene una incidencia, ha fallado, fallo*, webhook*, de su lado, por su parte
"""

BLAME = (
    Mechanism(
        "certificado, certificados, dominio, licencia del, contrato con",
        "olvido renovar, olvido renovarlo, olvidaron renovar, se olvido de renovar, sin renovar, nadie renovo, nadie lo renovo, no se renovo",
        YOURS,
    ),
    Mechanism(
        "error humano, fallo humano, errores humanos",
        "fue, se debio, debido, causa, por un, durante, provoco, un",
        f"obra, pelicula, exposicion, teatro, novela, museo, curso, charla, {YOURS}",
    ),
    Mechanism(
        "de guardia",
        "nadie, vio, es, telefono, avisad*, llamad*, movil",
        "farmacia*, medic*, doctor*, hospital*, juzgado*, notari*, policia*, pediatr*, veterinari*, bombero*, dentista*, matrona*, enfermer*",
    ),
    Mechanism("desarrollador*, programador*", "de baja, de vacaciones, de permiso", "su, tu"),
    Mechanism(
        "empresa, constructora, contrata", "nuestra fibra, la responsable, culpable", "su, tu"
    ),
    Mechanism(
        "operador, operadora, proveedor de internet, compañia telefonica, telefonica, movistar, vodafone",
        "por error, por equivocacion, por accidente, corto la, cortaron la, corto el, es culpable, la responsable, el responsable, responsable del fallo, nuestra fibra",
        "su, tu, turistic*",
    ),
    Mechanism(
        "amazon, google, microsoft, azure, telefonica, movistar, vodafone, orange",
        "en su region, que nos afecta, nos afecta, nuestro proveedor",
        "pedido*, paquete*, vale, tarifa*",
    ),
    Mechanism(
        """
        ransomware, malware, virus informatico, hackers, piratas informaticos, atacantes, atacante, intruso*
        ciberdelincuente*, vulnerabilidad*, fallo de seguridad, brecha de seguridad, credenciales, botnet, equipos comprometidos
        """,
        """
        rescate, piden, exigen, amenaz*, nuestr*, hemos, entraron, entro, cifr*, copi*, rob*, encontr*, detect*, parche*, corregid*, explot*, cerrad*
        filtrad*, emplead*, accedi*, acceso a, sistemas, ordenadores, equipos, servidores, red
        """,
        "su, sus, tu, tus, usted, cuidado, nunca, pelicula, museo, curso",
    ),
    Mechanism(
        """
        el equipo, nuestro equipo, becari*, programador*, desarrollador*, contratista*, subcontrata*, operador*, operari*, emplead*, compañero*
        ingenier*, administrador*, tecnic*, alguien, proveedor*, equipo de sistemas, departamento de informatica, departamento de sistemas, equipo de ti, direccion, subcontratista*
        """,
        """
        borro, borrado, por error, sin querer, por accidente, olvido, se olvido, olvidado, leyo mal, entendio mal, se salto un paso, se saltaron un paso, omitio un paso, boton equivocado, archivo equivocado, fichero equivocado, version equivocada, comando equivocado, cable equivocado
        la ha liado, la lio, metio la pata, culpa, error humano, sin probar, ext, extension, desenchuf*, mal configurad*, configuro mal, incompeten*, rama equivocada, codigo equivocado, ya no trabaja, dejo la empresa, se fue de la empresa, esta de vacaciones, no lo probaron, no lo probo, no probaron, no lo reviso, script, cortó el cable
        """,
        "usted, su, tu, paraguas, bolso, bolsos, cartera, maleta, maletas, abrigo, gafas, móvil perdido, objetos perdidos",
    ),
    Mechanism(
        "bots, bot",
        "atacan, ataca, trafico, peticiones, pagina de acceso, saturan, inundan",
        "su, tu, chat",
    ),
    Mechanism(
        "la culpa",
        "es de, es del, fue de, fue del, la tiene",
        "tiempo, lluvia, viento, tormenta, nadie, temporal",
    ),
    Mechanism(
        "stripe, salesforce, sap, redsys, microsoft 365, office 365, shopify, github, klarna",
        _CORTE,
    ),
)
