"""Words of computing in German."""

from commdrill.wording.languages.german.mechanisms import BREAKS, ELSEWHERE, YOURS
from commdrill.wording.policy.glossary import LOANS
from commdrill.wording.two_of_a_trade import two_of_a_trade

_TECHNICAL = """
server*, *server, *servern, *datenbank, *datenbanken, datenbank*, *cluster, cluster*, knoten, cache*, skript*, *skript, *skripte, konfiguration*, replik*, synchronis*, testsystem*
schwellwert*, firewall*, schema*, migration*, festplatte*, laufwerk*, schnittstelle*, update, platte, platten, staging
*tabelle, plattenplatz, puffer, logs, qa, sicherungskopie*, metriken, sperrliste, dienst neu, im code, in den code, api schlüssel, bandbreite, javascript, brokern, lambda, abfragen, glasfaser zwischen, nachrichtenbus
token, tokens, quorum
"""

TWO_OF_A_TRADE = two_of_a_trade(
    (_TECHNICAL, LOANS),
    (
        BREAKS,
        "offline, kapazität, abgelaufen, laufen ab, gestorben, alten schlüssel, nicht erneuert, nicht verlängert, rechtzeitig erneuert, fehlt, ausgelastet",
    ),
    (
        YOURS,
        ELSEWHERE,
        "hotel*, bahn*, zug, züge, gericht*, schul*, theater*, schall*, koch*, herd, tisch*, grill*, verkehr*, strom*, wein*, milch, museum, aktien*, preis*, sport*, bundesliga, sender, geburt*, heirat*, kurs*, hafen, stadion, müll, arzt, ärzt*, karten*, maut",
    ),
)
