"""Words of computing in English, of which two in one sentence are jargon: `one of our switches was dropping packets`."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy.glossary import SYSTEMS
from commdrill.wording.policy_words import Mechanism

_TECHNICAL = """
server*, database*, clusters, cluster, packets, cache*, script*, patched, patching, config*, logs, endpoint*, replica*, resync*, deploy*, production, staging, sandbox
rerun*, re run*, re running, reboot*, monitoring, threshold*, firewall*, cert, certs, credential*, schema*, quer*, migration*, proxy, listener*, daemon*, heap, kernel*, pod*, shard*
merged, quorum, permissions, latency, payload*, runtime, plugin*, indexes, indices, warming up, nodes, node, disks, hard disk*, a switch, the switch, our switch*, one of our switches, router*, access point*
queues, upgrade*, session token*, session id*, storage, subnet*, unpatched, ips, traffic spike*, requests, invoice generator, workers, heartbeat*, jobs, job
timeout*, out of memory, backups, rolled back, roll back, hot spare*, standby, backend*, front end, frontend*, data store*, tables, rows, primary, secondary, sync*
"""

TWO_OF_A_TRADE = Mechanism(
    Phrases(_TECHNICAL, SYSTEMS),
    Phrases(_TECHNICAL),
    Phrases(
        """
        your, play, film, theatre, stage, actor*, director*, school*, pupil*, secondary school*, primary school*, election*, railway, train*, restaurant*, waiter*, tip, menu*
        gym, harbour, museum*, exhibition*, library, dining, kitchen, football, vote*, voter*, union*, job centre*, dairy, bakery, generator*, bird*, dolphin*, coffee, licen*
        """
    ),
)
