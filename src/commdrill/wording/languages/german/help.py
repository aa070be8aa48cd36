"""What helps a reader of German, and what does not."""

from commdrill.wording.phrases import HelpWords, Phrases

HELP = HelpWords(
    news=Phrases(
        """
        betroffen, nicht verfügbar, nicht erreichbar, nicht möglich, nicht funktioniert, funktioniert nicht
        funktionieren nicht, nicht nutzbar, nicht zugänglich, gestört, störung*, ausgefallen, ausfall*
        ausfälle, fällt aus, unterbrochen*, unterbrechung*, fehler*, einschränkung*, eingeschränkt
        langsam*, wartung*, geplant*, offline, geschlossen
        """
        """
        erwart*, voraussichtlich, wiederhergestellt, wiederherstell*, wieder da, wieder verfügbar
        wieder erreichbar, wieder geht, geht es wieder, geht wieder, wieder funktioniert, wieder läuft, läuft wieder, wieder online, wieder normal, behoben, bald, in kürze, schnellstmöglich
        so schnell wie möglich, sollte wieder, sollten wieder, sollte bis, sollte um, sollte gegen, sollte in, rechnen wir, rechnen damit, dauert, dauern
        """
        """
        geräumt, keinen strom, kein strom, kein wasser, kein gas, kein internet, kein netz, keine heizung, kein licht, ohne licht, ohne strom, ohne wasser, ohne netz, selten*, besser geworden,
        arbeiten, was sie können, was wir können, alles mögliche, ist bestellt, sind bestellt, untersuch*, prüfen, ursache*, grund, wegen
        aufgrund, weil, identifiziert, priorität, überlast*,
        """
        """
        haben sie geduld, bitte haben sie, bitte entschuldigen, entschuldigen sie, verzeih*, bitten um, haben sie verständnis, seien sie versichert, ärger
        entschuldig*, bedauern, tut uns leid, unannehmlichkeiten, danke, dank, geduld, verständnis, hallo
        guten tag, liebe, lieber, sehr geehrte*, grüße*,
        reparatur läuft, reparaturen laufen, reparatur kommt, arbeiten laufen, läuft auf hochtouren
        leid, noch nie, nie vorgekommen, merken etwas, merkt etwas, merken kaum, merken davon
        bemerken davon, wir verstehen, wir wissen, ärgerlich, verlassen können, auf uns verlassen
        in unserer macht, macht steht, unser bestes, unser möglichstes, schuld, schuldig, damit rechnen
        konnte niemand, niemand rechnen, bitte nehmen sie unsere, bitte sehen sie uns
        bitte bleiben sie geduldig, unbesorgt, starkregen, hochwasser, überflutet,
        brand, feuer, explosion, wasserschaden, kurzschluss, stromausfall, trafo, transformator*
        andrang, ansturm, schönen tag, schönes wochenende, schönen abend
        auf wiederhören, auf wiedersehen, bis bald, bis später, tschüss, servus, alles gute
        freundlichen, beste grüße, viele grüße, ist bewusst, bewusst, ungünstig, ohne heizung, ohne gas
        ohne internet, ohne telefon, ohne warmwasser, ohne empfang, ohne fernsehen, kein warmwasser
        keinen empfang, zufriedenheit, treue, ernst, am herzen, hochdruck
        unterwegs, mit hochdruck, rund um die uhr, unter hochdruck, mit allen kräften
        vermieden, vermeiden können, schätzen ihre, schätzen sie, lernen, gelernt, unter kontrolle
        im griff, nicht an ihnen, ihre schuld, ohne vorwarnung, überraschend, unerwartet
        unvorhergesehen, einzelfall, ausnahme,
        angriff*, sabotage, diebstahl, enttäusch*, frustr*, fühlen mit ihnen, peinlich, ausnahmsweise
        kommen voran, kommen gut voran, fortschritt*, schritt für schritt, auf dem weg
        auf einem guten weg, erste tests, in arbeit, verlassen sie sich, nach kräften, mit bagger
        baustelle
        seien sie unbesorgt, seien sie beruhigt, keine sorge
        liegt nicht an, liegt an uns, ist dran, sind dran, ist daran, sind daran
        außer betrieb, streikt, streiken, hakt, haken, ruckelt, ruckeln, lahm, lahmgelegt, steht still
        stehen still, still gelegt, stillgelegt, antwortet nicht, reagiert nicht, geht nicht
        gehen nicht, klappt nicht, klappen nicht, läuft nicht, laufen nicht, lädt nicht, laden nicht
        defekt, kaputt, blockiert, gesperrt, überlastet, überlastung, verzöger*, verspätung*
        zusammengebrochen, abgestürzt, eingefroren, hängt, hängen fest, wurm drin, steht aus
        steht noch aus, stehen aus, nicht öffnen, nicht erreichen, nicht nutzen, nicht anmelden
        nicht einloggen, nicht abrufen, nicht laden, nicht bezahlen, nicht buchen, nicht durch
        keine verbindung, kein zugang, keinen zugang, wacklig, wackelt, instabil, schleppend, stockt
        stocken, zäh, gleich wieder, gleich zurück,
        dass sie, dass ihnen, dass ihre, dass ihr
            sicherheit geht, sicherheit steht, sicherheit hat, ihre sicherheit, aus sicherheitsgründen
            zurück sind wir, sind wir zurück, weiter geht, geht es weiter, bitte beachten sie dass
            bitte wissen sie, zu beachten, nimmt zu, schwerfällt, schwer fällt, räumen
            bitte beachten sie, bitte nehmen sie zur kenntnis
            mechaniker*, klempner*, elektriker*, handwerker*, installateur*, monteur*, dachdecker*, undicht
            pumpt, lästig, versagen, sie können nicht, sie können keine, sie können zurzeit
            sie können derzeit, sie können gerade, sie können momentan, sie können im moment
            sie können sich nicht, sie können leider, können sie nicht, können sie sich nicht
            können sie derzeit, können sie zurzeit, können sie keine, können sie leider, ihr könnt nicht
            ihr könnt euch nicht, ihr könnt keine, du kannst nicht, du kannst dich nicht, du kannst keine
            man kann nicht, kann man nicht, können nichts bestellen, können nichts buchen, können nicht
            ist weg, sind weg, ist aus, sind aus
            bedauer*, was für ein, was für eine, ist tot, sind tot, entschuldigt sich, wünscht ihnen
            wünschen ihnen
        schief, brauchen bis zu, braucht bis zu, brauchen lange, braucht lange, brauchen länger
        braucht länger, länger als, lange ladezeit*
        problem, probleme, problemen, problems
        leere seite, leere seiten, verdreht, doppelt oder, von gestern, veraltet, fehlen, fehlt, aufgegeben
        leer, kopf stehen, auf dem kopf
        drittes mal, zum dritten mal, zum zweiten mal, grau, alle paar, niedriger als, höher als
        niedriger, hitze, schämen, spinnt, spinnen, weiß warum, öffnet nicht, öffnen nicht
        startet nicht, starten nicht, verbindet nicht, verbinden nicht, speichert nicht, speichern nicht
        sendet nicht, senden nicht, druckt nicht, drucken nicht, kommt nicht, kommen nicht, liest nicht
        lesen nicht, zeigt nicht, zeigen nicht, leuchtet nicht, bewegt sich nicht, reagieren nicht
        antworten nicht, erscheint nicht, erscheinen nicht, hielt nicht, hielten nicht, akzeptiert nicht
        nimmt nicht, nehmen nicht
        schwebe
        bevor sie
        fremder währung, falsche, falscher, falschen, falsches, klemmt, klemmen, friert ein, frieren ein
        flacker*, stotter*, unscharf, verschwommen, verpixelt, stauen, staut sich, ungesendet, unbeantwortet
        hinausgeworfen, rausgeworfen, fliegen raus, fliegt raus, bricht ab, brechen ab, fast nichts
        schneckentempo, vertauscht, durcheinander, verschwind*, verschwunden, kälter, im dunkeln
        lange schlangen, abgelehnt, verweigert, blechern, rauscht, rauschen, selben boot, nicht vorbereitet
        überrascht, stolz, ratlos, rätsel*, traurig, pech, schlimm*, schlechter, personalmangel
        auf sich warten
        stundenlang
        falsch geschrieben, hinterher, in der werkstatt, nach einer minute, nur menschen
        auf uns zählen
        beschädigt
        """
    ),
    steps=Phrases("""
        nimmt bestellungen, nehmen bestellungen, nimmt ihre bestellung*, nichts verloren, verliert seinen platz, verlieren ihren platz, verliert ihren platz, nicht verloren, nichts geht verloren, gilt auch, gelten auch, gilt morgen, gelten morgen, finden statt, findet statt, gelten weiter, gilt weiter, sie können, ihr könnt, du kannst, bitte _, besuchen sie, folgen sie, prüfen sie, rufen sie
        kontaktieren, nutzen sie, verwenden sie, versuchen sie, warten sie, in der zwischenzeit, inzwischen
        weiterhin, wie gewohnt, nichts zu tun, müssen nichts, nichts unternehmen, wir informieren
        wir melden uns, nächste aktualisierung, nächstes update, telefonisch, per telefon, unverändert, bleibt erhalten, bleiben erhalten, bleibt gespeichert
        nicht betroffen, nicht beeinträchtigt, nicht berührt, sie zahlen, ihnen entstehen keine
        keine kosten, ohne aufpreis, ohne zuschlag, ohne gebühr*, ohne kosten, wie geplant, planmäßig
        fahrplanmäßig, pünktlich, wie vorgesehen, wie vereinbart, wie immer, wie üblich
        wir schicken ihnen, wir senden ihnen, wir schreiben ihnen, wir rufen sie, wir benachrichtigen
        wir geben ihnen bescheid, geben bescheid, wir erstatten, wir verlängern, wir ersetzen
        wir bezahlen, wir zahlen, wir übernehmen, wir buchen sie, wir haben ihren, wir haben ihre
        wir halten ihren, wir halten ihre, verlieren keine*, verliert keine*, geht nicht verloren
        gehen nicht verloren, nicht nötig, nicht notwendig, nicht erforderlich, brauchen nicht
        brauchen nichts, müssen nicht, keine sorge um, stattdessen, alternativ, im notfall
        auf unsere kosten, geht auf uns, gehen auf uns, eilt nicht, kann warten, können warten
        bleibt gültig, bleiben gültig, bleibt bestehen, bleiben bestehen, bleibt offen, bleiben offen
        bleibt geöffnet, bleiben geöffnet, mit bargeld, in bar, am schalter, an der kasse
        vor ort bezahlen, persönlich, in der filiale, in den filialen, auf papier, ausgedruckt*
        ohne verzögerung*, ohne verspätung*, keine verspätung*, gleich an der, gleich am
        gleich nebenan
        ohne probleme, ohne problem, problemlos, nicht weg
            können sie, könnt ihr, kannst du, nichts falsch machen, ändert sich nichts
            ändert sich für sie nichts
        läuft nicht ab, laufen nicht ab
        was sie, wer die app, was schon gebucht, was bereits gebucht, was gebucht
        niemand verliert, niemand zahlt, niemand muss, keiner verliert, keiner muss
        was auch passiert
    """),
    commands=Phrases("""
        besuchen, folgen, rufen, nutzen, verwenden, versuchen, warten, schreiben, fragen sie, zeigen sie
        starten sie, benutzen sie, zahlen sie, bezahlen sie, bleiben sie, füllen sie, fahren sie, gehen sie
        kommen sie, nehmen sie, bringen sie, melden sie, halten sie, lassen sie, schalten sie, sichern sie
        speichern sie, vermeiden sie, wählen sie, senden sie, kochen sie, lagern sie, verschieben sie
        schließen sie, öffnen sie, laden sie, parken sie, steigen sie, sprechen sie, wenden sie sich
        *en sie, antworten sie, geben sie, drücken sie, beachten sie, sie zahlen nicht, sie zahlen nichts
        sie müssen nicht, keine gebühren, holen sie, kaufen sie, bestellen sie
    """),
    tellers=Phrases("""
        wir, unser*, es, dieser, diese, dieses, nichts, niemand, alle, leider, derzeit, zurzeit, jetzt, heute
        gestern, nach, seit, wegen, aufgrund, sie, was wir, damit, davon, uns, so etwas, er, ich, man, dort
        hier, wenn wir, sobald wir, weil wir, bis wir, falls wir, ob wir, wie wir, dass wir, mehr dazu, sobald
        dass, ob, das ist, das sind, das war, jede zehnte*, jeder zehnte*, jedes zehnte*, jede dritte*
        jeder dritte*, jede zweite*, jede fünfte*, rund, etwa, fast, mehr als, ungefähr
    """),
    things=Phrases("""
        den, dem, das, die, der, ein, einige, viele, mehrere, beide, zwei, drei, jede*, während, bei, am, im
        in, auf, mit, für, wenige, nur, hunderte, tausende, teile, dutzende, wer, kein, keine, keinen, keiner
        nirgends, ihre, ihr, deine, dein, eure, euer, jemand, ab und zu, manchmal, hin und wieder, menschen
        leute, einiges, vieles, manche, manches, weniger, gelegentlich, *en, *er, *s, *e, teilweise, seiten
        fotos, viel, womöglich, kaum, erst, hinter, vor, neben, über, unter, zwischen, ganz, halb, nirgendwo
        spiele, alle, heute, niemand
    """),
    past=Phrases("""
        war, waren, wurde, wurden, hat, haben, hatte, hatten, ist ausgefallen, sind ausgefallen, fiel, fielen
        brannte, brannten, platzte, kam, kamen, ging, gingen, begann, verlor, traf, brach, gab, nicht, kein
        keine, keinen, keiner, niemand, nirgends
    """),
    deeds=Phrases("""
        wird gerade, werden gerade, wird derzeit, werden derzeit, wird noch, werden noch, wird heute
        werden heute, war, waren, wurde, wurden, kam, kamen, ging, gingen, fiel, fielen, brach, brachen, riss
        rissen, lief, liefen, stand, standen, schlug, schlugen, sank, sanken, stieg, stiegen, drang, drangen
        sprang, sprangen, trat, traten, warf, warfen, zog, zogen, flog, flogen, floss, flossen, schoss
        schossen, gab, gaben, nahm, nahmen, blieb, blieben, brannte, brannten, dachte, dachten, wusste
        wussten
        lage, feuerwehr, vor ort, ersatzteil*, polizei, die leitung, hersteller*, sturm, wetter, unwetter
        blitz*, bagger, kabel*, baum, bäume, techniker*, ingenieur*, spezialist*, datenbank*, server*
        netzwerk*, team, regen, schnee, nachfrage, lkw, lastwagen, zulieferer*, lieferant*, dienstleister*
        vertrauen, im einsatz, dran, daran, wichtig, trupps
    """),
    cues=Phrases("""
        bestehen, gilt, gelten, länger zeit, mehr zeit, tage länger, wochen länger, hilft, helfen, bargeld
        ihr geld, sie bekommen, ersetz*, ersatzbus*, statt, nichts zahlen, zahlen sie nichts, sie nichts
        kostenfrei, kostenlos, geöffnet, offen, funktionier*, sicher, gespeichert, verlängert, erstatt*
        gültig, verfügbar, möglich, bereit, können, hotline, filiale*, unverändert, weiterhin, ihnen, ihren
        ihrem, verlegt, umgebucht, kulanz, frist*, gebühr*, kosten, zinsen, mahn*, strafe*, entgelt*, entfall*
        entfällt, ändert sich nicht, ändern sich nicht, verfällt nicht, verfallen nicht, nummer, telefonnummer
        telefon, formular*, personal, gehen, geht, um die ecke, dieselben, dasselbe, denselben, nebenan, fährt
        fahren, hält, halten, ausgegeben, verteilt, nehmen, nimmt, bezahlt, gezählt, erfasst, hinterlegt
        halber preis, halben preis, an der tür, angenommen, entgegengenommen, umgeleitet, weitergeleitet
        erlassen
        nicht eingezogen, nicht abgebucht, nicht berechnet, nicht fällig, nie verlassen, nicht verlassen
        eingezogen, verliert nicht, zählt nicht, zählen nicht, umsonst
    """),
    hints=Phrases("""
        darf, dürfen, kiosk*, kasse, kassen, laden, läden, apotheke*, praxis, praxen, empfang, foyer
        turnhalle, halle, bibliothek*, bücherei, kirche, eingang, tor, tür, hausmeister*, büro, post, postamt
        geldautomat*, automat, automaten, brief, per post, mail, mails, e mail, e mails, sms, whatsapp, chat
        berater*, fahrer, schaffner*, krankenschwester*, pfleger*, arzt, ärzte, ärztin, hebamme*, freiwillige
        bus, busse, taxi*, bahn, bahnen, u bahn, straßenbahn*, fähre*, züge, zug, vordruck*, ausdruck*, kopie*
        karte, karten, papier, ausweis*, ticket*, fahrschein*, fahrkarte*, buchung*, reservierung*, termin
        termine, miete, mieten, preis, preise, rabatt*, rezept*, tankwagen, flasche*, kerze*, taschenlampe*
        gegenüber, draußen, oben, unten, findet statt, finden statt, tag mehr, tage mehr, mehr tage, einen tag
        zu fuß, bis mitternacht, erreichen uns, erreicht uns, abholen, abgeholt, leihen, leiht, radio
        lautsprecher*, aushang, aushänge, fahrplan, gibt es, gelöst, löst, liefert, liefern, bleibt, bleiben
        gleich gut, genauso, ebenso, wie sonst, ihr platz, ihre plätze, konsole,
        zusätzlich*, extra, tag und nacht, am montag, am dienstag, am mittwoch, am donnerstag, am freitag
        am samstag, am sonntag, später, in ihrer nähe, pförtner, pförtnerin, öffnen das, öffnen die
        öffnet das, öffnet die, öffnet bis, passen, passt, dient, dienen, gehen an, geht an, bekommen, bekommt
        erhält, erhalten, führen, führt, zeigt den, zeigen den, sagt wo, bringt, bringen, deckt, zählt, zählen
        fährt ab, fahren ab, halten an, hält an, druckt, drucken, schickt, schicken, antwortet
        antworten auf, ruft, spielt, nutzt, rücken auf, rückt auf, verschoben auf, verschiebt sich auf
        verschieben sich auf, gehört ihnen
        lässt, lassen sie, zimmer, platz für, plätze für, verkauft, verkaufen, kostet, vermietet
        verstärk*, doppelt so, zelt, essen, mahlzeit*, kantine, tisch, tische, zum gleichen preis, läuft im
        läuft heute im, gezeigt, serviert, betreut, zugelassen, akzeptier*, nimmt an, abgegeben, abzuholen
        bei der 112, 112, 110, bei ihnen, zu ihnen, trinkbar, notfälle, notaufnahme, automatisch, von selbst
        kommen durch, kommt durch, unversehrt, besucht sie, besuchen sie
        sollten, sollen, ok, auf sie, gutgeschrieben, zuerst
        in der schule, in der kirche
    """),
    past_forms=r"(?<!\w)(?:ist|sind) (?:\w{1,30} ){0,6}\w{0,8}ge\w{3,20}(?:t|en)(?!\w)|(?<!\w)(?:ist|sind) (?:\w{1,30} ){0,6}(?:explodiert|passiert|kollabiert|implodiert)(?!\w)",
    meanwhile=Phrases("während, obwohl, auch wenn"),
    farewells=Phrases("""
        mit freundlichen grüßen, mit freundlichem gruß, freundliche grüße, viele grüße, beste grüße, herzliche grüße, hochachtungsvoll, danke, vielen dank
        herzlich, herzlichst, mit besten grüßen, liebe grüße, grüße, gruß, es grüßt, ihre, ihr
    """),
    ways_round=Phrases("""
        stattdessen, inzwischen, in der zwischenzeit, bieten sie, telefonisch, von hand, auf papier
        sagen sie, bitten sie, umgehung*, ersatzweise, bitte, leitfaden
        versprechen, notieren, zurückrufen, vertrösten, aufnehmen, eintragen, anbieten, weiterleiten, umleiten
        verweisen, hinweisen, nicht neu starten, nehmt, nutzt, sagt, schreibt, bitte
    """),
)
