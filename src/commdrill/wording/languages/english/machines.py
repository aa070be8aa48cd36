"""Machines and what runs them: jargon in English where something technical happens to them."""

from commdrill.wording.phrases import Mechanism
from commdrill.wording.policy.products import PROGRAMS, VENDORS

BREAKS = """
overload*, crash*, restarted, restarting, restarts, rebooted, rebooting, reboot, corrupt*, saturat*, unreachable, not reachable, not respond*
stopped respond*, stopped answer*, timing out, timed out, misconfigur*, out of memory, out of disk, replicat*, out of sync
deadlock*, rebalanc*, evict*, throttl*, unhealthy, drained, cordoned, segmentation fault, failed health check*, crash loop*
"""
_FAILS = """
restart*, ran out, run out, running out, out of space, could not reach, cannot reach, not reach, lost contact, routed, error, errors, migrat*, patch*
fail*, is down, are down, went down, was down, were down, gone down, high load, under load, heavy load, lag*, gone, is full, are full
hardware, outage, bug, bugs, scal* up, drain*, cannot cope, can't cope, maintenance, connect to, connection*, unavailable, offline, froze, frozen, freez*
died, is dead, are dead, stuck, filled up, replaced, upgrade*, snapshot*, restored, restoring, index*, memory, ram, cpu, disk*, quer*, hacked
compromised, encrypted, breached, rebuil*, cannot talk to, can't talk to, blacklist*, block list*, spam filter*, not talk to, read only, struggling
too busy, locked, power cycl*, stopped working, broke, broken, reject*, a leader, old data, lost half, lost a third, lost all, wrong version, wrong branch, discard*, too small, hung, locked up, rolled back, running hot
"""
"""What happens to machines, and what happens to anything."""
ELSEWHERE = """
your disk*, your hard drive*, your container*, in this instance, for instance, in some instances, in most instances, accident, injur*, parcel*, customs, bike*, coffee, recycl*, quiz, show, party, workers restarted, crew*, bus, buses, train*, ship*, glass, vinyl, record*, book*, share*, fund*, price*, music
strike, union*, port, museum, brake*
"""
"""Beside what containers, disks, workers and replicas are things that people see."""
PLAYED_ON = """
servers are _ down for maintenance, servers are down for maintenance, servers are under maintenance, servers are _ under maintenance
servers will be down for _ maintenance, servers will be down for maintenance, servers are offline for maintenance
"""
"""What players are told of theirs."""

MACHINES = (
    Mechanism(
        """
        server*, database*, data base*, backend*, cluster*, virtual machine*, vm, vms, db, dbs, mainframe*, api gateway*
        microservice*
        """,
        f"{BREAKS}, {_FAILS}",
        f"""
        {PLAYED_ON}, game*, match, matches, player*, tournament*, restaurant*, waiter*, tip, tips, menu*, guests, dining, meal*, drink*, tennis, altar, star cluster*, cluster headache*
        of cases, of cabins, of flu, of infections, of houses, of stars, of islands
        """,
    ),
    Mechanism(
        PROGRAMS,
        f"{BREAKS}, {_FAILS}, is back, fell behind, not start, not starting, not scraping, stopped",
        "mr, mrs, ms, dr, sons, lecture, film, movie, play, novel, author, book*, reader*, reading of, our reading, theatre, museum, exhibit*, statue, tribe, helicopter*, cats, your",
    ),
    Mechanism(
        "ticket with, case with, incident with, ticket _ with, case _ with, opened with, raised with, filed with",
        VENDORS,
        "your, file, files, document*, word, office, excel, account",
    ),
    Mechanism(
        "replication",
        "behind, delayed, late, paused, lost, slow",
        "dna, study, virus*, cell*, your",
    ),
    Mechanism(
        "firmware",
        "we, our, bug, bugs, bad, faulty, fault, wrong, error, due to, caused, crash*, server*, router*, switch*, storage, controller*, disk*, upgrade*, update*, version",
        "your, you, reader*, camera*, tv, tvs, headphone*, console*, watch, watches, car, cars",
    ),
    Mechanism(
        "vpn",
        "is down, went down, unreachable, dropped, drops, disconnect*, tunnel*, concentrator*, site to site",
        "your, you, subscription*, offer*",
    ),
    Mechanism(
        "firewall*, plugin*, plug ins, a plug in, the plug in, cache, caches, proxy, proxies",
        f"""
        {BREAKS}
        {_FAILS}
        vulnerab*, outdated, took down, conflict*, compatible, had to clear the, we clear the, we are clearing the, cleared the, wiped, invalidat*, stale, flush*, purg*, cache miss*
        traffic, block*, drop*, set up wrong, wrong rule*
        """,
        """
        your, you, browser*, coins, hybrid*, car, cars, bay, charg*, socket, lamp, vote*, voting, social, geocach*, mill, turn off, switch off
        disable, food, forest, theatre, kitchen, hall, corridor, building, door, doors, floor
        """,
    ),
    Mechanism(
        """
        node*, pod*, replica*, shard*, disk*, container*, worker*, instance*, host, hard drive*, ssd, ssds, filesystem*, file system*
        index, indexes
        """,
        f"{BREAKS}, scaled up, scaled out, scaling up, scaling out, not ready, was killed",
        ELSEWHERE,
    ),
    Mechanism(
        "hard drive*, ssd, ssds, disk, disks, filesystem*, file system*",
        "full, filled up, fail*, died, replac*, broke*, lost, read only",
        "your, you, vinyl, record*, brake*",
    ),
    Mechanism(
        "disk space, storage space",
        "ran out, run out, running out, full, out of, low, lack*, no, enough, short, exhausted, used up, filled",
        "your, you",
    ),
    Mechanism(
        "pod, pods, worker, workers, instance, instances, rollout, batch job, volume, volumes",
        "scheduled on, could not be scheduled, reclaimed, read only, mounted, unmounted, detached, spun up",
        "your",
    ),
    Mechanism(
        "cluster, zookeeper, etcd, nodes, raft",
        "lost its leader, lost the leader, no leader, lost quorum",
    ),
    Mechanism(
        "rack, racks, two switches, switches in",
        "lost power, power, overheat*, server*, switch, router, breaker, ups, pdu",
        "bike*, wine*, coat*, towel*, luggage",
    ),
    Mechanism(
        "deadlock*",
        "write, writes, read, reads, database*, table*, transaction*, thread*, process*",
        "talks, strike, union*",
    ),
    Mechanism(
        "router*, line card*, network interface*, network card*, access point*",
        "rack, reboot*, firmware, replac*, failed, failure, crash*, misconfigur*, bgp, pop, bricked",
        "your, you, my",
    ),
    Mechanism(
        "network*",
        "misconfigur*, loop, configuration, segment*, backbone, partition*, topology, congest*",
        "your, bus, buses, rail, train*, tram*, road*",
    ),
    Mechanism(
        "queue*",
        "backlog*, backed up, jobs, consumer*, jammed, stuck, overflow*, depth, purg*, 40k, retries",
        "people, customers, call*, phone*, at the, ferry, desk*, traffic, car, cars, border, lorr*, truck*, road*, to the, security",
    ),
    Mechanism(
        "memory, heap",
        "ran out, running out, run out, exhausted, leak*, allocat*, out of, server*, size, full",
        "your, foam, card, cards, stick, sticks, stock",
    ),
    Mechanism(
        "index, indexes, indices",
        "missing, corrupt*, dropped, database*, table, tables, rebuil*, builds, building, is built, lost its, crawling",
        "price*, book*, share*, finger*, stock*",
    ),
    Mechanism(
        "backup, backups",
        "corrupt*, fail*, missing, too old, did not run, restored from, restoring, restore, unusable, deleted",
        "your, you, generator*, power, bus, buses",
    ),
    Mechanism(
        "node, nodes, replica, replicas, shard, shards, pod, pods",
        "behind, killed, terminated, is down, are down, went down, have gone down, offline, the number of",
        "coffee",
    ),
    Mechanism(
        "data centre*, data center*, datacentre*, datacenter*",
        "traffic, shifted, moved to, lost, power, connectivity, fibre, fiber, network, outage, fire, flood*, cut, cooling, offline, is down, fail*",
        "your, is safe, are safe",
    ),
    Mechanism(
        "certificate*",
        "expired, has expired, had expired, expires, renew*, ssl, tls, domain, our",
        "gift, birth, marriage, insurance, medical, vaccin*, voucher*, share*, your, savings, course",
    ),
    Mechanism(
        "primary, secondary, standby, replica",
        "promoted",
        "school*, teacher*, league, team*, pupil*",
    ),
    Mechanism(
        "our ip, our ips, sending ip*, mail ip*",
        "blocklist*, block list*, blacklist*, reputation, blocked, listed",
    ),
)
