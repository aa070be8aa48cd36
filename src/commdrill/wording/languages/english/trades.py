"""Words of computing in English."""

from commdrill.wording.languages.english.machines import BREAKS, ELSEWHERE
from commdrill.wording.two_of_a_trade import two_of_a_trade

_TECHNICAL = """
bandwidth, controller*, javascript, network segment*, data layer
handler*, parser, parsers, webhook*, brokers, offsets, mounted, tunnels, resolver*, cipher*, crawler*, cursors, checkpoint*, probes, spool, ttl, header*
saturation, backlog*, lambda, identity service, ram, thread*, partitions, data store, key store, search engine, fibre between, fiber between, traffic to
server*, database*, clusters, cluster, packets, cache*, script*, patched, patching, config*, logs, endpoint*, replica*, resync*, deploy*, production, staging, sandbox
rerun*, re run*, re running, reboot*, monitoring, threshold*, firewall*, cert, certs, credential*, schema*, quer*, migration*, proxy, listener*, daemon*, heap, kernel*, pod*, shard*
merged, quorum, permissions, latency, payload*, runtime, plugin*, indexes, indices, warming up, nodes, node, disks, hard disk*, a switch, the switch, our switch*, one of our switches
queues, session token*, session id*, subnet*, unpatched, ips, traffic spike*, invoice generator, heartbeat*
timeout*, out of memory, rolled back, roll back, hot spare*, standby, backend*, front end, frontend*, data store*, sync*
"""

TWO_OF_A_TRADE = two_of_a_trade(
    (_TECHNICAL,),
    (
        BREAKS,
        "alerted, alerted us, paged, paged us, offline, memory, memory limit, percent, capacity, sites, not renewed, introduced",
    ),
    (
        ELSEWHERE,
        """
        your, play, film, theatre, stage, actor*, director*, school*, pupil*, secondary school*, primary school*, election*, railway, train*, restaurant*, waiter*, tip, menu*
        gym, harbour, museum*, exhibition*, library, dining, kitchen, football, vote*, voter*, union*, job centre*, dairy, bakery, generator*, bird*, dolphin*, coffee, licen*, birth, gift, marriage, press release*, album*, song*, book*, headset*, customs, insurance, mortgage, concert*, stadium, sewing, scarf, tunnel, ferry, airport, lecture, degree, customer queries, backlog of calls, counters, migration office
        """,
    ),
)
