"""Software and its changes: jargon in English where something technical happens to them."""

from commdrill.wording.phrases import Mechanism

SOFTWARE = (
    Mechanism(
        "antivirus, virus scanner*",
        "deleted, removed, quarantin*, blocked, update, system file*",
        "your, you",
    ),
    Mechanism(
        "integration*",
        "broke, broken, api, drop*, connection*, changed their, fail*, traffic",
        "your, vote*, voting, social",
    ),
    Mechanism(
        "developer*, programmer*, dba",
        "on leave, on holiday, on vacation, off sick, is away",
        "property, housing, your",
    ),
    Mechanism("logs", "failed, errors, timeouts, exceptions", "nurse*, fire*, wood*"),
    Mechanism(
        "patch, patches, hotfix",
        "rolled out, roll out, applied, made it worse, broke, installed, module*",
        "ice, road*, nicotine, garden, eye",
    ),
    Mechanism(
        "update, updates, change, changes, upgrade",
        "we pushed, that broke, which broke, broke the, broke our, to the network, to our network, engineers made, we deployed, introduced a, to java, to php, to python",
        "your, price*, address, street, traffic, train*, bus, buses, weather",
    ),
    Mechanism(
        "domain, domain name",
        "expired, not renewed, forgot, lapsed, renewal",
        "your, public, books",
    ),
    Mechanism(
        "token*, session*, cookie*, key, keys, secret, secrets",
        "gateway, rotated, revoked, auth, authentication, signing, config*, leaked, hardcoded",
        "your, room, car, house, front desk, locker*, arcade",
    ),
    Mechanism(
        "script*, command, migration*, query, job",
        "production, ran the wrong, ran a wrong, wrong script, wrong command, wrong job, untested, runaway",
        "play, film, theatre, stage, actor*, your",
    ),
    Mechanism(
        "front end*, frontend*, build*, app build, release",
        "react, android build, ios build, null, crashes on start, crashing on start, crash loop*",
    ),
    Mechanism(
        "password*, card number*",
        "plain text, clear text, hashed, unsalted, stored unencrypted, log file*",
        "your",
    ),
    Mechanism(
        "events, messages, orders, jobs, records",
        "piling up in, stuck in the queue, replay*, reprocess*, dead letter*, backlog of",
        "your, sports, concert*",
    ),
    Mechanism(
        "job, jobs",
        "crashed, stuck, nightly, hung, did not finish, failed to run",
        "people, your, apply, offers, interview*, fair",
    ),
    Mechanism(
        "admin interface*, admin panel*, admin console*, admin page*",
        "open to, exposed, public, reachable from, hacked, unprotected",
        "your",
    ),
    Mechanism(
        "post mortem*",
        "shared, internal*, incident, publish*, outage, write, document*, follow, follows, wiki",
    ),
    Mechanism(
        "batch, batches",
        "nightly, prints, print, failed, run, runs, ran, did not finish, did not run, overnight, hung, stuck, posting",
        "milk, flour, lot, recall*, bread, beer, people, your, apply, offers, interview*, work",
    ),
    Mechanism(
        "api, apis, api calls, queries",
        "timing out, time out, times out, timed out, timeout, timeouts",
        "your, you",
    ),
    Mechanism(
        "build, builds, software build*",
        "revert*, roll* back, broken, faulty, bad, deploy*, bug, bugs",
        "house*, home*, road*",
    ),
    Mechanism(
        "deploy*, deployment*, rollout*, roll out",
        """
        roll* back, rolled it back, revert*, bad, faulty, broken, buggy, failed, broke, bug
        bugs, last, latest, recent, went wrong, likely cause, was the cause, is the cause
        caused by, caused this, introduced, took, brought, code, software, patch, fix was, fix is
        """,
        "crew*, troops, army, soldiers, team*, people, staff, police, generator*, press, bird*, volunteer*",
    ),
    Mechanism(
        "release*, migration*",
        """
        roll* back, rolled it back, revert*, bad, faulty, buggy, broke, went wrong, bug, bugs
        likely cause, was the cause, is the cause, caused by, caused this, software
        """,
        "press, bird*, song*, book*, magazine*",
    ),
    Mechanism(
        "roll* back, rolled it back",
        "to v1, to v2, to v3, to v4, to v5, v1, v2, v3, v4, v5, the last, the previous, change*, update*, upgrade*, version*, transaction*, patch*, configuration",
        "price*, fare*, fee*",
    ),
    Mechanism(
        "bug, bugs",
        "library, module*, component*, cause is a, due to a, caused by a, release*, version, v1, v2, v3, v4, v5, code, likely cause, root cause, patch*",
        "insect*, bite*, bed, of the app, in the app, install*",
    ),
    Mechanism(
        "consumer, consumers",
        "messages, lag, lags, lagging, offset*, partition*, rebalanc*",
        "rights, protection, energy, goods, water, gas, electricity, advice, price*",
    ),
    Mechanism(
        "peer reviewed, code review*, code reviewed",
        "change, changes, live, release*, merged, skipped, without, missed",
        "journal*, article*, paper, papers, study, studies",
    ),
    Mechanism(
        "server room*",
        "overheat*, cooling, flood*, fire, power, air conditioning, too hot, hot, smoke, lost, down, failed, because, due to, tripped, burnt, caused, water, temperature",
        "course*, lesson*, museum*, tour*, escape",
    ),
    Mechanism(
        "webhook*",
        "timed out, worker*, retry, retries, handler*, endpoint*, queue*, stuck",
        "your webhook*",
    ),
    Mechanism(
        "update, release, version, change, patch, fix",
        "nobody tested, no one tested, was not tested, were not tested, was never tested, not properly tested, without testing",
        "water, air, food, your, smoke",
    ),
    Mechanism(
        "zoom, conference call, teams call, google meet",
        "bridge, incident, outage, war room, responders",
        "your, you, webinar, lesson*, class*",
    ),
    Mechanism(
        "war room*",
        "join, our, in the, incident, call, bridge, open, opened, updates, has been, was set up",
        "museum*, tour*, churchill, exhibit*",
    ),
    Mechanism(
        "timeout",
        "gateway, increased, raised, lowered, connection, upstream, of the, setting",
        "coach*, game, quarter, child*, your",
    ),
    Mechanism(
        "canary, canaries",
        "failed, fail*, rollout, deploy*, release, promoted, roll* back",
        "bird*, zoo, wharf, island*, cage*",
    ),
    Mechanism(
        "phishing",
        "employee*, account of, gave them, let them, got them, clicked, opened, fell for",
        "your, you, if you",
    ),
    Mechanism(
        "bucket, buckets",
        "object storage, is full, are full, permissions, public, s3, misconfigur*",
        "ice, sand, water, your, spade*, bucket list",
    ),
    Mechanism(
        "old code, legacy code, our code, the code",
        "could not handle, cannot handle, leap day, leap year, crashed, null",
        "discount, voucher, promo*, dress, door, your",
    ),
)
