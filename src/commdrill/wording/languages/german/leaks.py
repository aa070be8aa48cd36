"""What must not be read in German."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy_words import LeakWords, Mechanism

LEAKS = LeakWords(
    jargon=Phrases(
        """
        batch job*, connection pool*, verbindungspool*, lastverteil*, load balancer*, speicherleck*, arbeitsspeicher, paketverlust*, latenz*, fehlerrate*
        produktivserver*, produktionsumgebung, produktionsserver*, datenbankserver*, datenbankverbindung*
        datenbankcluster*, webserver*, anwendungsserver*, verfügbarkeitszone*, rollback*, deployment*
        konfigurationsänderung*, konfigurationsfehler*, nachrichtenwarteschlange*, speicherplatz
        abgelaufenes zertifikat, zertifikat ist abgelaufen, endpoint*, timeout*, lesereplik*, failover, bug, bugs, webhook*
        datenbankindex, suchindex, datenbankmigration*, datenbankfehler, datenbankabfrage*, großrechner*, mainframe*, ransomware
        sicherheitslücke*, schwachstelle*, schadsoftware, virtuelle maschine*, virtuellen maschine*, interner serverfehler, internen serverfehler
        interner dienst, keinen speicher mehr, in produktion ausgerollt, in die produktion, level 3 eskaliert, level 2 eskaliert, nur für mitarbeiter, entwurf nicht senden, serverraum, rechenzentrum, rechenzentren, nur für den internen, nur intern, nicht weiterleiten, hoster, hosters, hosting*
        hostinganbieter*, cloudanbieter*, cloud anbieter*, devops team, infrastrukturteam, plattformteam, systemadministrator*
        ssl zertifikat*, tls zertifikat*, grundursache, ursachenanalyse, rest api*, sql injection, zero day*, snapshot*, microservice*
        stapelverarbeitung, nachtlauf, batchlauf, programmierfehler, softwarefehler im, codeänderung*, testumgebung, quellcode
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
        """
    ),
    mechanisms=(
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
            Phrases("plugin*"),
            Phrases("zerstört, fehler*, defekt, veraltet, inkompatibel, abgestürzt"),
            Phrases("ihr, ihre"),
        ),
        Mechanism(
            Phrases("cache"),
            Phrases("beschädigt, geleert, leeren, veraltet, gelöscht, voll"),
            Phrases("ihr, ihren, browser*"),
        ),
        Mechanism(
            Phrases("warteschlange*"),
            Phrases("läuft über, nachrichten, jobs, voll, verarbeitung, hängt"),
            Phrases("schalter, kasse, eingang, telefon*, anrufe*"),
        ),
        Mechanism(
            Phrases("netzwerkverbindung*, netzwerk"),
            Phrases(
                "gestört, unterbrochen, standorte*, ausgefallen, falsch konfiguriert, überlast*"
            ),
            Phrases("ihr, ihre, ihrer, bahn, bus"),
        ),
        Mechanism(
            Phrases("router*, switch*"),
            Phrases(
                "durchgebrannt, neu gestartet, getauscht, ausgetauscht, firmware, ausgefallen, defekt, konfigur*"
            ),
            Phrases("ihr, ihre, ihren"),
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
            Phrases("server*, *server, *servern, *datenbank, datenbank*, cluster*, backend*"),
            Phrases(
                """
                überlast*, abgestürzt*, absturz, neu gestartet, neustart*, beschädigt*, antwortet nicht
                antworten nicht, ausgefallen*, nicht erreichbar, falsch konfiguriert*, voll, migr*, repliz*, steht, hängt, eingefroren
                langsam, wiederhergestellt, verschlüsselt, it abteilung, geprüft, lahmgelegt, startet nicht, startet nach, starten nicht, blockiert*, in die knie, überrannt, keine freien, speicher, ging aus, abgeschaltet, durchgebrannt, zu klein, gesperrt, index*, überfüllt, ersetzt, zurückgesetzt, verbindung*
                """
            ),
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
            Phrases("firewall*"),
            Phrases("blockier*, verkehr, konfigur*, regel*, ausgefallen*"),
            Phrases("ihr, ihre, ihrer"),
        ),
        Mechanism(
            Phrases("knoten, pod, pods, container, replik*, instanz*, festplatte*, laufwerk*"),
            Phrases(
                "neu gestartet, startet neu, startet ständig, endlosschleife, startet nicht, überlast*, abgestürzt*, antwortet nicht, ausgefallen*, voll, defekt, hinkt*, hinterher"
            ),
            Phrases("schiff*, bahn*, zug, züge, gericht*, müll, ihre, ihrer"),
        ),
        Mechanism(
            Phrases("bereitschaft, bereitschaftsdienst, rufbereitschaft"),
            Phrases("alarmiert, informiert, benachrichtigt, gerufen, untersucht"),
            Phrases("ärztlich*, arzt, apotheke*, zahnarzt*, tierarzt*"),
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
                azubi*, auszubildende*, programmierer*, operator*
                """
            ),
            Phrases(
                "gelöscht, versehentlich, aus versehen, vergessen, falsche kabel, falschen stecker, falsche datei, falsche version, falschen knopf, falsches kabel, schuld, menschliches versagen, ungetestet*, falsche skript, falschen befehl, falschen server, falschen branch, falschen zweig, gemergt, nicht getestet, firma verlassen, im urlaub, gekündigt"
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
