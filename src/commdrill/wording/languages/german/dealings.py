"""What those who mend it deal with, in German: lawyers and the press, makers, attackers, their own changes."""

from commdrill.wording.languages.german.mechanisms import YOURS
from commdrill.wording.phrases import Mechanism
from commdrill.wording.policy.products import RUNTIMES, VENDORS

DEALINGS = (
    Mechanism("passwörter", "probiert, probieren, durchprobiert, erraten, errät", f"{YOURS}, sie"),
    Mechanism(
        RUNTIMES,
        "läuft noch, bei uns läuft, wir nutzen, wir verwenden, noch im einsatz, keine updates, nicht mehr unterstützt, veraltet*, schwachstelle*, umstellung auf, umstieg auf, aktualisier*, migr*",
        f"{YOURS}, kurs*, buch, bücher*, lehrgang*, lizenz*",
    ),
    Mechanism(
        "wir verlieren, verlieren wir, wir haben verloren, kostet uns, kosten uns, umsatzverlust, umsatzausfall, umsatzeinbuße*",
        "je stunde, pro stunde, die stunde, am tag, pro tag, euro, dollar, franken, tausend, million*, umsatz",
        "ihr, ihre, spiel*, punkte, geduld",
    ),
    Mechanism(
        "praktikant*, techniker*, programmierer*, entwickler*, administrator*, ingenieur*, mitarbeiter*, kolleg*, azubi*, dienstleister*",
        "der das getan hat, die das getan hat, der das war, der schuld ist, verursacht hat, wurde gesprochen, abgemahnt, entlassen, freigestellt, gekündigt worden",
        f"{YOURS}, sie",
    ),
    Mechanism(
        "auf den stand von, auf den stand vom, auf die version von, auf die version vom, auf die alte version, auf die vorige version, auf die vorherige version",
        "zurück, zurückgegangen, zurückgesetzt, zurückgekehrt, zurückgestellt",
        YOURS,
    ),
    Mechanism(
        "version _, release _, build _",
        """
        fehler kam, kam der fehler, fehler entstand, eingeschleppt, hat einen bug, hat einen fehler, ist fehlerhaft, beschädigt, brachte, bringt, enthält, enthielt
        der fehler, den fehler, ein fehler, defekt, der defekt, fehlerhaft, schuld, ist die ursache, war die ursache, stürzt ab, stürzte ab, wurde zurückgezogen
        """,
        f"{YOURS}, installier*, laden sie, der app, store, behebt, beheben, korrigiert, fahrplan*, karte, speisekarte*, formular*, broschüre*, menü*",
    ),
    Mechanism(
        "presse, journalisten, medien",
        "nicht weitergeben, nicht an die, nicht mit der, nicht mit, nichts sagen, nicht sprechen, haben angerufen, haben gefragt, fragen nach, kein wort, nicht weiterleiten, nicht teilen, nicht erfahren",
        "konferenz, pressekonferenz, saal",
    ),
    Mechanism(
        """
        rechtsabteilung, juristen, unsere anwälte, anwälte, anwalt, justiziar*, versicherung, versicherer, compliance abteilung
        pressestelle, presseabteilung, kommunikationsabteilung, datenschutzbeauftragte*
        """,
        """
        liegt bei, presseerklärung, bittet, bitten uns, gebeten, rät, raten, empfiehlt, empfohlen, nicht zu nennen, nicht nennen, nichts sagen, kein kommentar, keinen kommentar, erklärung, haftung, eingeschaltet, eingebunden, beteiligt, prüft den text
        freigegeben, freigeben, stellungnahme, gelesen haben, gelesen, nach außen, formulier*, bereiten
        """,
        f"{YOURS}, sie, termin*, sprechzeit*, sprechstunde*",
    ),
    Mechanism(
        """
        passwörter, kundendaten, daten von, daten der kunden, datensätze, kundenkonten, konten von, kartendaten, kartennummern, e mail adressen, personenbezogene daten, passwörter von
        """,
        """
        lagen offen, offen im netz, offen im internet, offengelegt, öffentlich zugänglich, für jeden, abgeflossen, gestohlen, kopiert, veröffentlicht, im darknet, abgegriffen, an die falschen, für andere sichtbar
        entwendet, geleakt
        """,
        f"{YOURS}, sie, nicht, keine, kein, nie, niemals, falls, wenn",
    ),
    Mechanism(
        "angriff, angriffe, angriffs, angriffsverkehr, attacke, attacken",
        """
        hinter dem angriff, steckt hinter, stecken hinter, kommt aus, kommen aus, kam aus, stammt, stammen, ländern, gbit, auf uns, auf unser*, gegen uns, gegen unser*, systeme, netz, netzwerk, server, anmeldeseite, abgewehrt, abwehren, blockier*, läuft noch, dauert an
        abgeblockt, eindämmen
        """,
        f"herz*, panik*, asthma*, hai, haie, hund, hunde, film, stück, stürmer*, terror*, {YOURS}",
    ),
    Mechanism(
        "früherer mitarbeiter, frühere mitarbeiter*, ehemaliger mitarbeiter, ehemalige mitarbeiter*, ex mitarbeiter*, ehemaliger kollege, ehemaliger dienstleister, früherer administrator, unzufriedener mitarbeiter",
        "zugriff, zugang, zugangsdaten, passwort*, gelöscht, kopiert, eingeloggt, angemeldet, system, systeme, konto",
        f"{YOURS}, treffen, feier, rente",
    ),
    Mechanism(
        "support von, support bei, support, techniker von, ingenieure von, spezialisten von, um hilfe gebeten, wir warten auf, eskaliert an, in kontakt mit",
        VENDORS,
        f"{YOURS}, sie, office, edge, word, excel, maps, pay, konto, app",
    ),
    Mechanism(
        "änderung, änderungen, korrektur, der change",
        """
        ohne test, ohne tests, ohne prüfung, ungeprüft*, ungetestet*, nicht getestet, freigegeben, genehmigt, zurückgerollt, zurückgenommen, zurückgedreht, eingespielt, ausgerollt, produktion
        """,
        f"preis*, tarif*, fahrplan*, gleis*, adresse, termin*, programm, {YOURS}",
    ),
    Mechanism(
        "überwachung, unser monitoring, unsere alarme, unsere warnungen, alarmierung",
        "nicht angeschlagen, nicht gewarnt, nicht gemeldet, nichts gemeldet, nicht bemerkt, nichts bemerkt, nicht ausgelöst, abgeschaltet, ausgeschaltet, zu spät, schlug nicht an",
        f"patient*, vulkan*, luft*, gesundheit*, kamera*, {YOURS}",
    ),
    Mechanism(
        "ausweichsystem*, ersatzsystem*, reservesystem*, notfallsystem*, backup system*, zweitsystem*, ersatzserver, redundante system*, redundantes system",
        "schalten auf, schalten wir, umgeschaltet, umschalten, wechseln auf, übernimmt, übernommen, übernahm, ausgefallen, sprang nicht, springt nicht, angesprungen, aktiviert, läuft auf, laufen auf, umgezogen",
        f"bremse*, heizung*, pumpe*, {YOURS}",
    ),
    Mechanism(
        "uhr, uhren, uhrzeit, zeit",
        "mehreren rechnern, auf den rechnern, auf den servern, auseinandergelaufen",
        f"turm*, bahnhof*, wand*, {YOURS}",
    ),
    Mechanism(
        "lauf, läufe, der lauf",
        "fehlgeschlagen, abgebrochen, rechnungen, importiert, nicht durchgelaufen, nächtlich*",
        f"marathon*, sonntag, samstag, teilnehm*, km, kilometer*, volkslauf, stadt*, laufstrecke, {YOURS}",
    ),
    Mechanism(
        "sicherung, sicherungen, datensicherung*, backups, sicherungskopien",
        "unbrauchbar, leer, unlesbar, unvollständig, fehlen, nicht lesbar, von gestern",
        f"strom*, sicherungskasten, {YOURS}",
    ),
    Mechanism(
        "entwickler*, programmierer*, ingenieur*, administrator*, admin, systemadministrator*",
        "eingespielt, ausgerollt, hochgeladen, geändert, umgestellt, logs, protokolle, den code, im code, konfiguration*, datenbank*, server*, ungeprüft*, ohne freigabe, ohne genehmigung, abgeschaltet",
        f"{YOURS}, bau*, wohn*, immobilien*, haus, häuser",
    ),
    Mechanism(
        "netzwerktechnik, netztechnik, servertechnik, netzwerkgerät*, netzgerät*, rechentechnik",
        "ausgefallen, ausfall, defekt, gestört, lieferant*, ersetzt, getauscht, kaputt, überlastet",
        YOURS,
    ),
    Mechanism(
        "die korrektur, der fix, die lösung, der patch, code",
        "in produktion, live geschaltet, ausgerollt, eingespielt, hochgeladen",
        YOURS,
    ),
    Mechanism(
        "fehler, problem, ursache",
        "caching schicht, cache schicht, datenschicht, logikschicht, zugriffsschicht, zwischenschicht, netzwerkschicht",
        YOURS,
    ),
)
