"""Machines and what runs them: jargon in English where something technical happens to them."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy.products import PROGRAMS, VENDORS
from commdrill.wording.policy_words import Mechanism

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

MACHINES = (
    Mechanism(
        Phrases(
            """
            server*, database*, data base*, backend*, cluster*, virtual machine*, vm, vms, db, dbs, mainframe*, api gateway*
            microservice*
            """
        ),
        Phrases(BREAKS, _FAILS),
        Phrases(
            """
            game*, match, matches, player*, tournament*, restaurant*, waiter*, tip, tips, menu*, guests, dining, meal*, drink*, tennis, altar, star cluster*, cluster headache*
            of cases, of cabins, of flu, of infections, of houses, of stars, of islands
            """
        ),
    ),
    Mechanism(
        Phrases(PROGRAMS),
        Phrases(
            BREAKS, _FAILS, "is back, fell behind, not start, not starting, not scraping, stopped"
        ),
        Phrases(
            "mr, mrs, ms, dr, sons, lecture, film, movie, play, novel, author, book*, reader*, reading of, our reading, theatre, museum, exhibit*, statue, tribe, helicopter*, cats, your"
        ),
    ),
    Mechanism(
        Phrases(
            "ticket with, case with, incident with, ticket _ with, case _ with, opened with, raised with, filed with"
        ),
        Phrases(VENDORS),
        Phrases("your, file, files, document*, word, office, excel, account"),
    ),
    Mechanism(
        Phrases("replication"),
        Phrases("behind, delayed, late, paused, lost, slow"),
        Phrases("dna, study, virus*, cell*, your"),
    ),
    Mechanism(
        Phrases("firmware"),
        Phrases(
            "we, our, bug, bugs, bad, faulty, fault, wrong, error, due to, caused, crash*, server*, router*, switch*, storage, controller*, disk*, upgrade*, update*, version"
        ),
        Phrases(
            "your, you, reader*, camera*, tv, tvs, headphone*, console*, watch, watches, car, cars"
        ),
    ),
    Mechanism(
        Phrases("vpn"),
        Phrases(
            "is down, went down, unreachable, dropped, drops, disconnect*, tunnel*, concentrator*, site to site"
        ),
        Phrases("your, you, subscription*, offer*"),
    ),
    Mechanism(
        Phrases(
            "firewall*, plugin*, plug ins, a plug in, the plug in, cache, caches, proxy, proxies"
        ),
        Phrases(
            BREAKS,
            _FAILS,
            """
            vulnerab*, outdated, took down, conflict*, compatible, had to clear the, we clear the, we are clearing the, cleared the, wiped, invalidat*, stale, flush*, purg*, cache miss*
            traffic, block*, drop*, set up wrong, wrong rule*
            """,
        ),
        Phrases(
            """
            your, you, browser*, coins, hybrid*, car, cars, bay, charg*, socket, lamp, vote*, voting, social, geocach*, mill, turn off, switch off
            disable, food, forest, theatre, kitchen, hall, corridor, building, door, doors, floor
            """
        ),
    ),
    Mechanism(
        Phrases(
            """
            node*, pod*, replica*, shard*, disk*, container*, worker*, instance*, host, hard drive*, ssd, ssds, filesystem*, file system*
            index, indexes
            """
        ),
        Phrases(
            BREAKS,
            "scaled up, scaled out, scaling up, scaling out, not ready, was killed",
        ),
        Phrases(ELSEWHERE),
    ),
    Mechanism(
        Phrases("hard drive*, ssd, ssds, disk, disks, filesystem*, file system*"),
        Phrases("full, filled up, fail*, died, replac*, broke*, lost, read only"),
        Phrases("your, you, vinyl, record*, brake*"),
    ),
    Mechanism(
        Phrases("disk space, storage space"),
        Phrases(
            "ran out, run out, running out, full, out of, low, lack*, no, enough, short, exhausted, used up, filled"
        ),
        Phrases("your, you"),
    ),
    Mechanism(
        Phrases(
            "pod, pods, worker, workers, instance, instances, rollout, batch job, volume, volumes"
        ),
        Phrases(
            "scheduled on, could not be scheduled, reclaimed, read only, mounted, unmounted, detached, spun up"
        ),
        Phrases("your"),
    ),
    Mechanism(
        Phrases("cluster, zookeeper, etcd, nodes, raft"),
        Phrases("lost its leader, lost the leader, no leader, lost quorum"),
    ),
    Mechanism(
        Phrases("rack, racks, two switches, switches in"),
        Phrases("lost power, power, overheat*, server*, switch, router, breaker, ups, pdu"),
        Phrases("bike*, wine*, coat*, towel*, luggage"),
    ),
    Mechanism(
        Phrases("deadlock*"),
        Phrases("write, writes, read, reads, database*, table*, transaction*, thread*, process*"),
        Phrases("talks, strike, union*"),
    ),
    Mechanism(
        Phrases("router*, line card*, network interface*, network card*, access point*"),
        Phrases(
            "rack, reboot*, firmware, replac*, failed, failure, crash*, misconfigur*, bgp, pop, bricked"
        ),
        Phrases("your, you, my"),
    ),
    Mechanism(
        Phrases("network*"),
        Phrases(
            "misconfigur*, loop, configuration, segment*, backbone, partition*, topology, congest*"
        ),
        Phrases("your, bus, buses, rail, train*, tram*, road*"),
    ),
    Mechanism(
        Phrases("queue*"),
        Phrases(
            "backlog*, backed up, jobs, consumer*, jammed, stuck, overflow*, depth, purg*, 40k, retries"
        ),
        Phrases(
            "people, customers, call*, phone*, at the, ferry, desk*, traffic, car, cars, border, lorr*, truck*, road*, to the, security"
        ),
    ),
    Mechanism(
        Phrases("memory, heap"),
        Phrases(
            "ran out, running out, run out, exhausted, leak*, allocat*, out of, server*, size, full"
        ),
        Phrases("your, foam, card, cards, stick, sticks, stock"),
    ),
    Mechanism(
        Phrases("index, indexes, indices"),
        Phrases(
            "missing, corrupt*, dropped, database*, table, tables, rebuil*, builds, building, is built, lost its, crawling"
        ),
        Phrases("price*, book*, share*, finger*, stock*"),
    ),
    Mechanism(
        Phrases("backup, backups"),
        Phrases(
            "corrupt*, fail*, missing, too old, did not run, restored from, restoring, restore, unusable, deleted"
        ),
        Phrases("your, you, generator*, power, bus, buses"),
    ),
    Mechanism(
        Phrases("node, nodes, replica, replicas, shard, shards, pod, pods"),
        Phrases(
            "behind, killed, terminated, is down, are down, went down, have gone down, offline, the number of"
        ),
        Phrases("coffee"),
    ),
    Mechanism(
        Phrases("data centre*, data center*, datacentre*, datacenter*"),
        Phrases(
            "traffic, shifted, moved to, lost, power, connectivity, fibre, fiber, network, outage, fire, flood*, cut, cooling, offline, is down, fail*"
        ),
        Phrases("your, is safe, are safe"),
    ),
    Mechanism(
        Phrases("certificate*"),
        Phrases("expired, has expired, had expired, expires, renew*, ssl, tls, domain, our"),
        Phrases(
            "gift, birth, marriage, insurance, medical, vaccin*, voucher*, share*, your, savings, course"
        ),
    ),
    Mechanism(
        Phrases("primary, secondary, standby, replica"),
        Phrases("promoted"),
        Phrases("school*, teacher*, league, team*, pupil*"),
    ),
    Mechanism(
        Phrases("our ip, our ips, sending ip*, mail ip*"),
        Phrases("blocklist*, block list*, blacklist*, reputation, blocked, listed"),
    ),
)
