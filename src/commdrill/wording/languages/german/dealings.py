"""What those who mend it deal with, in German: lawyers and the press, makers, attackers, their own changes."""

from commdrill.wording.languages.german.mechanisms import YOURS
from commdrill.wording.phrases import Phrases
from commdrill.wording.policy.products import RUNTIMES, VENDORS
from commdrill.wording.policy_words import Mechanism

DEALINGS = (
    Mechanism(
        Phrases("passwörter"),
        Phrases("probiert, probieren, durchprobiert, erraten, errät"),
        Phrases(YOURS, "sie"),
    ),
    Mechanism(
        Phrases(RUNTIMES),
        Phrases(
            "läuft noch, bei uns läuft, wir nutzen, wir verwenden, noch im einsatz, keine updates, nicht mehr unterstützt, veraltet*, schwachstelle*, umstellung auf, umstieg auf, aktualisier*, migr*"
        ),
        Phrases(YOURS, "kurs*, buch, bücher*, lehrgang*, lizenz*"),
    ),
    Mechanism(
        Phrases(
            "wir verlieren, verlieren wir, wir haben verloren, kostet uns, kosten uns, umsatzverlust, umsatzausfall, umsatzeinbuße*"
        ),
        Phrases(
            "je stunde, pro stunde, die stunde, am tag, pro tag, euro, dollar, franken, tausend, million*, umsatz"
        ),
        Phrases("ihr, ihre, spiel*, punkte, geduld"),
    ),
    Mechanism(
        Phrases(
            "praktikant*, techniker*, programmierer*, entwickler*, administrator*, ingenieur*, mitarbeiter*, kolleg*, azubi*, dienstleister*"
        ),
        Phrases(
            "der das getan hat, die das getan hat, der das war, der schuld ist, verursacht hat, wurde gesprochen, abgemahnt, entlassen, freigestellt, gekündigt worden"
        ),
        Phrases(YOURS, "sie"),
    ),
    Mechanism(
        Phrases(
            "auf den stand von, auf den stand vom, auf die version von, auf die version vom, auf die alte version, auf die vorige version, auf die vorherige version"
        ),
        Phrases("zurück, zurückgegangen, zurückgesetzt, zurückgekehrt, zurückgestellt"),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("version _, release _, build _"),
        Phrases(
            """
            fehler kam, kam der fehler, fehler entstand, eingeschleppt, hat einen bug, hat einen fehler, ist fehlerhaft, beschädigt, brachte, bringt, enthält, enthielt
            der fehler, den fehler, ein fehler, defekt, der defekt, fehlerhaft, schuld, ist die ursache, war die ursache, stürzt ab, stürzte ab, wurde zurückgezogen
            """
        ),
        Phrases(
            YOURS,
            "installier*, laden sie, der app, store, behebt, beheben, korrigiert, fahrplan*, karte, speisekarte*, formular*, broschüre*, menü*",
        ),
    ),
    Mechanism(
        Phrases("presse, journalisten, medien"),
        Phrases(
            "nicht weitergeben, nicht an die, nicht mit der, nicht mit, nichts sagen, nicht sprechen, haben angerufen, haben gefragt, fragen nach, kein wort, nicht weiterleiten, nicht teilen, nicht erfahren"
        ),
        Phrases("konferenz, pressekonferenz, saal"),
    ),
    Mechanism(
        Phrases(
            """
            rechtsabteilung, juristen, unsere anwälte, anwälte, anwalt, justiziar*, versicherung, versicherer, compliance abteilung
            pressestelle, presseabteilung, kommunikationsabteilung, datenschutzbeauftragte*
            """
        ),
        Phrases(
            """
            liegt bei, presseerklärung, bittet, bitten uns, gebeten, rät, raten, empfiehlt, empfohlen, nicht zu nennen, nicht nennen, nichts sagen, kein kommentar, keinen kommentar, erklärung, haftung, eingeschaltet, eingebunden, beteiligt, prüft den text
            freigegeben, freigeben, stellungnahme, gelesen haben, gelesen, nach außen, formulier*, bereiten
            """
        ),
        Phrases(YOURS, "sie, termin*, sprechzeit*, sprechstunde*"),
    ),
    Mechanism(
        Phrases(
            """
            passwörter, kundendaten, daten von, daten der kunden, datensätze, kundenkonten, konten von, kartendaten, kartennummern, e mail adressen, personenbezogene daten, passwörter von
            """
        ),
        Phrases(
            """
            lagen offen, offen im netz, offen im internet, offengelegt, öffentlich zugänglich, für jeden, abgeflossen, gestohlen, kopiert, veröffentlicht, im darknet, abgegriffen, an die falschen, für andere sichtbar
            entwendet, geleakt
            """
        ),
        Phrases(YOURS, "sie, nicht, keine, kein, nie, niemals, falls, wenn"),
    ),
    Mechanism(
        Phrases("angriff, angriffe, angriffs, angriffsverkehr, attacke, attacken"),
        Phrases(
            """
            hinter dem angriff, steckt hinter, stecken hinter, kommt aus, kommen aus, kam aus, stammt, stammen, ländern, gbit, auf uns, auf unser*, gegen uns, gegen unser*, systeme, netz, netzwerk, server, anmeldeseite, abgewehrt, abwehren, blockier*, läuft noch, dauert an
            abgeblockt, eindämmen
            """
        ),
        Phrases(
            "herz*, panik*, asthma*, hai, haie, hund, hunde, film, stück, stürmer*, terror*", YOURS
        ),
    ),
    Mechanism(
        Phrases(
            "früherer mitarbeiter, frühere mitarbeiter*, ehemaliger mitarbeiter, ehemalige mitarbeiter*, ex mitarbeiter*, ehemaliger kollege, ehemaliger dienstleister, früherer administrator, unzufriedener mitarbeiter"
        ),
        Phrases(
            "zugriff, zugang, zugangsdaten, passwort*, gelöscht, kopiert, eingeloggt, angemeldet, system, systeme, konto"
        ),
        Phrases(YOURS, "treffen, feier, rente"),
    ),
    Mechanism(
        Phrases(
            "support von, support bei, support, techniker von, ingenieure von, spezialisten von, um hilfe gebeten, wir warten auf, eskaliert an, in kontakt mit"
        ),
        Phrases(VENDORS),
        Phrases(YOURS, "sie, office, edge, word, excel, maps, pay, konto, app"),
    ),
    Mechanism(
        Phrases("änderung, änderungen, korrektur, der change"),
        Phrases(
            """
            ohne test, ohne tests, ohne prüfung, ungeprüft*, ungetestet*, nicht getestet, freigegeben, genehmigt, zurückgerollt, zurückgenommen, zurückgedreht, eingespielt, ausgerollt, produktion
            """
        ),
        Phrases("preis*, tarif*, fahrplan*, gleis*, adresse, termin*, programm", YOURS),
    ),
    Mechanism(
        Phrases("überwachung, unser monitoring, unsere alarme, unsere warnungen, alarmierung"),
        Phrases(
            "nicht angeschlagen, nicht gewarnt, nicht gemeldet, nichts gemeldet, nicht bemerkt, nichts bemerkt, nicht ausgelöst, abgeschaltet, ausgeschaltet, zu spät, schlug nicht an"
        ),
        Phrases("patient*, vulkan*, luft*, gesundheit*, kamera*", YOURS),
    ),
    Mechanism(
        Phrases(
            "ausweichsystem*, ersatzsystem*, reservesystem*, notfallsystem*, backup system*, zweitsystem*, ersatzserver, redundante system*, redundantes system"
        ),
        Phrases(
            "schalten auf, schalten wir, umgeschaltet, umschalten, wechseln auf, übernimmt, übernommen, übernahm, ausgefallen, sprang nicht, springt nicht, angesprungen, aktiviert, läuft auf, laufen auf, umgezogen"
        ),
        Phrases("bremse*, heizung*, pumpe*", YOURS),
    ),
    Mechanism(
        Phrases("uhr, uhren, uhrzeit, zeit"),
        Phrases("mehreren rechnern, auf den rechnern, auf den servern, auseinandergelaufen"),
        Phrases("turm*, bahnhof*, wand*", YOURS),
    ),
    Mechanism(
        Phrases("lauf, läufe, der lauf"),
        Phrases(
            "fehlgeschlagen, abgebrochen, rechnungen, importiert, nicht durchgelaufen, nächtlich*"
        ),
        Phrases(
            "marathon*, sonntag, samstag, teilnehm*, km, kilometer*, volkslauf, stadt*, laufstrecke",
            YOURS,
        ),
    ),
    Mechanism(
        Phrases("sicherung, sicherungen, datensicherung*, backups, sicherungskopien"),
        Phrases("unbrauchbar, leer, unlesbar, unvollständig, fehlen, nicht lesbar, von gestern"),
        Phrases("strom*, sicherungskasten", YOURS),
    ),
    Mechanism(
        Phrases(
            "entwickler*, programmierer*, ingenieur*, administrator*, admin, systemadministrator*"
        ),
        Phrases(
            "eingespielt, ausgerollt, hochgeladen, geändert, umgestellt, logs, protokolle, den code, im code, konfiguration*, datenbank*, server*, ungeprüft*, ohne freigabe, ohne genehmigung, abgeschaltet"
        ),
        Phrases(YOURS, "bau*, wohn*, immobilien*, haus, häuser"),
    ),
    Mechanism(
        Phrases(
            "netzwerktechnik, netztechnik, servertechnik, netzwerkgerät*, netzgerät*, rechentechnik"
        ),
        Phrases(
            "ausgefallen, ausfall, defekt, gestört, lieferant*, ersetzt, getauscht, kaputt, überlastet"
        ),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("die korrektur, der fix, die lösung, der patch, code"),
        Phrases("in produktion, live geschaltet, ausgerollt, eingespielt, hochgeladen"),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("fehler, problem, ursache"),
        Phrases(
            "caching schicht, cache schicht, datenschicht, logikschicht, zugriffsschicht, zwischenschicht, netzwerkschicht"
        ),
        Phrases(YOURS),
    ),
)
