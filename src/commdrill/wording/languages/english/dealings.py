"""What those who mend it deal with, in English: lawyers and the press, makers, attackers, their own changes."""

from commdrill.wording.phrases import Mechanism
from commdrill.wording.policy.products import RUNTIMES, VENDORS

DEALINGS = (
    Mechanism(
        "passwords",
        "guessing, tries, is trying, are trying, stuffing, trying out, tried thousands",
        "your, you, manager*",
    ),
    Mechanism(
        RUNTIMES,
        "we run, still run, runs on, running on, we use, still use, no longer gets, no longer supported, old version, outdated, vulnerab*, upgrade to, upgrading, migrat*, end of life",
        "course*, book*, class*, lesson*, workshop*, licen*, your, museum*",
    ),
    Mechanism(
        "we lose, we are losing, we lost, this costs us, costs us, cost us, lost revenue, loss of revenue",
        "per hour, an hour, every hour, each hour, a day, euros, dollars, pounds, thousand*, million*, revenue, in sales",
        "your, match*, game*, points, patience",
    ),
    Mechanism(
        "intern, trainee, developer*, engineer*, contractor*, administrator*, operator*, employee*, colleague*",
        "who did this, who did that, who caused, has been spoken to, was spoken to, been warned, been dismissed, was dismissed, was fired, been fired, been suspended, apologised to us, in trouble",
        "your, you",
    ),
    Mechanism(
        "version _, release _, build _",
        """
        deploy*, rolled out, rollout, introduced, was pushed, we pushed, went live, has a bug, has a defect, corrupts, is faulty, is broken
        brought the, brought the bug, brought with it, the bug, the fault, the defect, the error, the regression, faulty, defective, contained, contains a
        at fault, is the cause, was the cause, caused, broke, breaks, crashes, leaks, leaks memory, was withdrawn, was pulled, had a bug
        is to blame, was to blame
        """,
        "your, install*, app store, download*, update to, of the app, of our app, you, the app, our app, solv*, correct*, fixes, resolves, timetable, terms, menu*, form, forms, brochure*, guide*",
    ),
    Mechanism(
        "press, media, journalist*, reporters",
        "do not share, not share, do not tell, not tell, do not talk, not talk, do not forward, not forward, do not pass, not pass, have asked, say nothing, are calling, have called, no statement, no comment, nothing to, leaked to",
        "conference, release*, office*, press pass, press passes",
    ),
    Mechanism(
        """
        legal, legal team*, legal department, legal counsel, our lawyers, lawyers, lawyer, attorneys, general counsel, our insurer*, insurance and legal
        pr team, press office, public relations, communications team, compliance team, data protection officer
        """,
        """
        review, pending, asked us, ask us, asks us, advise*, not to comment, no comment, not to say, not to disclose, liability, liable, statement for, drafting, are involved, is involved, involved
        signed off, sign off, read it, have read, may be said, reviewed the wording, approved the wording, want us to, wants us to, told us not, cleared this, before we publish, regulator*
        """,
        "your, you, office hours, appointment*, free legal",
    ),
    Mechanism(
        """
        passwords, customer data, customers' data, data of, records of, customer record*, customer account*, accounts of, personal data of, card numbers, card details
        user accounts, password hashes, email addresses of, e mail addresses of, customer file*
        """,
        """
        exposed, leaked, was stolen, were stolen, has been stolen, have been stolen, publicly readable, readable by anyone, visible to others, was copied, were copied, dumped, for sale, dark web
        open to the internet, published online, was sent to the wrong, were sent to the wrong
        """,
        "your, no, not, never, nor, safe, none, if",
    ),
    Mechanism(
        "attack, attacks, attack traffic, cyber attack*",
        """
        is behind, behind the attack, comes from, come from, came from, countries, gbps, on our, against our, against us, on us, under attack, we are under, botnet*, traffic, originat*, blocked, blocking, stopped the, mitigat*
        repelled, fended off, still going on, ongoing, login page, systems, network
        """,
        "heart, asthma, panic, shark*, dog, dogs, bear, bears, film, play, striker*, defender*, team, terror*, your, bird*",
    ),
    Mechanism(
        "former employee*, ex employee*, former colleague*, former contractor*, an insider, disgruntled employee*, former administrator*",
        "access, credentials, password*, account, deleted, copied, took, system, systems, server*, logged in",
        "your, award*, reunion, pension*",
    ),
    Mechanism(
        "support, support team, engineers from, specialists from, technicians from, asked, contacted, waiting for, chasing, escalated, escalated to, in touch with",
        VENDORS,
        "your, you, office, edge, word, excel, maps, pay, account, app, device*, prime",
    ),
    Mechanism(
        "change, changes, configuration change*, update, fix",
        """
        without testing, without tests, without a test, without review, not reviewed, untested, was not tested, was approved, were approved, approved by, emergency change, was rolled back, were rolled back, went into production, in production
        change board, change advisory
        """,
        "price*, fare*, fee*, timetable*, your, you, gate, gates, platform, address, plan, plans",
    ),
    Mechanism(
        "monitoring, our alarms, our alerts, alerting, our sensors",
        "not alert, not warn, not notice, not detect, not fire, missed, did not catch, was off, was switched off, was disabled, too late, silent, blind",
        "patient*, volcano*, seismic, air, health, blood, baby, your",
    ),
    Mechanism(
        "backup system*, back up system*, fallback system*, standby system*, secondary system*, redundant system*, replacement server*, spare server*",
        "switch*, mov*, fail*, take* over, took over, taken over, not start, not take, kicked in, kick in, running on, over to, activat*",
        "your, power, heating, pump*, brake*",
    ),
    Mechanism(
        "clock, clocks, time",
        "several machines, on the hosts, on our hosts, drifted, out of sync, ran fast",
        "your, wall, tower, station, kitchen",
    ),
)
