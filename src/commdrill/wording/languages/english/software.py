"""Software and its changes: jargon in English where something technical happens to them."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy_words import Mechanism

SOFTWARE = (
    Mechanism(
        Phrases("antivirus, virus scanner*"),
        Phrases("deleted, removed, quarantin*, blocked, update, system file*"),
        Phrases("your, you"),
    ),
    Mechanism(
        Phrases("integration*"),
        Phrases("broke, broken, api, drop*, connection*, changed their, fail*, traffic"),
        Phrases("your, vote*, voting, social"),
    ),
    Mechanism(
        Phrases("developer*, programmer*, dba"),
        Phrases("on leave, on holiday, on vacation, off sick, is away"),
        Phrases("property, housing, your"),
    ),
    Mechanism(
        Phrases("logs"),
        Phrases("failed, errors, timeouts, exceptions"),
        Phrases("nurse*, fire*, wood*"),
    ),
    Mechanism(
        Phrases("patch, patches, hotfix"),
        Phrases("rolled out, roll out, applied, made it worse, broke, installed, module*"),
        Phrases("ice, road*, nicotine, garden, eye"),
    ),
    Mechanism(
        Phrases("update, updates, change, changes, upgrade"),
        Phrases(
            "we pushed, that broke, which broke, broke the, broke our, to the network, to our network, engineers made, we deployed, introduced a, to java, to php, to python"
        ),
        Phrases("your, price*, address, street, traffic, train*, bus, buses, weather"),
    ),
    Mechanism(
        Phrases("domain, domain name"),
        Phrases("expired, not renewed, forgot, lapsed, renewal"),
        Phrases("your, public, books"),
    ),
    Mechanism(
        Phrases("token*, session*, cookie*, key, keys, secret, secrets"),
        Phrases(
            "gateway, rotated, revoked, auth, authentication, signing, config*, leaked, hardcoded"
        ),
        Phrases("your, room, car, house, front desk, locker*, arcade"),
    ),
    Mechanism(
        Phrases("script*, command, migration*, query, job"),
        Phrases(
            "production, ran the wrong, ran a wrong, wrong script, wrong command, wrong job, untested, runaway"
        ),
        Phrases("play, film, theatre, stage, actor*, your"),
    ),
    Mechanism(
        Phrases("front end*, frontend*, build*, app build, release"),
        Phrases(
            "react, android build, ios build, null, crashes on start, crashing on start, crash loop*"
        ),
    ),
    Mechanism(
        Phrases("password*, card number*"),
        Phrases("plain text, clear text, hashed, unsalted, stored unencrypted, log file*"),
        Phrases("your"),
    ),
    Mechanism(
        Phrases("events, messages, orders, jobs, records"),
        Phrases("piling up in, stuck in the queue, replay*, reprocess*, dead letter*, backlog of"),
        Phrases("your, sports, concert*"),
    ),
    Mechanism(
        Phrases("job, jobs"),
        Phrases("crashed, stuck, nightly, hung, did not finish, failed to run"),
        Phrases("people, your, apply, offers, interview*, fair"),
    ),
    Mechanism(
        Phrases("admin interface*, admin panel*, admin console*, admin page*"),
        Phrases("open to, exposed, public, reachable from, hacked, unprotected"),
        Phrases("your"),
    ),
    Mechanism(
        Phrases("post mortem*"),
        Phrases(
            "shared, internal*, incident, publish*, outage, write, document*, follow, follows, wiki"
        ),
    ),
    Mechanism(
        Phrases("batch, batches"),
        Phrases(
            "nightly, prints, print, failed, run, runs, ran, did not finish, did not run, overnight, hung, stuck, posting"
        ),
        Phrases(
            "milk, flour, lot, recall*, bread, beer, people, your, apply, offers, interview*, work"
        ),
    ),
    Mechanism(
        Phrases("api, apis, api calls, queries"),
        Phrases("timing out, time out, times out, timed out, timeout, timeouts"),
        Phrases("your, you"),
    ),
    Mechanism(
        Phrases("build, builds, software build*"),
        Phrases("revert*, roll* back, broken, faulty, bad, deploy*, bug, bugs"),
        Phrases("house*, home*, road*"),
    ),
    Mechanism(
        Phrases("deploy*, deployment*, rollout*, roll out"),
        Phrases(
            """
                roll* back, rolled it back, revert*, bad, faulty, broken, buggy, failed, broke, bug
                bugs, last, latest, recent, went wrong, likely cause, was the cause, is the cause
                caused by, caused this, introduced, took, brought, code, software, patch, fix was, fix is
                """
        ),
        Phrases(
            "crew*, troops, army, soldiers, team*, people, staff, police, generator*, press, bird*, volunteer*"
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
            "to v1, to v2, to v3, to v4, to v5, v1, v2, v3, v4, v5, the last, the previous, change*, update*, upgrade*, version*, transaction*, patch*, configuration"
        ),
        Phrases("price*, fare*, fee*"),
    ),
    Mechanism(
        Phrases("bug, bugs"),
        Phrases(
            "library, module*, component*, cause is a, due to a, caused by a, release*, version, v1, v2, v3, v4, v5, code, likely cause, root cause, patch*"
        ),
        Phrases("insect*, bite*, bed, of the app, in the app, install*"),
    ),
    Mechanism(
        Phrases("consumer, consumers"),
        Phrases("messages, lag, lags, lagging, offset*, partition*, rebalanc*"),
        Phrases("rights, protection, energy, goods, water, gas, electricity, advice, price*"),
    ),
    Mechanism(
        Phrases("peer reviewed, code review*, code reviewed"),
        Phrases("change, changes, live, release*, merged, skipped, without, missed"),
        Phrases("journal*, article*, paper, papers, study, studies"),
    ),
    Mechanism(
        Phrases("server room*"),
        Phrases(
            "overheat*, cooling, flood*, fire, power, air conditioning, too hot, hot, smoke, lost, down, failed, because, due to, tripped, burnt, caused, water, temperature"
        ),
        Phrases("course*, lesson*, museum*, tour*, escape"),
    ),
    Mechanism(
        Phrases("webhook*"),
        Phrases("timed out, worker*, retry, retries, handler*, endpoint*, queue*, stuck"),
        Phrases("your webhook*"),
    ),
    Mechanism(
        Phrases("update, release, version, change, patch, fix"),
        Phrases(
            "nobody tested, no one tested, was not tested, were not tested, was never tested, not properly tested, without testing"
        ),
        Phrases("water, air, food, your, smoke"),
    ),
    Mechanism(
        Phrases("zoom, conference call, teams call, google meet"),
        Phrases("bridge, incident, outage, war room, responders"),
        Phrases("your, you, webinar, lesson*, class*"),
    ),
    Mechanism(
        Phrases("war room*"),
        Phrases(
            "join, our, in the, incident, call, bridge, open, opened, updates, has been, was set up"
        ),
        Phrases("museum*, tour*, churchill, exhibit*"),
    ),
    Mechanism(
        Phrases("timeout"),
        Phrases("gateway, increased, raised, lowered, connection, upstream, of the, setting"),
        Phrases("coach*, game, quarter, child*, your"),
    ),
    Mechanism(
        Phrases("canary, canaries"),
        Phrases("failed, fail*, rollout, deploy*, release, promoted, roll* back"),
        Phrases("bird*, zoo, wharf, island*, cage*"),
    ),
    Mechanism(
        Phrases("phishing"),
        Phrases("employee*, account of, gave them, let them, got them, clicked, opened, fell for"),
        Phrases("your, you, if you"),
    ),
    Mechanism(
        Phrases("bucket, buckets"),
        Phrases("object storage, is full, are full, permissions, public, s3, misconfigur*"),
        Phrases("ice, sand, water, your, spade*, bucket list"),
    ),
    Mechanism(
        Phrases("old code, legacy code, our code, the code"),
        Phrases("could not handle, cannot handle, leap day, leap year, crashed, null"),
        Phrases("discount, voucher, promo*, dress, door, your"),
    ),
)
