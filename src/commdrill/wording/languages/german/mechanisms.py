"""What is jargon in German where something technical happens to it."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy.products import PROGRAMS, VENDORS
from commdrill.wording.policy_words import Mechanism

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
        Phrases("virenscanner*, antivirus*"),
        Phrases("gelöscht, gesperrt, blockiert, update, systemdatei*"),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("firmware"),
        Phrases(
            "fehler*, bug*, update*, aktualis*, version, server*, router*, switch*, platte*, controller*, wegen, schuld, ursache, unser*"
        ),
        Phrases(
            YOURS,
            "lesegerät*, reader*, kamera*, fernseher*, kopfhörer*, konsole*, uhr, uhren, auto, autos",
        ),
    ),
    Mechanism(
        Phrases("rack, racks"),
        Phrases("sicherung, strom, stromlos, überhitzt, server*, switch"),
        Phrases("fahrrad*, gepäck, wein*"),
    ),
    Mechanism(
        Phrases("index"),
        Phrases("aufbau, aufgebaut, verloren, verlor, neu erstellt"),
        Phrases("preis*, aktien*, luft*, buch"),
    ),
    Mechanism(
        Phrases(PROGRAMS),
        Phrases(
            BREAKS,
            _FAILS,
            "läuft nicht, verarbeitet*, rückstand, wieder da, stehen geblieben, steht still",
        ),
        Phrases(
            "herr, herrn, frau, vortrag*, film, stück, roman, autor*, buch, bücher*, lesung*, lesen, liest, theater*, bühne, museum, ausstellung*, statue, stamm, hubschrauber*, regal, programm, ihr, ihre"
        ),
    ),
    Mechanism(
        Phrases(
            "fallnummer bei, vorgangsnummer bei, ticket bei, ticket _ bei, fall bei, fall _ bei, vorgang bei, supportfall bei, ticket beim"
        ),
        Phrases(VENDORS),
        Phrases(YOURS, "gekauft, kaufen, play, sie"),
    ),
    Mechanism(
        Phrases("rechenzentrum, rechenzentren, rechenzentrums"),
        Phrases("das, dem, der, die, den, des, ein, einem, im, unser*, zweit*, ander*, beide*"),
        Phrases("universität*, hochschul*, uni, tag der offenen"),
    ),
    Mechanism(
        Phrases(
            "seine datenbank, ihre datenbank, die datenbank, unsere datenbank, seinen cache, ihren cache, seinen speicher, ihren speicher"
        ),
        Phrases("erreicht, erreichen, kommt nicht an, kommen nicht an, verbindet, verbinden"),
        Phrases("bibliothek*, literatur*, recherche*, zeitung*, online finden"),
    ),
    Mechanism(
        Phrases("job, jobs"),
        Phrases("nächtliche*, hängt, abgebrochen, geladen, daten, läuft nicht durch"),
        Phrases(YOURS, "messe*, fair, center, bewerb*, marathon*, rennen"),
    ),
    Mechanism(
        Phrases("speichersystem*"),
        Phrases("controller*, verloren, ausgefallen, voll, defekt, platte*, langsam"),
        Phrases("batterie*, solar*, energie*, wasser*"),
    ),
    Mechanism(
        Phrases("konsumenten, consumer"),
        Phrases("nachrichten, liegen _ zurück, offset*, partition*, rückstand"),
        Phrases("schutz, konsumentenschutz, strom, gas, zeitung*, verein*"),
    ),
    Mechanism(
        Phrases("schlüssel, secret*, token*, zugangsdaten, zertifikat*"),
        Phrases("rotiert, rotieren, rotation"),
        Phrases(YOURS),
    ),
    Mechanism(Phrases("api, apis"), Phrases("drossel*, gedrosselt"), Phrases(YOURS, "sie")),
    Mechanism(
        Phrases("vpn"),
        Phrases(
            "ausgefallen, fällt aus, gestört, unterbrochen, nicht erreichbar, bricht ab, tunnel*, getrennt"
        ),
        Phrases(YOURS, "angebot*, abo*"),
    ),
    Mechanism(
        Phrases("tabelle, tabellen"),
        Phrases("gesperrt, sperre, sperren, lock, locks, indiz*, korrupt*"),
        Phrases("liga, bundesliga, seite, excel, preis*", YOURS),
    ),
    Mechanism(
        Phrases("deadlock*"),
        Phrases("tabelle*, datenbank*, transaktion*, prozess*, abfrage*, zeile*"),
    ),
    Mechanism(
        Phrases(
            """
                server*, *server, *servern, *datenbank, *datenbanken, datenbank*, cluster*, *cluster, backend*, gateway*, cronjob*
                nachrichtenschlange*, lastverteiler*, vm, vms
                """
        ),
        Phrases(BREAKS, _FAILS),
        Phrases("hotel*, flughafen"),
    ),
    Mechanism(
        Phrases("firewall*, plugin*, cache"),
        Phrases(BREAKS, _FAILS, "alt, altes, alte, kamen über, eingedrungen, herein"),
        Phrases(YOURS, "browser*, zuhause, schalten sie, deaktivier*, prüfen sie"),
    ),
    Mechanism(
        Phrases(
            "knoten, pod, pods, container, replik*, instanz*, festplatte*, laufwerk*, index, *index"
        ),
        Phrases(BREAKS, "logs, index ist beschädigt, suchindex"),
        Phrases(
            YOURS,
            ELSEWHERE,
        ),
    ),
    Mechanism(
        Phrases("pod, pods, festplatte*, laufwerk*, replik*"),
        Phrases("ausgefallen*, voll, voller, defekt, kein plattenplatz"),
        Phrases(YOURS, "schiff*, bahn*, achterbahn, seilbahn, zug, züge, museum"),
    ),
    Mechanism(
        Phrases("router*, switch, switches"),
        Phrases(
            "keinen strom, ohne strom, pakete verworfen, verwirft, stromlos, rack, durchgebrannt, neu gestartet, getauscht, ausgetauscht, firmware, ausgefallen, defekt, falsch konfiguriert, überlastet, abgestürzt"
        ),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("token, tokens"),
        Phrases("falsch konfiguriert, plugin*, api, authentifizierung, zahlungsanbieter"),
        Phrases(YOURS, "garderobe*, spiel*"),
    ),
    Mechanism(
        Phrases("zertifikat, zertifikate, zertifikats"),
        Phrases(
            "gateway, server*, webseite, website, domain, falsch konfiguriert, nicht verlängert, nicht erneuert"
        ),
        Phrases(YOURS, "kurs*, deutschkurs*, geburt*, impf*"),
    ),
    Mechanism(
        Phrases("entwickler*, programmierer*"),
        Phrases("krank, ist weg, nicht da"),
        Phrases("ihr, ihre"),
    ),
    Mechanism(
        Phrases("prozess*"),
        Phrases("aufgehängt, hängt, hing, abgestürzt, abgebrochen"),
        Phrases("gericht*, ihr, ihre"),
    ),
    Mechanism(
        Phrases("anbindung, schnittstelle*"),
        Phrases("kaputt, api, geändert, gestört, zahlungsanbieter"),
        Phrases("bahn, bus, u bahn, ihre"),
    ),
    Mechanism(
        Phrases("platten, platte"),
        Phrases("defekt, speichersystem, ausgefallen, raid"),
        Phrases("schall*, herd, koch*, tisch*"),
    ),
    Mechanism(
        Phrases("warteschlange*"),
        Phrases("läuft über, nachrichten, jobs, voll, verarbeitung, hängt"),
        Phrases(
            "schalter, kasse, eingang, telefon*, anrufe*, bürgeramt, amt, rathaus, laden, hotline"
        ),
    ),
    Mechanism(
        Phrases("netzwerkverbindung*, netzwerk"),
        Phrases("gestört, unterbrochen, standorte*, ausgefallen, falsch konfiguriert, überlast*"),
        Phrases("ihr, ihre, ihrer, bahn, bus"),
    ),
    Mechanism(
        Phrases("amazon, google, microsoft, azure"),
        Phrases("in der region, betrifft uns, uns betrifft"),
        Phrases("bestell*, paket*, gutschein*"),
    ),
    Mechanism(
        Phrases("passwörter, passwort, kartendaten, kundendaten"),
        Phrases("im klartext, unverschlüsselt"),
        Phrases("ihr, ihre"),
    ),
    Mechanism(
        Phrases("cluster, *cluster, knoten"),
        Phrases("leader, verloren, anführer, toten, tot, instabil, quorum"),
    ),
    Mechanism(
        Phrases("bereitschaft, bereitschaftsdienst, rufbereitschaft"),
        Phrases(
            "eskaliert, alarmiert, informiert, benachrichtigt, gerufen, untersucht, hat, hatte, bemerkt"
        ),
        Phrases(
            "ärztlich*, arzt, apotheke*, zahnarzt*, tierarzt*, ärztin, klinik*, krankenhaus*, hebamme*, pfleg*, feuerwehr, polizei"
        ),
    ),
    Mechanism(
        Phrases("backup, backups, sicherung, sicherungskopie*, datensicherung*"),
        Phrases(
            "beschädigt*, fehlgeschlagen, wiederherg*, zurückgespielt, unbrauchbar, defekt, spielen, einspiel*, eingespielt, zurück"
        ),
        Phrases("ihre, ihrer, ihr, strom*"),
    ),
    Mechanism(
        Phrases("release, releases, version, build, update, patch"),
        Phrases(
            "fehlerhaft*, zerstört, zurückgerollt, zurückgenommen, verursacht, kam ein fehler, kamen fehler, ungetestet*, nicht getestet, ausgerollt, eingespielt, steckt ein fehler, schiefgegangen, schief, bug, ausgelöst"
        ),
        Phrases("presse*"),
    ),
    Mechanism(
        Phrases("update, version, release, patch"),
        Phrases(
            "niemand hat das update, niemand hat die version, niemand getestet, vorher getestet"
        ),
        Phrases("impf*, sie"),
    ),
    Mechanism(
        Phrases("it abteilung, edv abteilung, it team"),
        Phrases("server*, datenbank*, backup*, router*, logs, firewall*"),
        Phrases("ausbild*"),
    ),
    Mechanism(
        Phrases("zoom, teams, webex"),
        Phrases("zum vorfall, zoom konferenz, zum incident, zur störung"),
        Phrases("kurs*, unterricht*, ihr, ihre"),
    ),
    Mechanism(
        Phrases("stripe, salesforce, sap, microsoft 365, office 365, shopify, github, klarna"),
        Phrases(
            "ausgefallen, ausfall, ausfalls, störung, störungen, gestört, nicht erreichbar, ist down, nicht verfügbar, antwortet nicht"
        ),
        Phrases("mit stripe, per stripe, mit klarna, per klarna, über klarna"),
    ),
    Mechanism(
        Phrases("unsere ip, unsere ips, unserer ip"),
        Phrases("sperrliste*, blacklist*, gesperrt, blockiert"),
    ),
    Mechanism(
        Phrases("phishing*"),
        Phrases("mitarbeiter*, konto eines, bekamen sie, geklickt, geöffnet, hereingefallen"),
        Phrases("ihr, ihre, nie, wenn sie, klicken sie"),
    ),
    Mechanism(
        Phrases("alte code, alter code, unser code, der code"),
        Phrases("schalttag, kam mit, kommt mit, nicht zurecht, abgestürzt"),
        Phrases("rabatt*, gutschein*, ihr, tür*"),
    ),
    Mechanism(
        Phrases("bucket*"),
        Phrases("voll, rechte, öffentlich"),
    ),
)
