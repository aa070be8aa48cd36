"""German: what the content policy knows of it."""

from commdrill.wording.languages.german.help import HELP
from commdrill.wording.languages.german.leaks import LEAKS
from commdrill.wording.phrases import GapWords, NameWords, Phrases, PolicyWords, TimeWords, crossed

POLICY = PolicyWords(
    leaks=LEAKS,
    gaps=GapWords(
        slots=Phrases("""
            absender, unterschrift, unterzeichner, zeit, uhrzeit, datum, stunde, stunden, minuten, name, namen, telefon, nummer, link, adresse, e mail
            wann, wo, wer, telefonnummer, kundenname, kundennummer, firmenname, ansprechpartner, vorname, nachname, anrede, liste, grund, ursache, grundursache, beschreibung, beschreiben, einfügen, eintragen, ausfüllen, platzhalter, unterschrift
        """),
        gaps=Phrases("""
            zeit der nächsten meldung, nächstes update, nächste aktualisierung, komponente, komponenten, dienst, dienste, system, systeme, produkt, region, regionen, dauer, kunde
            kunden, firma, kontakt, referenz, beginn, ende, x, xx, funktion, betroffener dienst, bereich, ort
            abteilung, filiale, standort, stadt, straße, strecke, linie, gebäude, betreff, text, nachricht
            inhalt, zusammenfassung, auswirkung, auswirkungen, maßnahme, maßnahmen, einzelheiten, uhr
            betrag, nächster schritt, nächste schritte, prozentsatz, aktueller stand, aktueller status, zeitzone, kundengruppe, alternative
            betroffene orte, betroffene gebiete, betroffene bereiche, betroffene stadtteile
            betroffene straßen, betroffene linien, betroffene regionen, betroffene filialen
            betroffene standorte, betroffene kunden, betroffene systeme, betroffene dienste, betroffenen orte
            betroffenen gebiete, betroffenen bereiche, betroffenen stadtteile, betroffenen straßen
            betroffenen linien, betroffenen regionen, betroffenen filialen, betroffenen standorte
            betroffenen kunden, betroffenen systeme, betroffenen dienste, alle betroffenen orte
            alle betroffenen gebiete, alle betroffenen bereiche, alle betroffenen stadtteile
            alle betroffenen straßen, alle betroffenen linien, alle betroffenen regionen
            alle betroffenen filialen, alle betroffenen standorte, alle betroffenen kunden
            alle betroffenen systeme, alle betroffenen dienste, orte, ort, stadtteile, straßen, filialen
            standorte
        """),
        tags=Phrases(
            "hinweis, störung, störungsmeldung, aktualisierung, wartung, behoben, wichtig"
        ),
        greetings=Phrases(
            "hallo, liebe, lieber, guten tag, guten morgen, guten abend, sehr geehrte*"
        ),
        before_times=Phrases("um, bis, ab, gegen, in, innerhalb, von, vor, nach"),
        before_values=Phrases(
            "um, bis, ab, gegen, in, innerhalb, von, für, hallo, liebe, bestellung, nummer, siehe, besuchen sie"
        ),
        labels=Phrases(
            "einzelheiten, details, telefon, grund, ursache, dauer, kontakt, region, zeit, uhrzeit, erwartet, referenz, komponente, dienst, link, name, beginn, ende"
        ),
        units=Phrases("minute*, stunde*, tag, tage, tagen, uhr"),
        verbs=Phrases("ist, sind, nicht"),
        states=Phrases(
            "untersuchen, beheben, prüfen, reparieren, analysieren, ausgefallen, langsam, nicht verfügbar, gestört, eingeschränkt, geschlossen, unterbrochen, instabil, betroffen, teilweise, vollständig, einige, alle, verspätet, abgesagt"
        ),
        pressed=Phrases(
            "drücken sie, drücke, tippen sie auf, klicken sie auf, dann, die taste, wählen sie, und"
        ),
        later=Phrases(
            "noch offen, noch unklar, wird noch ergänzt, wird noch bestätigt, wird nachgereicht, wird nachgetragen, wird ergänzt, folgt noch, noch einzutragen, n n"
        ),
        orders=Phrases(
            crossed("bitte", "bestätigen, prüfen, ausfüllen, eintragen"),
            crossed(
                "link, uhrzeit, datum, name, telefon, text, grund",
                "einsetzen, eingeben, hier, fehlt",
            ),
            "ggf. löschen, gegebenenfalls löschen, bei bedarf löschen, einfügen, ergänzen, eintragen, ausfüllen, bitte wählen, eins auswählen, nichtzutreffendes streichen, unzutreffendes streichen",
        ),
        notes=Phrases(
            "diese zeile löschen, diesen satz löschen, diesen absatz löschen, vor dem versand löschen, vor dem versenden löschen, vor dem senden löschen, nichtzutreffendes streichen, unzutreffendes streichen, bitte ergänzen, bitte einfügen, beispieltext, mustertext, platzhaltertext, hier text einfügen, text hier einfügen, name hier"
        ),
        own_words=frozenset({"None", "null"}),
    ),
    help=HELP,
    times=TimeWords(
        back=Phrases("""
            mehr sagen wir, wir brauchen, brauchen wir
            wieder*, erwart*, bis, behoben, behebung, voraussichtlich, fertig, abgeschlossen, ende, endet, enden
            verfügbar, normal, neuigkeit*, aktualisier*, update*, informieren, melden, geschlossen, wartung*
            noch einmal, erneut, nach plan, planmäßig, wie gewohnt, wie üblich, nächste nachricht, nächste mail, nächste information*, nächster hinweis, nächster bericht, öffnet, mehr dazu, sagen wir mehr, sagen wir ihnen mehr, so weit, soweit, mehr erfahren sie, nächste meldung, meldung*, arbeiten, unterbrochen, beginn*, dauer*, erreichbar, ausfall*, störung*, uns wieder, rückkehr, rechnen, läuft, repar*, öffnen, fertig, gesperrt
            geht es weiter, geht alles, weiter geht, sind wir zurück, zurück, wissen wir mehr
            nächster stand, gibt es hier neues, gibt es neues, neues, geben sie uns, gebt uns, noch etwa
            umstellung dauert, repariert, instand*, wieder da, in betrieb, startet, starten, start
            läuft alles, betriebsbereit, bereit, nächstes mal, klappt
            bulletin, hören von uns, hören sie, gibt es nachricht*
            weiter
        """),
        other=Phrases(
            crossed(
                "prüfung, prüfungen, vorlesung, vorlesungen, kurs, kurse, sitzung, führung, führungen, rennen",
                "beginnt um, beginnen um, beginnt morgen, beginnen morgen, startet um, starten um, beginnt am, beginnen am",
            ),
            """
            zurückgegeben werden, hat bis, haben bis
            riefen, gingen ein, uhr besetzt, utc besetzt, angebot*, antwort*, chat schließt, chat öffnet, hält an, dauert schon, dauert bereits, dauert nun, schon seit, brach, fiel aus
            erstatt*, liefer*, paket*, bestellt, hotline, telefonleitung*, gespeichert, reserviert, gültig
            rufen sie bis, rufen sie uns bis, anrufen bis, warten sie _ minuten, warten sie _ stunden, warten sie mindestens
            abstimmen, abstimmung*, gewinnen, anmelden bis, bewerben, teilnehmen, melden sie sich, versuchen sie es nach _ minuten, versuchen sie es in _ minuten, preis, preise, preises, film, vorstellung, einlass, kaffee, frühstück, gratis, zuletzt aktualisiert, letzte aktualisierung, spiel beginnt, konzert, geld kommt, geld zurück, gutschein*
            öffnungszeiten, geöffnet, begann, angefangen, entdeckt, bemerkt, rechnung*, fällig, gegründet
            kundenberatung, kundendienst ist, kundenservice ist, kundenbetreuung, servicetelefon
            support ist, letzte änderung, zuletzt geändert, aktualisiert um, veröffentlicht
            verschickt, versandt, versendet, versand, ausgeliefert, zugestellt, wartezeit*
            warten im schnitt, warten etwa, warten rund, anrufer warten, anmeldeschluss, einsendeschluss
            bewerbungsschluss, verlosung, gewinnspiel, umfrage, auf ihrem konto, gutgeschrieben, überwiesen
            rückgabe*, letzte bahn, letzter zug, letzte fahrt, der letzte, gemeldet um, eingegangen
            gestern
            abgeben, abzugeben, einreichen, eingereicht, abgabe*
            zuletzt geprüft, letzte prüfung, letzter test, letzte kontrolle, geprüft um, zentrale öffnet
            zentrale schließt, telefonzentrale, schalter öffnet, schalter öffnen, laden öffnet, läden öffnen
            filiale öffnet, filialen öffnen, büro öffnet, sekretariat öffnet, empfang öffnet
            bibliothek öffnet, laden schließt, büro schließt, filiale schließt, callcenter
            schicht beginnt, nachtschicht, frühschicht, spätschicht, verkauf beginnt, verkauf startet
            vorverkauf, nach dem _ gezahlt, foto
            verkauf der, verkauf von
            empfang schließt, bibliothek schließt, schalter schließt
            """,
        ),
        past=Phrases("""
            kam, kamen, war, waren, wurde, wurden, hatte, hatten, ging, fuhr, fuhren
            stand, lief, liefen, begann
            fiel, fielen, stürzte, stürzten, brach
            zeigte, zeigten, trat auf, traten auf, tauchte auf, fiel auf
            gestern, heute früh
        """),
        ahead=Phrases(
            "wieder, voraussichtlich, soll, sollen, sollte, sollten, wird, werden, ist, sind, nächste*, verschoben, verlängert, bis"
        ),
        from_or_since=Phrases("für"),
        to_come=Phrases("""
            wird, werden
            hier neues, neues, meldung, aktualisierung, bericht, schreiben wir, melden wir uns
            informieren wir, berichten wir, update
        """),
        more=Phrases("""
            nächste nachricht*, nächste neuigkeit*, nächste information*, nächstes update, nächste mail
            nächste meldung*, nächster hinweis, nächster bericht, nächster stand, nächste aktualisierung*
            weitere informationen, weitere neuigkeiten, weitere nachrichten, neuigkeiten um, mehr dazu
            mehr erfahren sie, wissen wir mehr, informieren, melden uns, wir melden, hören von uns
            sagen wir mehr, gibt es neues, gibt es neuigkeiten
        """),
        not_back=Phrases("seit, vor, in den letzten, der letzten, die letzten, jeden, jede"),
        ends=Phrases("bis, ende, endet, enden, wieder*, abgeschlossen, dauer*, verfügbar"),
    ),
    names=NameWords(
        everything=Phrases(
            "alles, alle dienste, alle unsere dienste, alle systeme, alle unsere systeme"
        ),
        generic=Phrases("""
            der, die, das, unser*, und, für, ihr, ihre, dienst*, system*, seite*, app, apps, online, web
            website*, plattform*, produkt*, alle, neue*, daten, kunden*, portal, teil*
        """),
        endings=Phrases("e, en, er, es, n, s, em, ung, ungen"),
        before_verbs=Phrases("zu, nicht"),
    ),
)
