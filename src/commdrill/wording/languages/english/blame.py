"""Who is blamed in English: whoever made a mistake, suppliers, and whoever broke in."""

from commdrill.wording.phrases import Mechanism

_OUTAGE = """
is down, are down, went down, was down, outage*, is not reachable, is offline, is unavailable, is not available
is failing, fails, failed, is not responding, not responding, unreachable, has problems, having problems
having issues, has issues, has an incident, incident, webhook*, on their side, on their end, at their end, impaired, degraded, not working, is slow, acknowledged
"""

BLAME = (
    Mechanism(
        "human error*, human mistake*",
        "caused by, cause was, was, due to, because of, during, led to, our, an, a",
        "show, play, film, exhibition*, theatre, novel, band, album, museum, course, talk, your",
    ),
    Mechanism(
        "bridge",
        "call the, dial, passcode, pin, ic is, responders, dial in, conference",
        "river, car, cars, closed, lorr*, toll, traffic, pedestrian*, game, cards, foot, road*, building, rail*",
    ),
    Mechanism(
        "on call",
        "is, was, asleep, missed, nobody, phone, number, rota, team",
        "doctor*, nurse*, vet*, dentist*, pharmac*, midwi*, surgery, clinic*, ward*, hospital*, chaplain, priest, plumber*, electrician*, locksmith*, chef, porter, caretaker",
    ),
    Mechanism(
        "the code, this code, our code",
        "contractor*, maintains, wrote, written, nobody, bug, bugs, mistake, refactor*, fix, fixed, changed, deployed, faulty",
        "your, discount, dress, highway, door, post, voucher, promo*",
    ),
    Mechanism(
        "amazon, google, microsoft, meta, azure",
        "in their region, in its region, affects us, whose region, affecting us, its _ region, their _ region, is having an outage, has an outage",
        "order*, parcel*, voucher*, gift",
    ),
    Mechanism(
        "carrier, company, companies, network operator, internet provider, isp, supplier, vendor, contractor, hosting",
        "to blame, at fault, blame lies, caused this, caused the, made a mistake, cut our, made an error",
        "your, you",
    ),
    Mechanism(
        """
        stripe, salesforce, sap, microsoft 365, office 365, exchange online, shopify, netsuite, hubspot
        braintree, klarna, redsys, vonage, sinch, contentful, algolia, snowflake, github, gitlab, atlassian
        """,
        _OUTAGE,
        "shirt*, tree*, town*, market*, main, place, pay by, pay with, paying by, paying with, payments by",
    ),
    Mechanism(
        "bots, bot, scrapers, scraper",
        "hammer*, flood*, attack*, traffic, login page, requests, overload*",
        "your, chat",
    ),
    Mechanism(
        "breach, intrusion, hack",
        "vpn, contractor, employee account, admin*, unpatched, entry point, our network",
        "your",
    ),
    Mechanism(
        """
        ransomware, malware, botnet*, trojan*, hackers, hacker, attackers, attacker, intruder*, intruders
        vulnerabilit*, security hole*, security flaw*, exploited a, exploited the, exploited our, was exploited, backdoor*, compromised, brute force*
        """,
        """
        ransom, demand*, asking for, threaten*, our, we, let an, let in, got, get, broke, encrypted, copied, stole, stolen, found, patched, fixed, closed, exploited
        is going, in the, into, host*, system*, server*, account*, gained, accessed, took, hit by, infected, network
        """,
        "you, your, beware, never, museum, film, talk, course, play, customers who",
    ),
    Mechanism(
        """
        intern, trainee, it department, it staff, developer*, programmer*, contractor*, data centre staff, data center staff, subcontractor*, operator*, employee*, colleague*
        the team, our team, engineer*, administrator*, admin, technician*, ops team, it team, someone, somebody, supplier*
        vendor*, partner*, management, hosting, a member of staff, staff member*, team member*
        """,
        """
        deleted, by accident, accidentally, by mistake, pushed, forgot, forgotten, wrong button, wrong cable, wrong file
        messed up, screwed up, blame*, untested, wrong command, unplugged, pulled the plug, tripped over
        misconfigur*, human error, wiped, dropped the, ignored, careless*, incompeten*, not to renew, let us down, pulled the wrong, pressed the wrong, deleted the wrong, entered the wrong, unplugged the, gave away, give away, misread, misunderstood, skipped a step, skipped the, left out a step, clicked on a, lies with, at fault, is responsible, did not test, didn't test, wrong script, missed the bug
        broken update, broken version, bad update, the wrong file, the wrong version, the wrong command, faulty patch, faulty update, faulty software, cut the wrong, left the company, merged, wrong branch, has left us, understands the code, understands the system, knows the code, ran the wrong, failed to test, failed to notice
        """,
        "you, your, umbrella, umbrellas, bag, bags, wallet, coat, coats, suitcase, glasses, hat, hats, lost property",
    ),
    Mechanism(
        "engineer*, technician*, developer*, admin",
        "ext, extension, mobile, phone, at home, is working on, has restarted",
        "your, you, visit*, sound, lift, heating, boiler",
    ),
    Mechanism(
        "*'s fault, *'s mistake, *'s error",
        "is, was",
        "nobody's, no one's, today's, your, customer's, it's, there's",
    ),
)
