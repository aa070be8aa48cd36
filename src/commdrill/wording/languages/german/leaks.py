"""What must not be read in German."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy.glossary import ABROAD, LOANS, SYSTEMS
from commdrill.wording.policy_words import LeakWords, Mechanism

_YOURS = "ihr, ihre, ihrem, ihren, ihrer"
_BREAKS = """
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

_ELSEWHERE = "schiff*, bahn*, zug, züge, zügen, gericht*, müll, glas, hafen, aktien*, preis*, museum, strom*, straße*, autobahn*"
"""Beside what containers, disks and replicas are things that people see."""
_TECHNICAL = """
server*, *server, *servern, *datenbank, *datenbanken, datenbank*, *cluster, cluster*, knoten, cache*, skript*, *skript, *skripte, konfiguration*, replik*, synchronis*, testsystem*
schwellwert*, firewall*, schema*, migration*, festplatte*, laufwerk*, schnittstelle*, update, platte, platten, staging
*tabelle, plattenplatz, puffer, logs, qa, sicherungskopie*, metriken, sperrliste, dienst neu, im code, in den code, api schlüssel, bandbreite, javascript, brokern, lambda, abfragen, glasfaser zwischen, nachrichtenbus
token, tokens, quorum
"""
"""Words of computing, of which two in one sentence are jargon."""

LEAKS = LeakWords(
    jargon=Phrases(
        ABROAD,
        """
        fremdbibliothek*, fremdkomponente*, fremdsoftware, softwarefehler*, hardwarefehler*, hardwaredefekt*, hardwareausfall*, festplattencontroller*, speichercontroller*, api version*, javascript datei*, hängende sitzung*, speichermodul*, integrationsschicht, falschen stecker, falsches kabel, falsche kabel, falschen knopf, serverabsturz, systemabsturz, bedienfehler*, dienst neu gestartet, dienste neu gestartet, neustart des dienstes, prod ist, ist down, sind down, netzregel*, netzwerkregel*, sql fehler*, einzigen server, einzelnen server, der fix, den fix
        api limit*, api limits, test ausgelassen, tests ausgelassen, falsches image, anwendungsschicht, datenschicht, dienstschicht, schreibzugriff*, lesezugriff*, root volume, usv
        lasttest*, last test*, queue manager, testzugangsdaten, single sign on, ein switch, der switch, den switch, resynchron*, aus der it, aus der edv, aus dem netzbetrieb, vom netzbetrieb
        netzwerkteam*, infrastrukturteam, plattformteam, datenbankteam, serverteam, it team, it abteilung, edv abteilung, entwicklerteam, entwicklungsteam, betriebsteam, devops team
        im confluence, kein redundant*, nicht redundant*, paketverlust*, falsche maschine, falschen maschine, falsche umgebung, falschen server, falschen cluster, falschen knoten, falsche datenbank
        interne api, internen api, interner api, interne schnittstelle*, internen schnittstelle*, internes system, internen systemen, interne systeme, interner dienst, internen dienst, interne dienste
        """,
        """
        batch job*, connection pool*, verbindungspool*, lastverteil*, load balancer*, speicherleck*, arbeitsspeicher, paketverlust*, latenz*, fehlerrate*
        produktivserver*, produktionsumgebung, produktionsserver*, datenbankserver*, datenbankverbindung*
        datenbankcluster*, webserver*, anwendungsserver*, verfügbarkeitszone*, rollback*, deployment*
        konfigurationsänderung*, konfigurationsfehler*, nachrichtenwarteschlange*, speicherplatz
        abgelaufenes zertifikat, zertifikat ist abgelaufen, endpoint*, timeout*, lesereplik*, failover, bug, bugs, webhook*
        datenbankindex, suchindex, datenbankmigration*, datenbankfehler, datenbankabfrage*, großrechner*, mainframe*, ransomware
        sicherheitslücke*, schwachstelle*, schadsoftware, virtuelle maschine*, virtuellen maschine*, interner serverfehler, internen serverfehler
        keinen speicher mehr, in produktion ausgerollt, in die produktion, level 3 eskaliert, level 2 eskaliert, nur für mitarbeiter, entwurf nicht senden, serverraum, rechenzentrum, rechenzentren, nur für den internen, nur intern, nicht weiterleiten, hoster, hosters, hosting*
        hostinganbieter*, cloudanbieter*, cloud anbieter*,  systemadministrator*
        ssl zertifikat*, tls zertifikat*, grundursache, ursachenanalyse, rest api*, sql injection, zero day*, snapshot*, microservice*
        stapelverarbeitung, nachtlauf, batchlauf, programmierfehler, codeänderung*, testumgebung, quellcode
        firmware, netzwerkswitch*, kernrouter*, proxy, proxyserver, firewallregel*, bestelltabelle, kundentabelle, pipeline*
        mehr ram, prozessorlast, cpu last, speicherauslastung, warteschlange läuft, job warteschlange, tabellensperre*, regression*
        master datenbank*, javascript fehler, routingproblem*, routingtabelle*, domain ist abgelaufen, domain abgelaufen, ddos*, replikation*, nachrichtenbus, datenlager, data warehouse, aufgabenplaner, ip bereich*
        subnetz*, zertifikatskette, zwischenzertifikat*, zertifikatswarnung*, ssh schlüssel, api schlüssel, zugriffstoken, token des
        mailserver*, dateiserver*, dns server*, namensauflösung, fehlerprotokoll*, serverprotokoll*, umgebungsvariable*, docker container*, cloud konto
        hintergrundprozess*, hintergrunddienst*, prozess hängt, datenkorruption, korrupte daten, fremdschlüssel, datenbanktabelle*, datenbankschema, datenbankzugriff*, datenbankproblem*, datenbankausfall*
        entwicklungsumgebung, loadbalancer*, cloud rechnung, hostingrechnung, vpn tunnel*, health check*, api token*, quelltext*, versteht den code, nachtjob*, nächtlicher job, nächtlichen job, ungültige tokens, ungültige token, ungültigen token, hackerangriff*, hackerattacke*, cyberangriff*, cyberattacke*, gehackt
            in den logs, die logs, logdatei*, domain wurde nicht verlängert
            technische schulden, altsystem*, second level support, third level support, anzahl der pods, überwachungssystem*, monitoring*, datenbankadministrator*, change management, incident manager, interne notiz, streng vertraulich
        menschliches versagen im, serverausfall*, serverproblem*, serverfehler*, netzwerkkarte*, netzwerkkonfiguration*, stromausfall im rechenzentrum, skript in produktion, in produktion ausgeführt
        """,
    ),
    mechanisms=(
        Mechanism(
            Phrases(_TECHNICAL, SYSTEMS, LOANS),
            Phrases(
                _TECHNICAL,
                LOANS,
                _BREAKS,
                "offline, kapazität, abgelaufen, laufen ab, gestorben, signiert*, alten schlüssel, nicht erneuert, nicht verlängert, rechtzeitig erneuert, fehlt, ausgelastet",
            ),
            Phrases(
                _YOURS,
                _ELSEWHERE,
                "hotel*, bahn*, zug, züge, gericht*, schul*, theater*, schall*, koch*, herd, tisch*, grill*, verkehr*, strom*, wein*, milch, museum, aktien*, preis*, sport*, bundesliga, sender, geburt*, heirat*, kurs*, hafen, stadion, müll, arzt, ärzt*, karten*, maut",
            ),
        ),
        Mechanism(
            Phrases(
                """
                server*, *server, *servern, *datenbank, *datenbanken, datenbank*, cluster*, *cluster, backend*, gateway*, cronjob*
                nachrichtenschlange*, lastverteiler*, vm, vms
                """
            ),
            Phrases(_BREAKS, _FAILS),
            Phrases("hotel*, flughafen"),
        ),
        Mechanism(
            Phrases("firewall*, plugin*, cache"),
            Phrases(_BREAKS, _FAILS),
            Phrases(_YOURS, "browser*, zuhause, schalten sie, deaktivier*, prüfen sie"),
        ),
        Mechanism(
            Phrases(
                "knoten, pod, pods, container, replik*, instanz*, festplatte*, laufwerk*, index, *index"
            ),
            Phrases(_BREAKS, "logs, index ist beschädigt, suchindex"),
            Phrases(
                _YOURS,
                _ELSEWHERE,
            ),
        ),
        Mechanism(
            Phrases("pod, pods, festplatte*, laufwerk*, replik*"),
            Phrases("ausgefallen*, voll, voller, defekt, kein plattenplatz"),
            Phrases(_YOURS, "schiff*, bahn*, achterbahn, seilbahn, zug, züge, museum"),
        ),
        Mechanism(
            Phrases("router*, switch, switches"),
            Phrases(
                "durchgebrannt, neu gestartet, getauscht, ausgetauscht, firmware, ausgefallen, defekt, falsch konfiguriert, überlastet, abgestürzt"
            ),
            Phrases(_YOURS),
        ),
        Mechanism(
            Phrases("token, tokens"),
            Phrases("falsch konfiguriert, plugin*, api, authentifizierung, zahlungsanbieter"),
            Phrases(_YOURS, "garderobe*, spiel*"),
        ),
        Mechanism(
            Phrases("zertifikat, zertifikate, zertifikats"),
            Phrases(
                "gateway, server*, webseite, website, domain, falsch konfiguriert, nicht verlängert, nicht erneuert"
            ),
            Phrases(_YOURS, "kurs*, deutschkurs*, geburt*, impf*"),
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
            Phrases(
                "gestört, unterbrochen, standorte*, ausgefallen, falsch konfiguriert, überlast*"
            ),
            Phrases("ihr, ihre, ihrer, bahn, bus"),
        ),
        Mechanism(
            Phrases(
                "netzbetreiber*, anbieter*, lieferant*, dienstleister*, hersteller*, baufirma, firma, provider*, zulieferer*, telekom, vodafone"
            ),
            Phrases(
                "schuld, verschuldet, verbockt, versäumt, versehentlich, aus versehen, gekappt, durchtrennt"
            ),
            Phrases("ihr, ihre, ihrem"),
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
                "alarmiert, informiert, benachrichtigt, gerufen, untersucht, hat, hatte, bemerkt"
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
            Phrases("malware, hacker, hackern, angreifer*, eindringling*, zugangsdaten"),
            Phrases(
                "netz, netzwerk, bibliothek, herein, eingedrungen, kopiert, gestohlen, gefunden, ausgenutzt, systeme*, verschlüsselt, mitarbeiter*"
            ),
            Phrases("ihre, ihr, ihrem, ihren, niemals"),
        ),
        Mechanism(
            Phrases(
                """
                praktikant*, entwickler*, mitarbeiter*, administrator*, techniker*, dienstleister*, lieferant*, zulieferer, jemand
                azubi*, auszubildende*, programmierer*, operator*, ingenieur*, admin, admins
                """
            ),
            Phrases(
                "gelöscht, versehentlich, aus versehen, vergessen, falsche kabel, falschen stecker, falsche datei, falsche version, falschen knopf, falsches kabel, schuld, menschliches versagen, ungetestet*, falsche skript, falschen befehl, falschen server, ausgesteckt, den stecker gezogen, falschen branch, falschen zweig, gemergt, nicht getestet, firma verlassen, im urlaub, gekündigt"
            ),
            Phrases("sie, ihr, ihre"),
        ),
    ),
    answers=Phrases("meldet*, melden, antwortet*, antworten mit, liefert*, liefern, gibt zurück"),
    meets=Phrases(
        "zeigt*, zeigen, sehen, sieht, erhalten, erhält, bekommen, bekommt, mit, erscheint*"
    ),
    codes=Phrases("fehler*, status*, code*, meldung*, seite, seiten"),
    secrets=Phrases("passwort*, kennwort*, pin, api schlüssel, token, geheimnis"),
    harmless=Phrases(
        """
        nicht, sicher, geschützt, unverändert, gültig, ungültig, falsch, richtig, abgelaufen, nötig, das
        ihr, ihre, ihren, noch, weiterhin, immer, nie, nur, auch, gespeichert, verschlüsselt, in, ein, eine
        """
    ),
    desks=Phrases(
        """
        kundenservice, kundendienst, support, hilfe, info, kontakt, vertrieb, büro, presse, service, team
        status, news, newsletter, mitglieder, buchung*, bestellung*, shop, web, mail
        """
    ),
)
