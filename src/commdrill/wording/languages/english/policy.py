"""English: what the content policy knows of it."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy_words import (
    GapWords,
    HelpWords,
    LeakWords,
    Mechanism,
    NameWords,
    PolicyWords,
    TimeWords,
)

_SERVERS = "server*, database*, data base*, backend*, cluster*, virtual machine*, vms, db"
POLICY = PolicyWords(
    leaks=LeakWords(
        jargon=Phrases(
            """
            load balanc*, memory leak*, race condition*, connection pool*, thread pool*, message broker*
            message queue*, queue backlog*, job backlog*, job queue*, worker tier, web tier, queue worker*, worker node*, worker process*, write replica*, read replica*
            database replica*, replica set*, replication lag, primary database*, secondary database*
            database server*, database cluster*, database connection*, database migration*
            database failover, database upgrade*, database outage*, database error*, production server*
            production database*, production environment, application server*, app server*, web server*
            origin server*, cache server*, cache cluster*, cache node*, cache layer*, caching layer
            storage array*, storage cluster*, storage backend*, disk space, memory usage, disk usage
            latency spike*, network latency, api latency, latency issue*, latency problem*, high latency, elevated latency, increased latency, elevated error rate*
            increased error rate*, high error rate*, higher error rate*, packet loss
            network partition*, split brain, healthy node*, unhealthy node*, affected node*, failed node*, faulty node*, unhealthy host*, control plane*, data plane*, availability zone*
            feature flag*, configuration change*, config change*, config push*, config file*
            canary deploy*, canary release*, blue green deploy*, ci cd, deployment pipeline*, service mesh
            background job*, batch job*, cron job*, core router*, edge router*, core switch*
            network switch*, firewall rule*, reverse prox*, proxy server*, third party api*, auth service*
            authentication service*, identity provider*, expired certificate*, certificate expired
            certificate has expired, certificate had expired, kernel panic*, garbage collect*, stack overflow
            schema migration*, stored procedure*, slow quer*, query timeout*, health checks are failing, query timed out, lock wait timeout
            failing health check*, root cause analysis, on call engineer*, war room*, runbook*, bad gateway
            rate limit*, throttl*, code change*, code push*, software deploy*, api endpoint*, endpoints
            out of memory, heap, thundering herd, autoscal*, auto scaling, dead letter queue*, hosted zone*
            downstream service*, upstream service*, upstream provider*, upstream dependenc*
            """
        ),
        mechanisms=(
            Mechanism(
                Phrases(_SERVERS),
                Phrases(
                    """
                    overload*, crash*, restart*, reboot*, corrupt*, saturat*, unreachable, not respond*
                    stopped respond*, stopped answer*, timing out, timed out, misconfigur*, ran out
                    run out, running out, out of space, replicat*, migrat*, patch*, fail*, is down
                    are down, went down, was down, were down, gone down, high load, under load, heavy load
                    lag*, locked up, hung, is full, are full, out of sync, hardware, outage, bug, scal* up
                    cannot cope, can't cope, maintenance, connect to, connection*, unavailable, offline
                    """
                ),
            ),
            Mechanism(
                Phrases(
                    "node*, pod*, replica*, shard*, disk*, container*, worker*, instance*, host"
                ),
                Phrases(
                    """
                    overload*, crash*, restarted, rebooted, evict*, unreachable, misconfigur*, replicat*
                    out of memory, throttl*, corrupt*, timing out, timed out, stopped answer*
                    stopped respond*, not respond*, failed health check*, terminated
                    """
                ),
                Phrases("in this instance, for instance, crew*, bus, buses, train*, ship*"),
            ),
            Mechanism(
                Phrases("deploy*, deployment*, rollout*, roll out"),
                Phrases(
                    """
                    roll* back, rolled it back, revert*, bad, faulty, broken, buggy, failed, broke, bug
                    bugs, last, latest, recent, went wrong, likely cause, was the cause, is the cause
                    caused by, caused this, code, software, patch, fix was, fix is
                    """
                ),
                Phrases(
                    "crew*, team*, people, staff, police, generator*, press, bird*, volunteer*"
                ),
            ),
            Mechanism(
                Phrases("release*, migration*"),
                Phrases(
                    """
                    roll* back, rolled it back, revert*, bad, faulty, buggy, broke, went wrong, bug, bugs
                    likely cause, was the cause, is the cause, caused by, caused this, software
                    """
                ),
                Phrases("press, bird*, song*, book*, magazine*"),
            ),
            Mechanism(
                Phrases("roll* back, rolled it back"),
                Phrases(
                    "change*, update*, upgrade*, version*, transaction*, patch*, configuration"
                ),
                Phrases("price*, fare*, fee*"),
            ),
            Mechanism(Phrases("cache"), Phrases("invalidat*, stale, flush*, warm*, purg*, miss*")),
        ),
        answers=Phrases(
            """
            return*, respond*, respond* with, throw*, threw, fail* with, end* in, end* with, answer*, answer* with
            responding with, failing with, ending in, ending with
            """
        ),
        meets=Phrases(
            """
            see*, seeing, seen, get*, got, getting, receiv*, show*, display*, hit, hits, serve*, serving
            encounter*, gives, gave, giving, met with, meet*, greeted with, report*, with, into
            """
        ),
        codes=Phrases(
            "error*, timeout*, time out*, response*, status, status code*, page, pages, code"
        ),
        secrets=Phrases(
            "password*, passcode, passphrase, pin, pin code, api key, access key, token, secret"
        ),
        harmless=Phrases(
            """
            not, safe, secure, unaffected, unchanged, valid, invalid, correct, incorrect, wrong, the, your
            still, now, always, never, only, also, needed, required, expired, reset, stored, encrypted
            protected, being, at, in, on, kept, known, a, an, too, no, working, accepted, rejected, same
            all, affected, changed, used, sent, asked, enough, optional, case, fine, good, there, here
            """
        ),
        desks=Phrases(
            """
            care, customer*, support, help, helpdesk, service*, info, contact, sales, office, press, media
            no, reply, noreply, admin, admissions, reservations, booking*, billing, accounts, feedback, hello
            status, alert*, incident*, news, newsletter, team, desk, centre, center, member*, guest*, client*
            enquir*, inquir*, complaint*, claims, orders, shop, store, web, mail, it, hr, front, contact, us
            """
        ),
    ),
    gaps=GapWords(
        slots=Phrases(
            """
            time, times, date, dates, hour, hours, minutes, name, names, eta, phone, phones, telephone
            number, numbers, url, link, links, email, e mail, address, list, list of, description, reason
            cause, insert, enter, fill, fill in, placeholder, timestamp, timezone, time zone, tbd, tbc
            to be confirmed, to be completed, complete, describe, your company, your team, your name
            first name, last name, incident id, ticket id, signature, summary of, details of
            """
        ),
        gaps=Phrases(
            """
            component, components, service, services, system, systems, product, products, region, regions
            affected service, affected services, affected component, affected components, affected system
            affected systems, affected region, affected regions, location, locations, impact, duration
            amount, company, customer, customers, contact, reference, ticket, workaround, workarounds
            action, actions, feature, features, start, end, id, x, xx, month, day, year, weekday, application
            function, site, department, organisation, organization, area, areas, zone, add, here, title, role
            status page, next update, brief summary, summary, details, capability, capabilities, channel
            support hours, what happened, what to do, this, that
            """
        ),
        tags=Phrases(
            """
            service update, status update, service alert, service notice, service status, service restored
            service disruption, service issue, service announcement, service outage, system update
            system status, system alert, system maintenance, system outage, customer notice, customer update
            product update, action required, update, resolved, drill, external, details below, time sensitive
            """
        ),
        greetings=Phrases("hello, hi, dear, good morning, good afternoon, good evening"),
        before_times=Phrases("at, by, until, till, before, around, about, in, within, after"),
        before_values=Phrases(
            """
            at, by, until, till, before, around, about, in, within, for, from, on, to, back, hello, hi, dear
            order, reference, number, visit, follow, see
            """
        ),
        labels=Phrases(
            """
            eta, time, expected, restored, back, reference, component, service, link, url, id, name, status
            start, end, next update, estimate, expected back, affected
            """
        ),
        units=Phrases("minute*, hour*, hrs, mins, day*, business day*, pm, am"),
        verbs=Phrases("is, are"),
        own_words=frozenset({"None", "null", "undefined"}),
    ),
    help=HelpWords(
        news=Phrases(
            # it broke
            """
            not available, not _ available, not working, not _ working, not work, not yet available
            not reachable, not accessible, not possible, not responding, not respond, not open, not load
            not loading, cannot be used, cannot be reached, cannot be opened, can't be used, can't be reached
            unavailable, unable, down, offline, out of service, out of order, out of action, outage*
            disrupt*, interrupt*, incident*, problem*, issue*, trouble*, difficult*, error*, fail*, degraded
            slow*, closed, stopped, experiencing, gone, broken, broke, breaks, unreachable, inaccessible
            affected, affects, affecting, maintenance, planned, scheduled, upgrad*, renewed, isn't _, aren't _
            doesn't work, don't work, won't work, won't load, won't open, doesn't load, doesn't open
            doesn't respond, isn't _ available, aren't _ available, impact*, not usable, lost connection
            you may see, you may notice, you may experience, you may be unable, you may get, you may find
            you may encounter, you might see, you might notice
            """,
            # when it is back
            """
            expect*, estimat*, should be, should return, be back, is back, are back, back up, back online
            back in, back at, back by, back within, back to normal, restor*, resum*, reopen*, return*, resol*
            available again, work again, works again, working again, soon, shortly, confident, latest, eta
            in no time, as fast as, as quickly as, as soon as possible
            """,
            # why, and what is done about it
            """
            work on, work to, work with, working on, working to, working with, working _ on, working _ to
            working hard, worked on, hard at work, on it, investigat*, look into, looking into, looked into
            engineer*, technician*, specialist*, experts, crews, fix*, repair*, identified, cause*, causing
            found, aware, monitor*, priority, because, due to, happen*, database*, server*, network*, node*
            cluster*, crash*, overload*, deploy*, failover, fail over, isolated, seriously, important
            power cut*, storm*, weather, lightning, flood*, damag*, supplier*, blame*, fault*, progress
            the work, work goes, way to us, first tests, colleagues, our company, the repair*, things are, situation, reason*, matter, harder, without, region, embarrass*
            around the clock, all hands, under control, never before, unexpected*, unforeseen, high demand
            unusual*, many customers, demand, traffic, outside our control, beyond our control, rare, full attention, cable*
            provider, attack*, everything we can, doing all we can, our best
            """,
            # courtesies
            """
            sorry, apolog*, regret*, inconvenien*, thank*, patien*, understanding, bear with, hello, hi, dear
            regards, sincerely, yours sincerely, yours faithfully, yours truly, team*, trust, your loyalty, their loyalty, appreciat*, we know, we understand, frustrat*
            satisfaction, committed, commitment, strive*, pride, confidence, value you*, rest assured
            stay tuned, stay calm, stay with us, hang tight, good morning, good afternoon, good evening
            please accept, please excuse, please forgive, please be informed, please understand, please note
            please rest, please be patient, please bear, your business, your custom, at heart, lesson*
            """,
        ),
        steps=Phrases(
            """
            you can, you could, you may, please, visit, call us, contact, use our, use the, try again
            come back, no action, nothing to do, nothing you need, nothing was lost, nothing is lost, no _ were lost, no _ was lost, nothing else to do, need to do, need do
            do not need, don't need, do not have to, don't have to, need not, needn't, no need, as usual, as before, as normal, normally
            welcome back, again now, we will let you know, we will update, we will e mail, we will email
            we will write, we will text, we will tell, we will post, we will inform, we will notify
            we will call, we will contact, we will keep you, we will send, we'll let you know, we'll update
            we'll e mail, we'll email, we'll write, we'll text, we'll tell, we'll post, we'll call
            we'll send, we'll keep you, next update, next news, updates at, updates on, updates every
            update at, update on, update every, news at, meanwhile, in the meantime, still work, still works
            still open, still available, still possible, still running, work as usual, works as usual
            remain available, remains available, remain open, remains open, remain possible, unaffected
            not affected, is safe, are safe, stay safe, stays safe, instead, by phone, by telephone
            by e mail, by email, by post, in person, face to face, follow progress, follow us, follow our
            follow the, follow this, follow at, updates here, as scheduled, as planned, as advertised, free of charge, at no charge, no charge
            offline mode, drive carefully, keep working, keeps working, keep running, keeps running, work offline, alternative*, workaround*, other ways, another way, elsewhere
            """
        ),
        commands=Phrases(
            """
            use, try, go, check, keep, wait, call, ring, phone, dial, write, ask, bring, pay, order, book, take
            come, see, read, log in, sign in, switch, visit, follow, contact, save, store, show, return, send
            reply, text, tap, press, clear, restart, reset, turn, leave, plan, travel, allow, stay at
            stay home, stay in, avoid, boil, collect, download, print, quote, mention, report, reload, refresh
            choose, apply, enter, consult, head, find, watch, listen, scan, speak, talk, do not, don't, make
            pick, pin, open, hold on to, present, set, start, stop, borrow, buy, get, give, have, let, look at
            move, order, request, select, subscribe, tell, walk, work from, charge, fill, hand, join, submit
            """
        ),
        tellers=Phrases(
            """
            we, we've, we're, we'll, this, it, it's, that, these, those, there, nothing, nobody, no
            no one, something, someone, everything, everybody, everyone, i, they, their, he, she, his, such
            what, as, since, after, following, unfortunately, sadly, currently, right now, now, yesterday
            earlier, never, but, so, you, works, sent, posted
            """
        ),
        things=Phrases(
            """
            the, a, an, our, two, three, some, many, most, all, only, during, at, on, in, today, with, one, for, and, rest, heavy
            several, both, each, every, other
            """
        ),
        past=Phrases(
            """
            was, were, has, have, had, did, cut, hit, broke, struck, fell, burnt, *ed, came, went, took, began
            lost, brought, made, left, blew, shut
            """
        ),
        ways_round=Phrases(
            """
            workaround*, work around*, instead, meanwhile, in the meantime, offer, runbook, playbook, script
            tell callers, tell customers, tell the customers, tell patients, tell passengers, tell users
            tell clients, tell people, tell guests, tell members, tell them, ask callers, ask customers
            ask patients, ask passengers, ask users, ask clients, ask people, ask guests, ask members
            ask them, send callers, send customers, send patients, send passengers, send them
            send people, direct customers, direct callers, direct people, direct them, point them
            point customers, refer them, refer customers, refer callers, by telephone, by phone, by hand
            by email, by e mail, on paper, manual, manually, please, fall back, fallback
            """
        ),
        cues=Phrases(
            """
            open, opens, work, works, working, safe, kept, keep, keeps, saved, reserved, extend*, refund*
            compensat*, waive*, valid, honoured, honored, hotline, helpline, counter*, toll free, free, cash
            accept*, delivered, running, run, runs, available, possible, ready, staffed
            need*, welcome, offer*, opened, moved, added, arranged, prepared, instead, elsewhere, paper
            your appointment*, your booking*, your order*, your basket, your seat*, your ticket*, your money
            your data, your points, your streak*, your account*, your place, your deadline*, your trial
            protected, secure, unchanged, continue*, charged, penalt*, fee, fees, still, on time, covered
            """
        ),
    ),
    times=TimeWords(
        back=Phrases(
            """
            back, expect*, return*, restor*, resum*, reopen*, re open*, again, available, unavailable, until
            till, fix*, resol*, repair*, complete*, finish*, end, ends, over, eta, estimate*, up and running
            online, update*, news, let you know, hear from us, hear more, tell you more, write again
            post again, closed, closes, down, offline, maintenance, planned work, work, works, working, start*
            begin*, take place, takes place, last, lasts, lasting, recover*, normal, out of service
            not available, not be available, not work, paused, unreachable, ready, live, up, outage
            """
        ),
        other=Phrases(
            """
            refund*, deliver*, arriv*, parcel*, order* placed, placed, phone line*, phone lines, hotline
            helpline, answer*, kept, keep, keeps, stored, saved, held, reserved, valid, call before
            office hours, opening hours, open until, open from, open till, are open, is open, failed at
            began, started, broke, stopped at, failing, went down, crashed, occurred, happened, first noticed
            noticed, detected, identified, credited, invoice*, bill*, payment is due, deadline*, founded
            expire*, subscription*, trial, trials, booked, departs, departure*, shop closes, desk closes
            """
        ),
        not_back=Phrases(
            """
            since, for, ago, in the last, in the past, over the last, over the past, during the last
            within the last, the last, the past, the previous, as of, every
            """
        ),
        ends=Phrases(
            """
            until, till, end, ends, ended, ending, finish*, back, return*, again, over, complete*, last, lasts
            lasting, resum*, reopen*, restor*, available by, take, takes, through, duration
            """
        ),
    ),
    names=NameWords(
        everything=Phrases(
            """
            everything, all services, all our services, all of our services, all the services, all systems
            all our systems, all of our systems, all of the services
            """
        ),
        generic=Phrases(
            """
            the, our, and, for, your, service*, system*, site*, app, apps, online, web, website*, platform*
            product*, page, pages, all, new, main, data, customer*, public, digital, portal, tool*, part*
            """
        ),
        endings=Phrases(
            "s, es, d, ed, ing, er, ers, ment, ments, y, ies, ion, ions, ation, ations, e, al, als, ery, eries"
        ),
        before_verbs=Phrases("to, cannot, can't, can, not, or"),
    ),
)
