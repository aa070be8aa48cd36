"""Who is blamed in German: whoever made a mistake, suppliers, and whoever broke in."""

from commdrill.wording.languages.german.mechanisms import YOURS
from commdrill.wording.phrases import Mechanism

BLAME = (
    Mechanism(
        "zertifikat, zertifikate, domain, vertrag mit",
        "vergessen, zu verlängern, zu erneuern, niemand verlängert, niemand erneuert, versäumt",
        f"{YOURS}, kurs*",
    ),
    Mechanism(
        "menschliches versagen, menschlichen versagens, menschlicher fehler, menschlichen fehler, bedienungsfehler",
        "ursache*, wegen, durch, war, war ein, bei der, aufgrund, schuld, grund",
        f"stück, film*, ausstellung*, theater*, roman, museum, kurs*, vortrag*, {YOURS}",
    ),
    Mechanism(
        "netzbetreiber*, anbieter*, lieferant*, dienstleister*, hersteller*, baufirma, firma, provider*, zulieferer*, telekom, vodafone",
        "schuld, verschuldet, verbockt, versäumt, versehentlich, aus versehen, gekappt, durchtrennt, kümmert sich, ist dran, arbeitet daran, ist informiert",
        "ihr, ihre, ihrem",
    ),
    Mechanism(
        "malware, hacker, hackern, angreifer*, eindringling*, zugangsdaten",
        "lösegeld, fordern, forderung*, drohen, erpress*, netz, netzwerk, bibliothek, herein, eingedrungen, kopiert, gestohlen, gefunden, ausgenutzt, systeme*, verschlüsselt, mitarbeiter*",
        "ihre, ihr, ihrem, ihren, niemals",
    ),
    Mechanism(
        """
        das team, unser team, praktikant*, werkstudent*, trainee*, kollege*, kollegin*, it abteilung, edv abteilung, it team, aus der it, aus der edv, entwickler*, mitarbeiter*, administrator*, techniker*, dienstleister*, lieferant*, zulieferer, jemand
        azubi*, auszubildende*, programmierer*, operator*, ingenieur*, admin, admins
        """,
        "gelöscht, falsche tabelle, versehentlich, aus versehen, vergessen, falsch gelesen, falsch verstanden, übersprungen, schritt ausgelassen, falsche kabel, falschen stecker, falsche datei, falsche version, falschen knopf, falsches kabel, schuld, menschliches versagen, ungetestet*, falsche skript, falschen befehl, falschen server, ausgesteckt, den stecker gezogen, falschen branch, falschen zweig, gemergt, nicht getestet, firma verlassen, im urlaub, gekündigt",
        "sie, ihr, ihre, schirm, schirme, tasche, taschen, jacke, mantel, brille, handy, koffer, fundbüro",
    ),
)
