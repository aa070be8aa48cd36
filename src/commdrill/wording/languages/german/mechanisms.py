"""What is jargon in German where something technical happens to it."""

from commdrill.wording.phrases import Mechanism
from commdrill.wording.policy.products import PROGRAMS, VENDORS

YOURS = "ihr, ihre, ihrem, ihren, ihrer"
BREAKS = """
überlast*, abgestürzt*, absturz, stürzt* ab, neu gestartet, startet neu, starteten neu, startete _ neu, startete immer wieder neu, startet ständig, neustart*
korrupt*, antwortet nicht, antworten nicht, antwortete nicht, falsch konfiguriert*, repliz*, eingefroren, endlosschleife, startet nicht, starten nicht
wiederhergestellt, verschlüsselt, in die knie, überrannt, speicher, plattenplatz, durchgebrannt, index*, übergelaufen, läuft über, lief über
konfigur*, aufgehört zu antworten, speichers, speichermangel*, reagiert nicht, reagieren nicht, aufgehängt, zurückgerollt, neu aufgebaut, wird neu aufgebaut, nicht mehr synchron, hinkt*, hinterher, health check*, gateway
"""
_FAILS = """
ausgefallen*, beschädigt*, blockier*, nicht erreichbar, unerreichbar, voll, migr*, steht, hängt, hing, langsam, geprüft, lahmgelegt, startet nach, keine freien, ging aus
abgeschaltet, zu klein, gesperrt, überfüllt, ersetzt, zurückgesetzt, verbindung*, abgelaufen, defekt, kaputt, fehler*, gestört, veraltet*
zerstört, gelöscht, geleert, leeren, verloren, getauscht, ausgetauscht, überhitzt, ausgesteckt, stürzte, versagt, versagte, nicht genug, it abteilung
inkompatibel, fiel, fielen, alte daten, passt nicht, nicht kompatibel, aktualisiert, nur noch lesbar, nur lesbar, firmware, verkehr, regel*, platz aus, kein platz, lehnt, lehnte, verweigert, verweigerte, verwirft, verwarf, falsche version, falschen zweig, voll gelaufen, vollgelaufen, lief voll
"""
"""What happens to machines, and what happens to anything."""
ELSEWHERE = "schiff*, bahn*, zug, züge, zügen, gericht*, müll, glas, hafen, aktien*, preis*, museum, strom*, straße*, autobahn*"
"""Beside what containers, disks and replicas are things that people see."""

MECHANISMS = (
    Mechanism(
        "virenscanner*, antivirus*", "gelöscht, gesperrt, blockiert, update, systemdatei*", YOURS
    ),
    Mechanism(
        "firmware",
        "fehler*, bug*, update*, aktualis*, version, server*, router*, switch*, platte*, controller*, wegen, schuld, ursache, unser*",
        f"{YOURS}, lesegerät*, reader*, kamera*, fernseher*, kopfhörer*, konsole*, uhr, uhren, auto, autos",
    ),
    Mechanism(
        "rack, racks",
        "sicherung, strom, stromlos, überhitzt, server*, switch",
        "fahrrad*, gepäck, wein*",
    ),
    Mechanism(
        "index", "aufbau, aufgebaut, verloren, verlor, neu erstellt", "preis*, aktien*, luft*, buch"
    ),
    Mechanism(
        PROGRAMS,
        f"{BREAKS}, {_FAILS}, läuft nicht, verarbeitet*, rückstand, wieder da, stehen geblieben, steht still",
        "herr, herrn, frau, vortrag*, film, stück, roman, autor*, buch, bücher*, lesung*, lesen, liest, theater*, bühne, museum, ausstellung*, statue, stamm, hubschrauber*, regal, programm, ihr, ihre",
    ),
    Mechanism(
        "fallnummer bei, vorgangsnummer bei, ticket bei, ticket _ bei, fall bei, fall _ bei, vorgang bei, supportfall bei, ticket beim",
        VENDORS,
        f"{YOURS}, gekauft, kaufen, play, sie",
    ),
    Mechanism(
        "rechenzentrum, rechenzentren, rechenzentrums",
        "das, dem, der, die, den, des, ein, einem, im, unser*, zweit*, ander*, beide*",
        "universität*, hochschul*, uni, tag der offenen",
    ),
    Mechanism(
        "seine datenbank, ihre datenbank, die datenbank, unsere datenbank, seinen cache, ihren cache, seinen speicher, ihren speicher",
        "erreicht, erreichen, kommt nicht an, kommen nicht an, verbindet, verbinden",
        "bibliothek*, literatur*, recherche*, zeitung*, online finden",
    ),
    Mechanism(
        "job, jobs",
        "nächtliche*, hängt, abgebrochen, geladen, daten, läuft nicht durch",
        f"{YOURS}, messe*, fair, center, bewerb*, marathon*, rennen",
    ),
    Mechanism(
        "speichersystem*",
        "controller*, verloren, ausgefallen, voll, defekt, platte*, langsam",
        "batterie*, solar*, energie*, wasser*",
    ),
    Mechanism(
        "konsumenten, consumer",
        "nachrichten, liegen _ zurück, offset*, partition*, rückstand",
        "schutz, konsumentenschutz, strom, gas, zeitung*, verein*",
    ),
    Mechanism(
        "schlüssel, secret*, token*, zugangsdaten, zertifikat*",
        "rotiert, rotieren, rotation",
        YOURS,
    ),
    Mechanism("api, apis", "drossel*, gedrosselt", f"{YOURS}, sie"),
    Mechanism(
        "vpn",
        "ausgefallen, fällt aus, gestört, unterbrochen, nicht erreichbar, bricht ab, tunnel*, getrennt",
        f"{YOURS}, angebot*, abo*",
    ),
    Mechanism(
        "tabelle, tabellen",
        "gesperrt, sperre, sperren, lock, locks, indiz*, korrupt*",
        f"liga, bundesliga, seite, excel, preis*, {YOURS}",
    ),
    Mechanism("deadlock*", "tabelle*, datenbank*, transaktion*, prozess*, abfrage*, zeile*"),
    Mechanism(
        """
        server*, *server, *servern, *datenbank, *datenbanken, datenbank*, cluster*, *cluster, backend*, gateway*, cronjob*
        nachrichtenschlange*, lastverteiler*, vm, vms
        """,
        f"{BREAKS}, {_FAILS}",
        "hotel*, flughafen",
    ),
    Mechanism(
        "firewall*, plugin*, cache",
        f"{BREAKS}, {_FAILS}, alt, altes, alte, kamen über, eingedrungen, herein",
        f"{YOURS}, browser*, zuhause, schalten sie, deaktivier*, prüfen sie",
    ),
    Mechanism(
        "knoten, pod, pods, container, replik*, instanz*, festplatte*, laufwerk*, index, *index",
        f"{BREAKS}, logs, index ist beschädigt, suchindex",
        f"{YOURS}, {ELSEWHERE}",
    ),
    Mechanism(
        "pod, pods, festplatte*, laufwerk*, replik*",
        "ausgefallen*, voll, voller, defekt, kein plattenplatz",
        f"{YOURS}, schiff*, bahn*, achterbahn, seilbahn, zug, züge, museum",
    ),
    Mechanism(
        "router*, switch, switches",
        "keinen strom, ohne strom, pakete verworfen, verwirft, stromlos, rack, durchgebrannt, neu gestartet, getauscht, ausgetauscht, firmware, ausgefallen, defekt, falsch konfiguriert, überlastet, abgestürzt",
        YOURS,
    ),
    Mechanism(
        "token, tokens",
        "falsch konfiguriert, plugin*, api, authentifizierung, zahlungsanbieter",
        f"{YOURS}, garderobe*, spiel*",
    ),
    Mechanism(
        "zertifikat, zertifikate, zertifikats",
        "gateway, server*, webseite, website, domain, falsch konfiguriert, nicht verlängert, nicht erneuert",
        f"{YOURS}, kurs*, deutschkurs*, geburt*, impf*",
    ),
    Mechanism("entwickler*, programmierer*", "krank, ist weg, nicht da", "ihr, ihre"),
    Mechanism(
        "prozess*", "aufgehängt, hängt, hing, abgestürzt, abgebrochen", "gericht*, ihr, ihre"
    ),
    Mechanism(
        "anbindung, schnittstelle*",
        "kaputt, api, geändert, gestört, zahlungsanbieter",
        "bahn, bus, u bahn, ihre",
    ),
    Mechanism(
        "platten, platte",
        "defekt, speichersystem, ausgefallen, raid",
        "schall*, herd, koch*, tisch*",
    ),
    Mechanism(
        "warteschlange*",
        "läuft über, nachrichten, jobs, voll, verarbeitung, hängt",
        "schalter, kasse, eingang, telefon*, anrufe*, bürgeramt, amt, rathaus, laden, hotline",
    ),
    Mechanism(
        "netzwerkverbindung*, netzwerk",
        "gestört, unterbrochen, standorte*, ausgefallen, falsch konfiguriert, überlast*",
        "ihr, ihre, ihrer, bahn, bus",
    ),
    Mechanism(
        "amazon, google, microsoft, azure",
        "in der region, betrifft uns, uns betrifft",
        "bestell*, paket*, gutschein*",
    ),
    Mechanism(
        "passwörter, passwort, kartendaten, kundendaten",
        "im klartext, unverschlüsselt",
        "ihr, ihre",
    ),
    Mechanism(
        "cluster, *cluster, knoten", "leader, verloren, anführer, toten, tot, instabil, quorum"
    ),
    Mechanism(
        "bereitschaft, bereitschaftsdienst, rufbereitschaft",
        "eskaliert, alarmiert, informiert, benachrichtigt, gerufen, untersucht, hat, hatte, bemerkt",
        "ärztlich*, arzt, apotheke*, zahnarzt*, tierarzt*, ärztin, klinik*, krankenhaus*, hebamme*, pfleg*, feuerwehr, polizei",
    ),
    Mechanism(
        "backup, backups, sicherung, sicherungskopie*, datensicherung*",
        "beschädigt*, fehlgeschlagen, wiederherg*, zurückgespielt, unbrauchbar, defekt, spielen, einspiel*, eingespielt, zurück",
        "ihre, ihrer, ihr, strom*",
    ),
    Mechanism(
        "release, releases, version, build, update, patch",
        "fehlerhaft*, zerstört, zurückgerollt, zurückgenommen, verursacht, kam ein fehler, kamen fehler, ungetestet*, nicht getestet, ausgerollt, eingespielt, steckt ein fehler, schiefgegangen, schief, bug, ausgelöst",
        "presse*",
    ),
    Mechanism(
        "update, version, release, patch",
        "niemand hat das update, niemand hat die version, niemand getestet, vorher getestet",
        "impf*, sie",
    ),
    Mechanism(
        "it abteilung, edv abteilung, it team",
        "server*, datenbank*, backup*, router*, logs, firewall*",
        "ausbild*",
    ),
    Mechanism(
        "zoom, teams, webex",
        "zum vorfall, zoom konferenz, zum incident, zur störung",
        "kurs*, unterricht*, ihr, ihre",
    ),
    Mechanism(
        "stripe, salesforce, sap, microsoft 365, office 365, shopify, github, klarna",
        "ausgefallen, ausfall, ausfalls, störung, störungen, gestört, nicht erreichbar, ist down, nicht verfügbar, antwortet nicht",
        "mit stripe, per stripe, mit klarna, per klarna, über klarna",
    ),
    Mechanism("unsere ip, unsere ips, unserer ip", "sperrliste*, blacklist*, gesperrt, blockiert"),
    Mechanism(
        "phishing*",
        "mitarbeiter*, konto eines, bekamen sie, geklickt, geöffnet, hereingefallen",
        "ihr, ihre, nie, wenn sie, klicken sie",
    ),
    Mechanism(
        "alte code, alter code, unser code, der code",
        "schalttag, kam mit, kommt mit, nicht zurecht, abgestürzt",
        "rabatt*, gutschein*, ihr, tür*",
    ),
    Mechanism("bucket*", "voll, rechte, öffentlich"),
)
