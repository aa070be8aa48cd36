"""Words of computing in German, by what they are of."""

from commdrill.wording.languages.german.mechanisms import BREAKS, ELSEWHERE, YOURS
from commdrill.wording.phrases import TradeWords
from commdrill.wording.policy.glossary import LOANS, SYSTEMS

_NEVER_ELSE = """
server*, *server, *servern, *servers, hypervisor*, speichersystem*, dateisystem*, virtuelle maschine*, großrechner*, datenpakete, subnetz*, dns, vlan*, bgp, lastverteil*, loadbalanc*, microservice*, mikrodienst*, namensauflösung
"""
_PARTS = """
pods, *gateway, gateway, gateways, *cluster, cluster*, knoten, *knoten, festplatte*, cpu, rechenzentr*, *datenbank, *datenbanken, datenbank*, replik*, *replik, cache*, *cache, latenz*, firewall*, proxy, netzwerkkarte*, netzkarte*, skript*, *skript, *skripte, *skripten, in produktion
token, tokens, *token, *tokens, administrator*, admins, eindringling*, hacker*, angreifer*, cyberkriminelle*, entwickler*, programmierer*, ibm, oracle, dell, cisco, vmware, fortinet, hpe, netapp, red hat, ratenbegrenz*, wiederholversuch*
automatische wiederholung*, automatischen wiederholung*, plattenplatz, arbeitsspeicher, hauptspeicher, speichercontroller, testsystem*, datenspeicher, nachrichtenschlange*, nachrichtenbus, ereignisbus, datenimport*, objektspeicher, blockspeicher, routing*, lastspitze*, kernnetz*
staging, testumgebung, produktivumgebung, produktivsystem*, telemetrie, orchestrier*, stapelverarbeitung*, threads, verbindungspool*, umgebungsvariable*, grundursache*, altsystem*, wartungsskript, steuerungsebene, protokolldatei*, logs, quellcode, quelltext*, im code, in den code
serialisier*, speicherleck*, namensraum, schwachstelle*, schadsoftware, api schlüssel, administratorkonto*
"""
"""What no customer sees, and need not hear of when it fails."""
_MACHINES = """
platte, platten, puffer, prozessorlast, hypervisor, betriebssystem*, raid verbund, einhängepunkt*, subsystem*, netzteil*, svc, prod db
"""
_DATA = """
schema*, *schema, *broker, volume, volumes, abfragen, *abfrage, *abfragen, schreibzugriffe, lesezugriffe, quorum, prüfsumme*, *warteschlange, vergiftete nachricht*, preis engine, regel engine, suchmaschine der, datensatz, brokern, migration*, *migration, synchronis*, datenlauf
speicherbereinigung, annahmeprozess*, ingest, ingestprozess*, *indizierung, *indexierung, partition, partitionen, indizes, *index, sicherungskopie*, sperrkonflikt*, *tabelle, schnappschuss*
"""
_NETWORKS = """
bandbreite, *segment, tunnels, ip, tcp, router*, verkehrsspitze*, glasfaser zwischen, sperrliste*, leitweg*, routenänderung*, *schleife, ratenbegrenz*, anfragebegrenz*, netzkopplung*
"""
_RUNNING = """
konfiguration*, *konfiguration, konfigurations*, schwellwert*, schwellenwert*, überwachung meldete, metriken, sonden, zustandsprüfung*, rückabwicklung, zurückgerollt*, aufgabenplan*, zeitgesteuert*, stapellauf*, automatische skalierung, rufbereitschaft, bereitstellung der
speichermangel*, zeitüberschreitung*, wiederholversuch*, anfragelimit*, redundanz, redundant*, log übertragung, protokollübertragung, adapter*, konnektor*, zugriffsprotokoll*, wartungsskript*, patchfenster, leader wahl, automatisierung, qa, dienst neu, ausgerollt*, update
"""
_PROGRAMS = """
javascript, lambda, parser*, schnittstelle*, plugin*, code review*, ungepatcht*, abhängigkeit, abhängigkeiten, compiler*, modul, module, ausnahme im, zeichenkodierung, kodierung, lasttest*, unit test*, wettlaufsituation*, header, funktionsschalter*, feature datei*
"""
_GUARDING = """
ssl zertifikat*, zugangsdaten, berechtigungen, angreifer*, signaturschlüssel, verschlüsselungsschlüssel*
"""
_BEFALLS = """
offline, kapazität, abgelaufen, laufen ab, gestorben, alten schlüssel, nicht erneuert, nicht verlängert, rechtzeitig erneuert, fehlt, ausgelastet, ausgeschöpft, erschöpft, überschritt*, überschritten, hochgestuft, hängt, hängen, festgefahren, geleert, neu aufgebaut, zurückgedreht, zurückdrehen, skaliert, zugewiesen, rotiert, durchgesickert
verpasst*, läufe, lauf, nimmt keine, nehmen keine, nahm keine, nahm nicht, begrenzt, limitiert, zugeschlagen, angesprungen, abgelehnt, erreicht, nicht erreicht, wiederhergestellt, neu angelegt, getrennt, angeschlossen, ungültig, geschrieben, gelesen, schreiben, ausgeführt, angewendet, umgezogen, getauscht, ersetzt, entfernt, hinzugefügt, verlor, handshake*, aushandlung, pfad, heiß, laden, lesbar, umgeleitet, keine verbindung*, dauert, angriff*, angegriffen, angreifen, gescannt, scannt, durchsucht, eingereiht, beendet, abgeschossen, minuten vor, minuten nach, umschwenken, schwenken, blockier*, steht, gestoppt, trat zurück, stillgelegt*, beenden, *daemon, rack, die sicherung, umgeleitet, down, fehlgeleitet, verarbeitet, beschädigung, ohne support, transaktion*, auf client seite, echtdaten, gefiltert, aktualis*, umstieg, umgestellt, migriert, signatur*, signiert*, identität, deaktiviert, fehlgeschlagen, schlug fehl, schlugen fehl, ausgefallen, verlor, verloren, vollgelaufen, voll, tot, toten, kaputt, falsch*, zu klein, zu viele, zu langsam, aufbau, wuchs, sprang, explodierte, verzögerung, hinkt, staut, stauen, gestaut, schleife, spitze, nicht erreichbar, weist ab, wies ab, veraltet*, auseinander, vergrößer*, isoliert, gedrosselt, verbreitet, schreibgeschützt, verworfen, wiederhergestellt aus, verdoppelt*, ausgelöst, sieht nicht, sehen nicht, kaputtgegangen, zurückgenommen, vollgelaufen, am anschlag
"""
_BESIDE = """
primär*, sekundär*, zeilen, spalte, spalten, tabelle, tabellen, sperre, sperren, index, verbraucher, produzent*, job, jobs, worker, pipeline, pakete, kontingent*, prozess, prozesse, zeile, volume, instanz*, container*, image, images, rack, kühlung, befehl*, version, versionen, code, defekt, defekte, fehlerhaft*, ungetestet*, bibliothek, bibliotheken, betreiber*, administrator*, ingenieur*, techniker*, neustart*, neu gestartet
gelöscht, doppelt*, agent, agenten, berechtigung, ereignis*, nachrichten, datei, von grund auf, flotte, alten, altes, unvollständig*, tippfehler*, fehlte, schicht, hardware, software, variable*, parameter*, datensätze, cookies, stromversorgung, bits, bytes, gigabyte*, zeichensatz, syntax, funktion, objekte, exit code, fehlercode, rückgabewert*, backup*, sicherung*, werkzeug*, anfragen, verbindungen, schlüssel, speicher, startet, nicht lesen, nicht verarbeiten, laufwerk*
"""
_OF_ANYTHING = """
wartet auf, kopier*, gestohlen, stahlen, stiehlt, zugriff*, zugang, gestartet, zweimal, wollen, will, bitten, bittet,schlimmer*, verschlimmert, schlechter, prob*, ausgesperrt, blockier*,freigabe, genehm*, gezogen,installier*, voll, erreich*, grenze, limit*, wort, warn*, arbeit*, braucht, brauchen,ließ*, eingedrungen, hinein, geschickt, schrieb*, geschrieben, bearbeit*, wechsel*, tauscht, tauschen, hochgeladen, zu viel*, überlast*, gekappt, gezogen
lehnt, lehnen, problem*, fehler*, störung*, gestört*, ursache*, schuld, vorfall, vorfälle, untersuch*, analys*, prüf*, deutet auf, deuten auf, liegt am, lag am, liegt an, lag an, behoben, beheben, repar*, korrektur, korrigiert, geändert, ändern, hinzugefügt, fügen, erweiter*, umgeschaltet, schalten auf, schalten um, wechseln auf, gewechselt, ersetzt, ersetzen, getauscht, instabil, unbrauchbar, defekt*
funktioniert nicht, funktionieren nicht, reagiert nicht, antwortet nicht, ausgefallen, ausfall, ausfälle, leeren, leert, räumen, kaputt, langsam, verloren, gelöscht, entfernt, wiederhergestellt, neu gestartet, starten, verursacht*, betroffen, falsch*, getestet, test, tests, verhindert, verhindern
"""

TRADE = TradeWords(
    others=f"{_MACHINES}, {_DATA}, {_NETWORKS}, {_RUNNING}, {_PROGRAMS}, {_GUARDING}, {SYSTEMS}, {LOANS}",
    often_else=f"{_BEFALLS}, {_BESIDE}, {BREAKS}",
    never_else=_NEVER_ELSE,
    parts=_PARTS,
    befalls=_OF_ANYTHING,
    elsewhere=f"""
    {ELSEWHERE}
    sprechzeit*, öffnungszeit*, hotel*, zeitung*, observer*, weiche*, kantine*, speise*, lastwagen, lkw, statue*, schwert*, im laden, laden geöffnet, bahn*, zug, züge, gericht*, schul*, theater*, schall*, koch*, herd, tisch*, grill*, verkehrs*, strom*, wein*, milch, museum, aktien*, preis*, sport*, bundesliga, sender, geburt*, heirat*, kurs*, hafen, stadion, müll, arzt, ärzt*, karten*, maut
    bus, busse, busses, tram, flug*, fähre*, kino*, film*, roman*, buch, bücher*, konzert*, festival, spiel*, fußball*, krankenhaus*, klinik*, pflege*, patient*, apotheke*, zahnarzt*, impf*, küche*, kaffee, brot, wasser, gas, heizung*, auto, autos, parkplatz*, parkhaus*, straße*, brücke*, fluss, strand, park, garten, tür, türen, aufzug*, gleis*, sitzplatz*, sitzplätze*, gepäck, pass, pässe
    polizei, feuerwehr*, gutschein*, rezept*, kleidung, schuh*, bier, kanal, steuer*, kirche*, hochzeit*, termin*, schnee*, hochwasser*, baum, bäume, wald, bauernhof*, tier, tiere, blut*, klavier, gitarre, chor, vogel*, vögel, installieren, laden sie, amt, garderobe*, tierarzt*, insel*, herr, frau, lesung*, programm, forum, batterie*, solar*, energie*
    """,
    yours=f"{YOURS}, sie",
)
