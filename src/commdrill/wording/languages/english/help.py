"""What helps a reader of English, and what does not."""

from commdrill.wording.languages.english.hints import HINTS
from commdrill.wording.phrases import HelpWords, Phrases

HELP = HelpWords(
    news=Phrases(
        # it broke
        """
        not available, not _ available, not working, not _ working, not work, not yet available
        not reachable, not accessible, not possible, not responding, not respond, not open, not load
        not loading, cannot be used, cannot be reached, cannot be opened, can't be used, can't be reached
        unavailable, unable, down, out of service, out of order, out of action, outage*
        disrupt*, interrupt*, incident*, problem*, issue*, trouble*, difficult*, error*, fail*, degraded
        slow*, closed, stopped, experiencing, broken, broke, breaks, unreachable, inaccessible
        affected, affects, affecting, maintenance, planned, scheduled, upgrad*, renewed, isn't _, aren't _
        doesn't work, don't work, won't work, won't load, won't open, doesn't load, doesn't open
        doesn't respond, isn't _ available, aren't _ available, impact*, not usable, lost connection
        have no power, have no electricity, have no water, have no gas, have no internet, have no signal, have no heating, have no phone, has no power, has no water
        you may see, you may notice, you may experience, you may be unable, you may get, you may find
        you may encounter, you might see, you might notice
        """,
        # when it is back
        """
        expect*, estimat*, should be, should return, be back, is back, are back, back up, back online
        back in, back at, back by, back within, back to normal, restor*, resum*, reopen*, resol*
        available again, work again, works again, working again, soon, shortly, confident, latest, eta
        anticipat*, target is, aim is, in no time, as fast as, as quickly as, as soon as possible
        """,
        # why, and what is done about it
        """
        work on, work to, work with, working on, working to, working with, working _ on, working _ to
        working hard, worked on, hard at work, on it, investigat*, look into, looking into, looked into
        fix*, repair*, identified, cause*, causing
        found, aware, monitor*, because, due to, happen*,
        crash*, overload*, deploy*, failover, fail over, isolated, seriously,
        power cut*, flood*, damag*, blame*, fault*, progress
        the work, work goes, way to us, first tests, our company, the repair*, things are, reason*, the matter, harder, without, embarrass*, patchy, spotty, shaky
        around the clock, all hands, under control, never before, unexpected*, unforeseen,
        unusual*, outside our control, beyond our control, rare, full attention,
        tests are, tests run,
        attack*, everything we can, what we can, what they can, all they can, everything they can, doing all we can, our best
        """,
        # courtesies
        """
        sorry, apolog*, regret*, inconvenien*, thank*, patien*, understanding, bear with, hello, hi, dear
        regards, sincerely, yours sincerely, yours faithfully, yours truly, at the heart, your loyalty, their loyalty, appreciat*, we know, we understand, frustrat*
        satisfaction, committed, commitment, strive*, pride, value you*, rest assured
        stay tuned, stay calm, stay with us, hang tight, good morning, good afternoon, good evening, have a nice day, have a good day, matters to us, means a lot
        please accept, please excuse, please forgive, please be informed, please understand, please note
        our passion, getting better, please rest, please be patient, please bear, your business, your custom, at heart, flat out, lesson learn*, lessons learn*, learn lessons, work continues, works continue, continues through the night, some people see, some customers see, some users see, some of you see, notice it, notice this, feel it
            first time this, first time it, will notice, even notice, notices, notice any of, barely notice
            hardly notice, see you soon, see you then, see you later, take care, goodbye, bye
            best wishes, all the best, cheers, warm regards, to blame, is in hand, in hand, that's on us
            gutted, we hear you, hear you, hearts go out, thoughts are with, thoughts go out, looking up
            get there, getting there, getting closer, out of nowhere, bad timing, worst time, are without
            is without, left without, number one concern, first concern, main concern, embarrassed, ashamed
            disappointed, have no excuse, no excuse, halfway, learned from, go wrong, went wrong
            gone wrong, went missing
            standstill, stuck, jammed, limited, restricted, blocked, hangs, hanging, wobbl*, snag
            gremlin*, before you know, delayed, delays, delay, playing up, acting up, on the blink
            on strike, times out, timing out, timed out, dead, overwhelmed, struggling,
            cutting out, keeps failing, a while, right back, patch things up, not going through
            not getting through, don't get through, doesn't get through, can't get through, nobody can
            no one can, cannot get
            safety first, safety comes, safety is, your safety, for safety, until then take care
            leak*, pumping,
            annoying, nuisance, human error, you can no longer, you can not, you could see, you could get
            won't be able, may not be able, might not be able
            can't, cannot, can not, you can't, you cannot, not be able, you may not, you might not
            you won't be able, you will not be able
            what a week, what a day, what a mess, what a morning, what a night
        goes wrong, take up to, takes up to, take longer, takes longer, take ages, takes ages, take forever
        takes forever, take minutes, takes minutes, a minute to, minutes to, longer than, slower than
        in ten goes, not go through, not get through
        returned, returning, to return, will return, may return, can return, return to normal
        return to service
        as you do, as you are, like you, than you, may be a day, may be old, may be out of date, may be wrong
        may be missing, may show, may appear, may arrive late, may look, may take, may not, may have, may vary
        may differ, might be wrong, sideways, upside down, come up blank, comes up blank, show up blank, blank
        out of date, garbled, empty, hurts, knocked out
        is hit, are hit, hits
        every few seconds, every few minutes, third time, second time, fourth time,
        drops out, drop out, grey, end in nothing, ends in nothing, lower than
        higher than, flaky, looks odd, look odd, act up, acts up, strangely, do not start
        do not connect, do not save, do not send, do not play, do not print, do not arrive, do not update
        do not sync, do not scan, do not ring, do not accept, do not turn, do not light, do not move
        do not show, do not appear, do not answer, do not react, does not start, does not connect
        does not save, does not send, does not play, does not print, does not arrive, does not update
        does not sync, does not scan, does not ring, does not accept, does not turn, does not light
        does not move, does not show, does not appear, does not answer, does not react
        not go to plan
        is offline, are offline, went offline, go offline, goes offline, taken offline, still offline
        now offline
        is gone, are gone, has gone, have gone, been gone
        several tries,
        on the phone with,
        helping us, helps us
        arrive twice, it returns, service returns, returns to, returns at, returns by, returns on, returns in
        in the wrong, wrong currency, wrong price*, wrong amount*, wrong order, jam, jams, jamming, sticks
        stall, stalls, freeze, freezes, flicker*, stutter*, crackl*, blurr*, lags, lagging, crawl, crawls
        pile up, piles up, piling up, unsent, unanswered, overflow*, thrown out, thrown off, kicked out
        logged out, signed out, next to nothing, hardly anything, barely, take their time, takes its time
        takes time, at a crawl, out of sync, mixed up, scrambled, missing, vanish*, disappear*, colder
        overcrowd*, long queues, queues are, calls drop, drops calls, bounce, bounces, rejected, declined
        refuses, refused, tinny, echo*, pixelat*, same boat, not prepared, unprepared, surprised, not proud
        shocked, saddened, dismay*, stumped, baffled, puzzl*, short of, short staffed, understaffed, worse
        worst, bad luck, alas, serving you since, serving you for, served you since, served you for, at your side since, at your side for, by your side since, by your side for, in business since, come up short, comes up short
        pending for, for hours
        lag behind, refuse to, off the road, after a minute, misspel*, only human
        has begun, have begun, the wrong, stays white, stay white, stays black, stay black, proud to
        """,
    ),
    steps=Phrases("""
        will go through once, goes through once, will go through when, will be sent once, will be sent when, you can, you could, you may, please _, visit, call us, contact, use our, use the, try again
        should still come, nothing you _ is lost, nothing you _ was lost, come back, no action, nothing to do, nothing you need, nothing was lost, nothing is lost, no _ were lost, no _ was lost, nothing else to do, need to do, need do
        do not need, don't need, do not have to, don't have to, need not, needn't, no need, as usual, as before, as normal, normally
        welcome back, returns are accepted, again now, we will let you know, we will update, we will e mail, we will email
        we will hold, we will keep your, we will reserve, paid back, pay you back, your money back, we will ring, we'll ring, we will phone, we will pay, we will refund, we will write, we will text, we will tell, we will post, we will inform, we will notify
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
            won't pay, will not pay, won't be charged, will not be charged, won't cost, will not cost
            pay a penny, pay nothing, rebook you, rebook your, passes work, tickets work, cards work
            vouchers work, passes are good, tickets are good, is on us, are on us, pop in, drop in, pop by
            drop by, walk in, stay put, sit tight and, can wait, no rush, is waived, are waived
            will be waived, is covered, are covered
            without delay, no delays, not delayed, on time, to time, on schedule
            without problem, without problems, without trouble, no problem, no problems
            should be addressed, should be sent, should be directed, unaffected by, not lost, not be lost
            not been lost, nothing lost
            you'll find, you will find, nothing changes, nothing else changes, on your card
            on the back of your
        everything you, all you have, all that you
        what you _ is saved, what you have
        in an emergency
        nobody loses, no one loses, nobody pays, no one pays, nobody needs, no one needs, nobody has to
        no one has to, nothing more to
        whatever happens, takes orders, take orders, takes your order, take your order
        no data is gone, no data was lost, nothing is gone
        no payment is, no order is, no money is, no card is
        won't be lost,
    """),
    commands=Phrases("""
        do not send it, do not send your _, do not send the _, use, try, go, check, keep, wait, call, ring, phone, dial, write, ask, bring, pay, order, book, take
        come, see, read, log in, sign in, switch, visit, follow, contact, save, store, show, return, send
        reply, text, tap, press, clear, restart, reset, turn, leave, plan, travel, allow, stay at
        stay home, stay in, avoid, boil, collect, download, print, quote, mention, report, reload, refresh
        choose, apply, enter, consult, head, find, watch, listen, scan, speak, talk, do not, don't, make
        pick, pin, open, hold on to, present, set, start, stop, borrow, buy, get, give, have, let, look at
        move, order, request, select, subscribe, tell, walk, work from, play, ride, drive, eat, drink, stick to, rely on, skip, hold, post, buy, fetch, borrow, swap, carry on, charge, fill, hand, join, submit
            board, change at, get off, get on, alight, park, transfer, connect at, use the
        pass, press, discuss, lodge, drop, raise, share
        note down, remember, leave, bear left, follow
    """),
    tellers=Phrases("""
        we, we've, we're, we'll, this, it, it's, that, these, those, there, nothing, nobody, no, no one
        something, someone, everything, everybody, everyone, i, they, their, he, she, his, such, what, as
        since, after, following, unfortunately, sadly, currently, right now, now, yesterday, earlier, never
        you, sent, posted, not with you, not yours, when we, once we, as soon as we, as we, if we, until we
        because we, that we, whatever we, our, roughly, around one, about one, almost one, nearly one, one in
        at least one, every second, every third, every tenth, whoever
    """),
    things=Phrases("""
        the, a, an, two, three, some, many, most, all, only, during, at, on, in, today, with, one, for, rest
        heavy, several, both, each, every, other, few, hundreds, thousands, dozens, parts, half, *s
        every so often, now and then, now and again, believe us, believe me, anybody, anyone, another, part of
        people, women, men, children, much, little, quite a, far too, too many, what's, there's, here
        sometimes, often, somewhere, our
    """),
    past=Phrases("""
        was, were, has, have, had, did, cut, hit, broke, struck, fell, burnt, *ed, came, went, took, began
        burst, split, spread, sank, rose, stole, drove, tore, slid, lost, brought, made, left, blew, shut, not
        cannot, can't, don't, doesn't, won't, isn't, aren't, couldn't, no longer, nobody, no one, unable
    """),
    meanwhile=Phrases("while, though, although, even if"),
    farewells=Phrases("""
        yours, yours sincerely, yours faithfully, yours truly, sincerely, regards, kind regards, best regards, warm regards, best wishes, with best wishes, all the best, cheers, thank you, thanks, many thanks
        warmly, fondly, take care, with apologies, faithfully, respectfully, your friends, love
    """),
    ways_round=Phrases("""
        workaround*, work around*, instead, meanwhile, in the meantime, offer, runbook, playbook, script
        tell callers, tell customers, tell the customers, tell patients, tell passengers, tell users
        tell clients, tell people, tell guests, tell members, tell them, ask callers, ask customers
        ask patients, ask passengers, ask users, ask clients, ask people, ask guests, ask members
        ask them, send callers, send customers, send patients, send passengers, send them
        send people, direct customers, direct callers, direct people, direct them, point them
        point customers, refer them, refer customers, refer callers, by telephone, by phone, by hand
        by email, by e mail, on paper, manual, manually, please, fall back, fallback
        do not promise, don't promise, promise nobody, promise no one, do not restart, don't restart
        book _ in, take names, write down, note down, log calls
    """),
    states=Phrases("is *ed, are *ed, be *ed, gets *ed, get *ed, stays *ed, stay *ed"),
    deeds=Phrases("""
        is *ing, are *ing, is being, are being, was, were, got, came, went, fell, broke, blew
        tore, stole, took, gave, drove, froze, ran, sank, shook, ate, rose, flew, grew, threw, sprang, began
        snapped, tripped, slipped, crept, swept, bit, dug, hit, burst, struck
        gave up, will come later, will follow later
        engineer*, technician*, specialist*, experts, crews, database*, server*, network*, node*, cluster*
        storm*, weather, lightning, supplier*, cable*, traffic, region, police, fire brigade, fire crew*
        new part, new parts, spare part*, manufacturer*, provider, colleagues, firefighter*, firemen
        mechanic*, plumber*, electrician*, fitters, builders, many customers, demand, situation, priority
        important, raining, snowing, team*, trust, confidence,
        demand, visitors want, want to
        had,
        has *ed, have *ed, has begun, have begun, has *en, have *en
        on its way, on their way, on the way
    """),
    cues=Phrases("""
        open, opens, work, works, working, safe, kept, keep, keeps, saved, reserved, extend*, refund*
        compensat*, waive*, valid, honoured, honored, hotline, helpline, counter*, toll free, free, cash
        accept*, delivered, running, run, runs, available, possible, ready, staffed, need*, welcome, offer*
        opened, moved, added, arranged, prepared, instead, elsewhere, paper, to pay, to apply, to register
        their place, their seat, their booking, start by themselves, by itself, by themselves
        your appointment*, your booking*, your order*, your basket, your seat*, your ticket*, your money
        your prescription*, your medicine*, your data, your points, your streak*, your account*, your place, your deadline*, your trial, deadlines
        postpone*, pay nothing, we pay, we cover, pay for your, held in, held at, seen first, served first
        treated first, protected, secure, unchanged, continue*, charged, penalt*, fee, fees, still, on time
        covered, does not change, doesn't change, do not change, don't change, does not expire, doesn't expire
        do not expire, don't expire, not apply, lost nothing, number, phone, handing out, giving out
        taking payments, taking calls, taking orders, taking bookings, serving, selling, printing
        waiting for you, waiting to help, honouring, honoring, is recorded, are recorded, is remembered
        are remembered, is processed, are processed, is paid, are paid, is forwarded, are forwarded
        is diverted, are diverted, is manned, are manned, is posted, are posted, is counted, are counted
        is lifted, are lifted, is swapped, are swapped, is shown, are shown, is sold, are sold, is treated
        are treated, stored, recorded, on hand, there for you, at your side, by your side, here for you
        glad to help, happy to help, to help you, on standby, take cash, take cards, takes cash, takes cards
        take over, takes over, bring forward, at no extra, no extra, half price, next door, at the door
        round the clock, stays, stay, remains, remain, is answered, are answered, answers, take _ back
        takes _ back
        not taken, not charged, not counted, not collected, not due, not lose, loses nothing, lose nothing
        a room, get it back, nothing changes, notice nothing, feel nothing
        printed, bottled, picked up, printed timetable*, served, pushed back, brought forward, rescheduled
        heated, sheltered, never left, spared, untouched, where it was, looked after
        stand, stands
    """),
    hints=HINTS,
)
