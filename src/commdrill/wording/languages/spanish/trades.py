"""Words of computing in Spanish."""

from commdrill.wording.languages.spanish.mechanisms import BREAKS, ELSEWHERE, YOURS
from commdrill.wording.policy.glossary import LOANS
from commdrill.wording.two_of_a_trade import two_of_a_trade

_TECHNICAL = """
servidor, servidores, base de datos, bases de datos, cluster*, nodo, nodos, cache, replica, replicas, sincroniz*, desplieg*, desplegar, umbral
cortafuegos, firewall*, migracion, monitorizacion, relanz*
correo saliente, lista negra, en el codigo, metricas, clave de la api, claves de la api, ancho de banda, javascript, inicio de sesion unico, brokers, lambda, contenedor de, fibra entre
token, tokens, quorum, parche, parches
"""

TWO_OF_A_TRADE = two_of_a_trade(
    (_TECHNICAL, LOANS),
    (
        BREAKS,
        "fuera de linea, capacidad, ext, limite, caduc*, firmaron, firmad*, clave antigua, no se renovo, falta",
    ),
    (
        YOURS,
        ELSEWHERE,
        "restaurante*, camarer*, judicial*, juzgado*, electoral*, ayuntamiento, escolar*, tren, trenes, metro, teatro, obra, vinilo, musica*, agricol*, ganader*, aceite, vino, lacte*, incendio*, museo, empadronamiento, nacimiento, matrimonio, carretera*, puerto, estadio, reciclaje, basura, curso, titulo, medico, seguro, ropa, teleferico, peaje",
    ),
)
