"""Parts inside, in German, and what leads to them: causes, remedies, effects."""

from commdrill.wording.phrases import InsideWords

INSIDE = InsideWords(
    parts="""
    replik*, knoten, token, tokens, plugin*, cache, api aufrufe*, instanz, instanzen, codeänderung*, cronjob*, backup job*, nächtliche abgleich, schema, festplatte*
    firewall*, deployment*, patch, patches, proxy, pods
    """,
    leads="""
    spitze von, flut von, wegen, aufgrund, verursacht von, ursache ist, ursache war, grund ist, grund war, schuld ist, schuld war, schuld sind, liegt an, lag an, liegt im, lag im, liegt in, fehler im, fehler in, fehler liegt im, fehler liegt in, problem im, problem in, tippfehler in, ausfall der, ausfall des, ausfall eines, ausfall einer, lehnt, startet die, starten die, starten den
    """,
    effects="""
    zurückgerollt, hochskaliert, skaliert, neu aufgebaut, neu ausgerollt
    gebracht, verursacht, ausgelöst, eingeschleppt, signiert, falschen schlüssel, lahmgelegt, mehr speicher, neu gestartet, umgeschaltet, geleert, gestartet, gelöscht, zurückgesetzt, beschädigt, hängt, hinterher, ins leere, fehlgeschlagen, eingespielt, lief nicht, ausgetauscht, blockiert, zum absturz
    """,
    seen="""
    ihr, ihre, ihrem, ihren, ihrer, ihnen, sie, bahn*, straße*, autobahn*, verkehr*, zug, züge, schiff*, museum, theater*, kurs*, heizung*, aufzug*, ampel*, wald*, konsole*, spiel*, gericht*, eis, nikotin*, schul*, browser*, karussell*, stuttgart, bauarbeiten, brand*
    """,
)
