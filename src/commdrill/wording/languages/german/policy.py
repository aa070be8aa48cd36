"""German: what the content policy knows of it."""

from commdrill.wording.languages.german.leaks import LEAKS
from commdrill.wording.phrases import Phrases, crossed
from commdrill.wording.policy_words import (
    GapWords,
    HelpWords,
    NameWords,
    PolicyWords,
    TimeWords,
)

POLICY = PolicyWords(
    leaks=LEAKS,
    gaps=GapWords(
        slots=Phrases(
            """
            zeit, uhrzeit, datum, stunde, stunden, minuten, name, namen, telefon, nummer, link, adresse, e mail
            wann, wo, wer, telefonnummer, kundenname, kundennummer, firmenname, ansprechpartner, vorname, nachname, anrede, liste, grund, ursache, grundursache, beschreibung, beschreiben, einfügen, eintragen, ausfüllen, platzhalter, unterschrift
            """
        ),
        gaps=Phrases(
            """
            komponente, komponenten, dienst, dienste, system, systeme, produkt, region, regionen, dauer, kunde
            kunden, firma, kontakt, referenz, beginn, ende, x, xx, funktion, betroffener dienst, bereich, ort
            """
        ),
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
    help=HelpWords(
        news=Phrases(
            """
            betroffen, nicht verfügbar, nicht erreichbar, nicht möglich, nicht funktioniert, funktioniert nicht
            funktionieren nicht, nicht nutzbar, nicht zugänglich, gestört, störung*, ausgefallen, ausfall*
            ausfälle, fällt aus, unterbrochen*, unterbrechung*, problem*, fehler*, einschränkung*, eingeschränkt
            langsam*, wartung*, geplant*, offline, geschlossen
            """,
            """
            erwart*, voraussichtlich, wiederhergestellt, wiederherstell*, wieder da, wieder verfügbar
            wieder erreichbar, wieder geht, geht es wieder, geht wieder, wieder funktioniert, wieder läuft, läuft wieder, wieder online, wieder normal, behoben, bald, in kürze, schnellstmöglich
            so schnell wie möglich, sollte wieder, sollten wieder, sollte bis, sollte um, sollte gegen, sollte in, rechnen wir, rechnen damit, dauert, dauern
            """,
            """
            lage, feuerwehr, vor ort, geräumt, ersatzteil*, keinen strom, kein strom, kein wasser, kein gas, kein internet, kein netz, keine heizung, kein licht, ohne licht, ohne strom, ohne wasser, ohne netz, polizei, die leitung, hersteller*, sturm, wetter, unwetter, blitz*, bagger, kabel*, selten*, besser geworden, baum, bäume
            arbeiten, daran, was sie können, was wir können, alles mögliche, ist bestellt, sind bestellt, untersuch*, prüfen, techniker*, ingenieur*, spezialist*, ursache*, grund, wegen
            aufgrund, weil, identifiziert, priorität, datenbank*, server*, überlast*, netzwerk*
            """,
            """
            haben sie geduld, bitte haben sie, bitte entschuldigen, entschuldigen sie, verzeih*, bitten um, haben sie verständnis, seien sie versichert, ärger
            entschuldig*, bedauern, tut uns leid, unannehmlichkeiten, danke, dank, geduld, verständnis, hallo
            guten tag, liebe, lieber, sehr geehrte*, grüße*, team
            """,
        ),
        steps=Phrases(
            """
            nichts verloren, verliert seinen platz, verlieren ihren platz, verliert ihren platz, nicht verloren, nichts geht verloren, gilt auch, gelten auch, gilt morgen, gelten morgen, finden statt, findet statt, gelten weiter, gilt weiter, sie können, ihr könnt, du kannst, bitte, besuchen sie, folgen sie, prüfen sie, rufen sie
            kontaktieren, nutzen sie, verwenden sie, versuchen sie, warten sie, in der zwischenzeit, inzwischen
            weiterhin, wie gewohnt, nichts zu tun, müssen nichts, nichts unternehmen, wir informieren
            wir melden uns, nächste aktualisierung, nächstes update, telefonisch, per telefon, unverändert, bleibt erhalten, bleiben erhalten, bleibt gespeichert
            """
        ),
        commands=Phrases(
            """
            besuchen, folgen, prüfen, rufen, nutzen, verwenden, versuchen, warten, schreiben, fragen sie, zeigen sie
            starten sie, benutzen sie, zahlen sie, bezahlen sie, bleiben sie, füllen sie, fahren sie, gehen sie
            kommen sie, nehmen sie, bringen sie, melden sie, halten sie, lassen sie, schalten sie, sichern sie
            speichern sie, vermeiden sie, wählen sie, senden sie, kochen sie, lagern sie, verschieben sie
            schließen sie, öffnen sie, laden sie, parken sie, steigen sie, sprechen sie, wenden sie sich
            *en sie, antworten sie, geben sie, drücken sie, beachten sie, sie zahlen nicht, sie zahlen nichts
            sie müssen nicht, keine gebühren, holen sie, kaufen sie, bestellen sie
            """
        ),
        tellers=Phrases(
            """
            wir, unser*, es, dieser, diese, dieses, nichts, niemand, alle, leider
            derzeit, zurzeit, jetzt, heute, gestern, nach, seit, wegen, aufgrund, sie, ihre, ihr
            """
        ),
        things=Phrases(
            """
            den, dem, das, die, der, ein, einige, viele, mehrere, alle, beide, zwei, drei, jede*, während, bei
            am, im, in, auf, heute, mit, für, und
            """
        ),
        past=Phrases(
            """
            war, waren, wurde, wurden, hat, haben, hatte, hatten, ist ausgefallen, sind ausgefallen, fiel, fielen
            brannte, brannten, platzte, kam, kamen, ging, gingen, begann, verlor, traf, brach, gab
            """
        ),
        cues=Phrases(
            """
            bestehen, gilt, gelten, länger zeit, mehr zeit, tage länger, wochen länger, hilft, helfen, bargeld, ihr geld, sie bekommen, ersetz*, ersatzbus*, statt, nichts zahlen, zahlen sie nichts, sie nichts, kostenfrei, kostenlos, geöffnet, offen, funktionier*, sicher, gespeichert, verlängert, erstatt*, gültig, kostenlos
            verfügbar, möglich, bereit, können, hotline, filiale*, unverändert, weiterhin
            """
        ),
        past_forms=r"(?<!\w)(?:ist|sind) (?:\w{1,30} ){0,6}\w{0,8}ge\w{3,20}(?:t|en)(?!\w)|(?<!\w)(?:ist|sind) (?:\w{1,30} ){0,6}(?:explodiert|passiert|kollabiert|implodiert)(?!\w)",
        ways_round=Phrases(
            """
            stattdessen, inzwischen, in der zwischenzeit, bieten sie, telefonisch, von hand, auf papier
            sagen sie, bitten sie, umgehung*, ersatzweise, bitte, leitfaden
            """
        ),
    ),
    times=TimeWords(
        back=Phrases(
            """
            mehr sagen wir, wir brauchen, brauchen wir
            wieder*, erwart*, bis, behoben, behebung, voraussichtlich, fertig, abgeschlossen, ende, endet, enden
            verfügbar, normal, neuigkeit*, aktualisier*, update*, informieren, melden, geschlossen, wartung*
            noch einmal, erneut, nach plan, planmäßig, wie gewohnt, wie üblich, nächste nachricht, nächste mail, nächste information*, nächster hinweis, nächster bericht, öffnet, mehr dazu, sagen wir mehr, sagen wir ihnen mehr, so weit, soweit, mehr erfahren sie, nächste meldung, meldung*, arbeiten, unterbrochen, beginn*, dauer*, erreichbar, ausfall*, störung*, uns wieder, rückkehr, rechnen, läuft, repar*, öffnen, fertig, gesperrt
            """
        ),
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
            """,
        ),
        past=Phrases("kam, kamen, war, waren, wurde, wurden, hatte, hatten, ging, fuhr, fuhren"),
        ahead=Phrases(
            "wieder, voraussichtlich, soll, sollen, sollte, sollten, wird, werden, ist, sind, nächste*, verschoben, verlängert, bis"
        ),
        from_or_since=Phrases("für"),
        to_come=Phrases("wird, werden"),
        not_back=Phrases("seit, vor, in den letzten, der letzten, die letzten, jeden, jede"),
        ends=Phrases("bis, ende, endet, enden, wieder*, abgeschlossen, dauer*, verfügbar"),
    ),
    names=NameWords(
        everything=Phrases(
            "alles, alle dienste, alle unsere dienste, alle systeme, alle unsere systeme"
        ),
        generic=Phrases(
            """
            der, die, das, unser*, und, für, ihr, ihre, dienst*, system*, seite*, app, apps, online, web
            website*, plattform*, produkt*, alle, neue*, daten, kunden*, portal, teil*
            """
        ),
        endings=Phrases("e, en, er, es, n, s, em, ung, ungen"),
        before_verbs=Phrases("zu, nicht"),
    ),
)
