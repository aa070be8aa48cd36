"""What must not be read in German."""

from commdrill.wording.languages.german.blame import BLAME
from commdrill.wording.languages.german.dealings import DEALINGS
from commdrill.wording.languages.german.inside import INSIDE
from commdrill.wording.languages.german.mechanisms import MECHANISMS
from commdrill.wording.languages.german.trades import TRADE
from commdrill.wording.phrases import LeakWords, Phrases, crossed
from commdrill.wording.policy.glossary import ABROAD

LEAKS = LeakWords(
    jargon=Phrases(
        "niemand hatte die wiederherstellung, niemand hat die wiederherstellung, nie getestet worden, deadlock*, freigabe der änderung, genehmigung der änderung, managed service anbieter*, managed service provider*, vorfallkanal*, störungskanal*, incident kanal, falschen befehl, falsche befehl, falscher befehl, slack thread*, unbearbeitete jobs, cto, ciso, technikchef*, it leiter*, it chef*, leiter der it, leiterin der it, betriebsleiter der it, staatlichen akteur*, staatliche akteur*, staatlicher akteur*, interne referenz*, interne nummer, internes aktenzeichen, krisenkonferenz*, importjob*, exportjob*, import job*, export job*, zweite ebene eskaliert, dritte ebene eskaliert, zweite stufe eskaliert, speichervolume*, datenvolume*",
        "der presse nicht sagen, nichts an die presse, leader knoten, passiven knoten, passive knoten, passiver knoten, zustandsautomat*, edi gateway*, neuindizierung, neuindexierung, reindizierung, paketverlust*, identitätsanbieter*, identitätsdienst*, nicht veröffentlichen, nicht zur veröffentlichung, nicht erwähnen, den kunden nicht sagen, kunden dürfen nicht wissen, annahmeschicht, ingest schicht, datenteam*, garbage collector*, festplattenzugriff*, platten io",
        crossed(
            "nächtliche, nächtlichen, nächtlicher",
            "datenimport*, import*, abgleich*, datenabgleich*, export*, verarbeitung*, batch*",
        ),
        crossed("fehler in der, tippfehler in der, änderung an der, änderung der", "konfiguration"),
        ABROAD,
        """
        steckt in version, liegt in version, fehler in version, neuaufbau des index, dateideskriptor*, dateihandle*, stapellauf, stapelläufe, speichermangel*, speichermangels, wettlaufsituation*, speicherzugriffsfehler*, speicherbereinigung, primärschlüssel*, gespeicherte prozedur*, partitionstabelle*, namensraum, prüfsumme*, zeigerfehler, pufferüberlauf, stapelüberlauf
        versionsverwaltung, codezeile*, syntaxfehler, kompilierfehler, laufzeitfehler, reguläre ausdrücke, regulärer ausdruck, nullzeiger*, speicherüberlauf
        null wert*, consumer der queue, ausweichrechenzentrum
        vpn konzentrator*, zugriffstokens, unbehandelte ausnahme*, unbehandelten ausnahme*, sitzungsspeicher, datenbanksperre*, datenbanklast, wartungsskript*, migrationsskript*, bereitschaftsingenieur*, diensthabende* ingenieur*, letzten commit, letzte commit, thread pool*, worker pool*, verbindungslimit
        suchknoten, ersatzknoten, serverknoten, datenknoten, clusterknoten, primärknoten, authentifizierungsmodul*, authentifizierungsserver*, anmeldemodul*, weitere instanzen, null pointer*
        fremdbibliothek*, fremdkomponente*, fremdsoftware, softwarefehler*, hardwarefehler*, hardwaredefekt*, hardwareausfall*, festplattencontroller*, speichercontroller*, api version*, javascript datei*, hängende sitzung*, speichermodul*, integrationsschicht, falschen stecker, falsches kabel, falsche kabel, falschen knopf, serverabsturz, systemabsturz, bedienfehler*, dienst neu gestartet, dienste neu gestartet, neustart des dienstes, prod ist, ist down, sind down, netzregel*, netzwerkregel*, sql fehler*, einzigen server, einzelnen server, der fix, den fix
        api limit*, api limits, test ausgelassen, tests ausgelassen, falsches image, anwendungsschicht, datenschicht, dienstschicht, schreibzugriff*, lesezugriff*, root volume, usv
        lasttest*, last test*, queue manager, testzugangsdaten, resynchron*, aus dem netzbetrieb, vom netzbetrieb
        netzwerkteam*, infrastrukturteam, plattformteam, datenbankteam, serverteam, plattform team, datenbank team, netzwerk team, ops team, infrastruktur team, backend team, entwicklerteam, entwicklungsteam, betriebsteam, devops team
        im confluence, kein redundant*, nicht redundant*, paketverlust*, falsche maschine, falschen maschine, falsche umgebung, falschen server, falschen cluster, falschen knoten, falsche datenbank
        interne api, internen api, interner api, interne schnittstelle*, internen schnittstelle*, internes system, internen systemen, interne systeme, interner dienst, internen dienst, interne dienste
        """,
        """
        batch job*, connection pool*, verbindungspool*, lastverteil*, load balancer*, speicherleck*, arbeitsspeicher, paketverlust*, latenz*, fehlerrate*
        produktivserver*, produktionsumgebung, produktionsserver*, datenbankserver*, datenbankverbindung*
        datenbankcluster*, webserver*, anwendungsserver*, verfügbarkeitszone*, rollback*, deployment*
        konfigurationsänderung*, konfigurationsfehler*, nachrichtenwarteschlange*, speicherplatz
        abgelaufenes zertifikat, zertifikat ist abgelaufen, endpoint*, timeout*, lesereplik*, failover, bug, bugs
        datenbankindex, suchindex, datenbankmigration*, datenbankfehler, datenbankabfrage*, großrechner*, mainframe*, ransomware
        sicherheitslücke*, schwachstelle*, schadsoftware, virtuelle maschine*, virtuellen maschine*, interner serverfehler, internen serverfehler
        keinen speicher mehr, in produktion ausgerollt, in die produktion, level 3 eskaliert, level 2 eskaliert, nur für mitarbeiter, entwurf nicht senden, serverraum, nur für den internen, nur intern, nicht weiterleiten, hoster, hosters, hosting*
        hostinganbieter*, cloudanbieter*, cloud anbieter*,  systemadministrator*
        ssl zertifikat*, tls zertifikat*, grundursache, ursachenanalyse, rest api*, sql injection, zero day*, snapshot*, microservice*
        stapelverarbeitung, nachtlauf, batchlauf, programmierfehler, codeänderung*, testumgebung, quellcode
        netzwerkswitch*, kernrouter*, proxy, proxyserver, firewallregel*, bestelltabelle, kundentabelle, pipeline*
        mehr ram, prozessorlast, cpu last, speicherauslastung, warteschlange läuft, job warteschlange, tabellensperre*, regression*
        master datenbank*, javascript fehler, routingproblem*, routingtabelle*, domain ist abgelaufen, domain abgelaufen, ddos*, replikation*, nachrichtenbus, datenlager, data warehouse, aufgabenplaner, geplante aufgabe, geplanten aufgabe*, zeitgesteuerte aufgabe*, ip bereich*
        subnetz*, zertifikatskette, zwischenzertifikat*, zertifikatswarnung*, ssh schlüssel, api schlüssel, zugriffstoken, token des
        mailserver*, dateiserver*, dns server*, namensauflösung, fehlerprotokoll*, serverprotokoll*, umgebungsvariable*, docker container*, cloud konto
        hintergrundprozess*, hintergrunddienst*, prozess hängt, datenkorruption, korrupte daten, fremdschlüssel, datenbanktabelle*, datenbankschema, datenbankzugriff*, datenbankproblem*, datenbankausfall*
        entwicklungsumgebung, loadbalancer*, cloud rechnung, hostingrechnung, vpn tunnel*, health check*, api token*, quelltext*, versteht den code, nachtjob*, nächtlicher job, nächtlichen job, ungültige tokens, ungültige token, ungültigen token, hackerangriff*, hackerattacke*, cyberangriff*, cyberattacke*, gehackt
            in den logs, die logs, logdatei*, domain wurde nicht verlängert
            technische schulden, altsystem*, second level support, third level support, 2nd level support, 3rd level support, p1 vorfall*, p2 vorfall*, p1 störung*, p2 störung*, prio 1 vorfall*, prio 1 störung*, anzahl der pods, überwachungssystem*, monitoring*, datenbankadministrator*, change management, incident manager, interne notiz, streng vertraulich
        menschliches versagen im, serverausfall*, serverproblem*, serverfehler*, netzwerkkarte*, netzwerkkonfiguration*, stromausfall im rechenzentrum, skript in produktion, in produktion ausgeführt
        """,
    ),
    mechanisms=(*MECHANISMS, *BLAME, *DEALINGS),
    trade=TRADE,
    inside=INSIDE,
    answers=Phrases(
        "kommt mit, kommen mit, kamen mit, meldet*, melden, antwortet*, antwortet mit, antworten mit, liefert*, liefern, gibt zurück, wirft, werfen",
        crossed("endet, enden, scheitert, scheitern, bricht, brechen", "mit, in"),
    ),
    meets=Phrases(
        "stoßen auf, stößt auf, zeigt*, zeigen, sehen, sieht, erhalten, erhält, bekommen, bekommt, mit, erscheint*"
    ),
    codes=Phrases("fehler*, status*, code*, meldung*, seite, seiten"),
    secrets=Phrases("passwort*, kennwort*, pin, api schlüssel, token, geheimnis"),
    harmless=Phrases("""
        aktiv, inaktiv, bereit, schwach, stark, leer, nicht, sicher, geschützt, unverändert, gültig, ungültig, falsch, richtig, abgelaufen, nötig, das
        ihr, ihre, ihren, noch, weiterhin, immer, nie, nur, auch, gespeichert, verschlüsselt, in, ein, eine
    """),
    desks=Phrases("""
        kundenservice, kundendienst, support, hilfe, info, kontakt, vertrieb, büro, presse, service, team
        status, news, newsletter, mitglieder, buchung*, bestellung*, shop, web, mail
    """),
)
