"""Words of computing in English, by what they are of."""

from commdrill.wording.languages.english.machines import BREAKS, ELSEWHERE, PLAYED_ON
from commdrill.wording.phrases import TradeWords
from commdrill.wording.policy.glossary import SYSTEMS

_NEVER_ELSE = """
database*, data centre*, data center*, datacentre*, datacenter*, hypervisor*, vm, vms, mainframe*, storage array*, file system*, filesystem*, backend*, data store*, datastore*, schema*, data pipeline*, session store*, subnet*, dns, vlan*, bgp, resolver*, load balancer*, uplink*
our switch*, one of our switches, redeploy*, cronjob*, connection pool*, thread pool*, worker pool*, middleware, microservice*, session token*, access token*, endpoint*, memory leak*
"""
_PARTS = """
pods, payment gateway*, gateway, gateways, server*, cluster, clusters, node, nodes, disk, disks, hard disk*, hard drive*, ssd, ssds, cpu, firmware, replica*, shard*, data feed*, cache*, caching, latency, packets, firewall*, proxy, balancer*, network card*, config*, deploy*, cert, certs
admins, sysadmin*, intruder*, hacker*, attacker*, cybercriminal*, developer*, programmer*, dbas, hosting company, hosting firm, ibm, oracle, dell, cisco, vmware, fortinet, hpe, netapp, red hat, retry logic, rate limiter*
bare metal, hot spare*, storage head*, subsystem*, data hall*, chassis, data layer, binlog*, message bus, event bus, object storage, block storage, session table, reindex*, resync*, data file*, network segment*, throughput, backbone, tcp, peering, error rate*, telemetry
health check*, rollback*, cron, daemon*, environment variable*, feature flag*, autoscal*, root cause*, control plane, service discovery, log file*, codebase, code path*, code review*, pull request*, parser, parsers, payload*, crawler*, namespace*, deserial*, serializ*, unit test*
exploit*, malware, vulnerab*, credential*, admin account*, encryption key*, signing key*, session id*
"""
"""What no customer sees, and need not hear of when it fails."""
_MACHINES = """
script*, kernel*, ram, heap, operating system*, standby, mounted, unmounted, mount point*, spool, controller*, front end, frontend*, tenant*, svc, blade*, gpu, gpus, tape, tapes
"""
_DATA = """
key store, quer*, migration*, pod*, partitions, cursors, offsets, indexes, indices, snapshot*, deadlock*, contention, quorum, checksum*, queues, brokers, replay*, sync*, tombstone*, garbage collect*
"""
_NETWORKS = """
bandwidth, tunnels, ip, ips, isp, ttl, header*, a switch, the switch, search engine, fibre between, fiber between, traffic to, traffic spike*, upstream, downstream, socket*, keepalive*, keep alive*, prefixes, err rate
"""
_RUNNING = """
production, staging, sandbox, patched, patching, unpatched, reboot*, re booted, monitoring, threshold*, probes, heartbeat*, saturation, rollout*, rolled back, roll back, rerun*, re run*, re running, warming up, orchestrat*, scheduler*, write path, read path, hot path, listener*
thread*, runtime, feature file*, on call, provisioning, provisioned, decommission*, out of memory, timeout*, retry, retries, rate limit*, redundancy, redundant, leader election, legacy, adapter*, connector*, dataset*, data set*, registry, pager*, audit, automation, playbook*
logs, alerting
"""
_PROGRAMS = """
javascript, lambda, handler*, parsing, webhook*, plugin*, regression*, dependency, dependencies, compiler*, identity service, invoice generator, merged, refactor*, hardcoded, null, malformed, typo, serialis*, encoding, hash*, exception*, load test*, linter*, race condition*
off by one, idempot*, backport*, deprecat*
"""
_GUARDING = """
cipher*, permissions, checkpoint*, access control*, attacker*, privileged
"""
_BEFALLS = """
million, millions of, warm up, warms up, is live on, half of the, hang, hangs, hanging, alerted, alerted us, paged, paged us, offline, memory, memory limit, percent, capacity, sites, not renewed, introduced, overloaded, exhaust*, exceed*, promoted, wiped, hung, stuck, purg*, flush*, rebuil*, revert*, scaled, scaling, allocat*, preallocat*, rotat*, leaked
lag, lags, lagging, lagged, piling up, backed up, loop, looping, spike*, unreachable, rejecting, rejects, stale, out of sync, ran out, run out, running out, exhausted, resize*, resizing, hardened, isolated, fenced, escalat*, flaky, flipped, lacked, generated, confused, bricked, leader, followers, stepped down, throttled, starved, tipped over, melted, fell over, drifted, drift, propagat*
missed, skipped, hot, cold, takes _ s, refused, refuses, accepting, accept, limiting, limited, kicked, tripped, fired, misfired, not reach, restored, recreated, reset, detached, attached, mounted, invalidated, cleared, wrote, merged, applied, switched, swapped, replaced, cable, offset, handshake*, negotiat*, path, attack*, scanning, scanned, crawl*, queued, killed, kill, blocked, block, ahead, misrout*, processed, corruption, out of support, end of life, transaction*, client side, server side, live data, closed off, filtered, upgrad*, migrat*, signing, signed, identity, disabled, failed, failing, fails, lost its, filled up, is full, are full, gone, dead, died, broke, broken, cut off, undersea, the same, expired, wrong, bad, too small, too slow, too many, doubled, tripled, shrank, grew, climbed, jumped, peaked, is behind, fell behind, read only, lost its lease, bounced, restored from, rebalanced, amplif*, triggered a, kicked in, did not kick in, misbehav*, stopped answering, cannot see, could not see
"""
_BESIDE = """
backlog*, primary, secondary, index, rows, column, columns, tables, locks, a lock, writes, reads, topics, consumer*, producer*, job, jobs, worker*, batch*, pipeline*, router*, switches, routes, packet*, token, tokens, quota*, processes, process, volume, volumes
host, hosts, machines, instance*, container*, image, images, rack, racks, cooling, command*, release*, patch*, build, builds, version*, code, bug, bugs, buggy, defect*, untested, library, libraries, module*, vendor*, operator*, administrator*, engineer*
root, crash*, restart*, overload*, deleted, duplicate, duplicates, agent, agents, queue, stored, trigger, triggers, view, views, permission, message, messages, thousands of, from scratch, mapping, interface, interfaces, feed, feeds, fleet, diesel, run dry, rendering, internal, template*, layer, tier, layers, hardware, software, variable*, parameter*, records, cookies, power supply, power supplies, bit, bits, byte, bytes, gigabyte*, terabyte*, integer*, string, strings, character set
syntax, stack, copied to live, is live on, functions, objects, array, arrays, ingest*, polling, exit code*, error code*, return code*, lease, leases, backup*, dashboard*, policy engine, tool, tools, tooling, table scan*, vacuum, outage, key, keys, requests, connections, drive, drives
"""
_OF_ANYTHING = """
pending, copied, copies, stole*, steal*, access*, ran, twice, want*,,join*, worse*, guess*, tried, trying, block*, lock* out, shut out, approv*, pull*,upgrad*, patch*, busy, full, is down, are down, went down, offline,reach*, limit*, word, insist*, warn*, working on, needs, needed, takes, took, keeps,got in, get in, gained,wrote, push*, edit*
reject*, refus*, problem*, issue*, trouble, fault*, cause*, failure*, failed, failing, error*, investigat*, diagnos*, analys*, fix, fixed, fixing, fixes, repair*, mended, affect*, points to, traced, blame, culprit, responsible, switching to, switched to, moving to, moved to, adding
drain*, evacuat*, added, remove, removed, removing, changed, replac*, went wrong, going wrong, broke down, not working, not respond*, unusable, unstable, stuck, stopped, crash*, slow, overloaded, unavailable, lost, destroyed, deleted, restor*, recover*, checking, looking at, looking into, incident*, outage*, mistake*, tested, testing
"""

TRADE = TradeWords(
    others=f"{_MACHINES}, {_DATA}, {_NETWORKS}, {_RUNNING}, {_PROGRAMS}, {_GUARDING}, {SYSTEMS}",
    often_else=f"{_BEFALLS}, {_BESIDE}, {BREAKS}",
    never_else=_NEVER_ELSE,
    parts=_PARTS,
    befalls=_OF_ANYTHING,
    elsewhere=f"""
    {ELSEWHERE}
    {PLAYED_ON}
    play, film, theatre, stage, actor*, director*, school*, pupil*, secondary school*, primary school*, election*, railway, train*, restaurant*, waiter*, tip, menu*
    office hours, opening hours, statue*, sword*, gym, harbour, museum*, exhibition*, library, dining, kitchen, football, vote*, voter*, voting, union*, job centre*, dairy, bakery, generator*, bird*, dolphin*, coffee, licen*, birth, gift, marriage, press release*, album*, song*, book*, headset*, customs, insurance, mortgage, concert*, stadium, sewing, scarf, tunnel, ferry, airport, lecture, degree, customer queries, backlog of calls, counters, migration office
    exhibit, exhibits, arena, cookie and, leaflets, papers, leaves, boat, boats, shuttle*, vet, hotel*, lost property, lost items, tea, bread, milk, water, gas, electricity, heating, car, cars, parking, road*, street*, bridge, river, beach, park, garden, garage, swim*, match, player*, festival, podcast*, game*, doctor*, nurse*, hospital*, clinic*, patient*, dentist*, vaccin*, pharmac*, parcel*, letter*, post office*, tills, desk, room, rooms, door, doors, floor, lift, lifts, platform, gate, seat*, luggage, passport*
    police, fire brigade, voucher*, coupon*, recipe*, clothes, shirt*, shoe*, wine, beer, tv, channel, tax, taxes, council, court, church, wedding, appointment*, queue at, queues at, snow, flood*, meal*, food, table nine, table 1*, table 2*, table 3*, table 4*, table 5*, table 6*, table for, table at, table by, table in, hiking, cycling, trail, ski, cabins, sand, path, cloakroom, shareholder*, raffle, noise cancelling, customer queries, reader*, install*, download*, app store, you can, moon, sun, planet*, tree*, forest, climbing, farm*, animal*, dna, brain, blood, piano, guitar, orchestra, choir
    """,
    yours="your, yours",
)
