"""English: what the content policy knows of it."""

from commdrill.wording.languages.english.help import HELP
from commdrill.wording.languages.english.leaks import LEAKS
from commdrill.wording.phrases import GapWords, NameWords, Phrases, PolicyWords, TimeWords, crossed

POLICY = PolicyWords(
    leaks=LEAKS,
    gaps=GapWords(
        slots=Phrases("""
            sender, signature, signatory, time, times, date, dates, hour, hours, minutes, name, names, eta, phone, phones, telephone
            number, numbers, url, link, links, email, e mail, address, list, list of, description, reason
            cause, insert, enter, fill, fill in, surname, salutation, when, where, who, how long, placeholder, pending, optional, timestamp, timezone, time zone, tbd, tbc
            to be confirmed, to be completed, complete, describe, your company, your team, your name
            first name, last name, incident id, ticket id, signature, summary of, details of
        """),
        gaps=Phrases("""
            next update time, time of next update, time of the next update, update time, next update, component, components, service, services, system, systems, product, products, region, regions
            affected service, affected services, affected component, affected components, affected system
            affected systems, affected region, affected regions, location, locations, impact, duration
            amount, company, customer, customers, contact, reference, ticket, workaround, workarounds
            action, actions, feature, features, start, end, id, x, xx, month, day, year, weekday, application
            function, site, department, organisation, organization, area, areas, zone, add, here, title, role
            body, subject, message, text, content, status page, next update, brief summary, summary, details, capability, capabilities, channel
            support hours, what happened, what to do, delete as appropriate, delete as applicable, this, that, one line summary, short summary, short description
            what customers see, what users see, what is affected, who is affected, city, country, branch, station
            line, route, building, campus, street, customer segment, customer segments, next step, next steps, percentage, percent
            specific service, specific services, specific system, specific feature, specific product, current status, issue summary, incident summary
            affected areas, affected sites, affected towns, affected streets, affected lines, affected regions
            affected stores, affected branches, affected stations, affected locations, affected customers
            affected users, all affected areas, all affected sites, all affected towns, all affected streets
            all affected lines, all affected regions, all affected stores, all affected branches
            all affected stations, all affected locations, all affected customers, all affected users, sites
            towns, streets, locations
        """),
        tags=Phrases("""
            service update, status update, service alert, service notice, service status, service restored
            service disruption, service issue, service announcement, service outage, system update
            system status, system alert, system maintenance, system outage, customer notice, customer update
            product update, action required, update, resolved, drill, external, details below, time sensitive, important, notice, warning
        """),
        greetings=Phrases("hello, hi, dear, good morning, good afternoon, good evening"),
        before_times=Phrases("at, by, until, till, before, around, about, in, within, after"),
        before_values=Phrases("""
            at, by, until, till, before, around, about, in, within, for, from, on, to, back, hello, hi, dear
            order, reference, number, visit, follow, see
        """),
        labels=Phrases("""
            eta, time, expected, restored, back, reference, component, service, link, url, id, name, status
            details, impact, phone, telephone, reason, cause, duration, ticket, contact, region, start, end, next update, estimate, expected back, affected
        """),
        units=Phrases("minute*, hour*, hrs, mins, day*, business day*, pm, am"),
        verbs=Phrases("is, are"),
        states=Phrases(
            "investigating, fixing, repairing, looking into, monitoring, restoring, down, slow, slower, unavailable, not available, degraded, offline, closed, disrupted, interrupted, intermittent, unstable, affected, partially, fully, partly, some, all, delayed, cancelled"
        ),
        pressed=Phrases(
            "press, push, hit, tap, click, click on, hold, then, select, choose, the, and"
        ),
        later=Phrases(
            "to be confirmed, to be announced, to be determined, to be defined, to be added, to be completed, to follow, pending input, not filled in"
        ),
        orders=Phrases(
            crossed("please", "confirm, check, verify, fill in, complete, update, add"),
            crossed("put, paste", "link, time, date, name, phone, text, reason"),
            "delete if, remove if, insert, fill in, add reason, add details, add time, add date, add link, add phone, add name, add cause, choose one, pick one, select one, delete one, delete as appropriate, delete as applicable, edit as needed, if applicable delete",
        ),
        notes=Phrases("""
            delete this line, delete this sentence, delete this paragraph, delete this section, remove this line, remove this sentence
            remove this paragraph, delete before sending, remove before sending, edit before sending, fill in before sending
            replace before sending, delete as appropriate, delete as applicable, delete whichever, strike out what, template text, sample text, placeholder text
            add details here, add text here, add reason here, add link here, add more here, insert text here, insert details here, name here, link here as needed, note to editor, note to author, note to self
        """),
        own_words=frozenset({"None", "null", "undefined"}),
    ),
    help=HELP,
    times=TimeWords(
        back=Phrases(
            crossed(
                "next", "note, word, mail, email, letter, text, notice, report, bulletin, statement"
            ),
            """
            done by, done at, be open by, to be open, to open, opens, as usual, as normal, to plan, start to,             back, expect*, return*, restor*, resum*, reopen*, re open*, again, available, unavailable, until
            till, fix*, resol*, repair*, complete*, finish*, end, ends, over, eta, estimate*, up and running
            online, update*, news, let you know, hear from us, hear more, tell you more, write again
            post again, closed, closes, down, offline, maintenance, planned work, work, works, working, start*
            begin*, take place, takes place, last, lasts, lasting, recover*, normal, out of service
            next message, next post, be off, is off, off on, aim, aiming, target, more to say, have more, say more, write to you, mail from us, message from us, hear again
            more to come, another, put it right, put this right, put things right, we need, take no longer, takes no longer, take about, take up to, should take, will take, may take, be well, fine again, be fine, not available, not be available, not work, paused, unreachable, ready, live, up, outage
            know more, knows more, good to go, good as new, sorted by, sorted in, fixed by, fix due
            upgrade takes, repair takes, repairs take, repairs need, work takes, works take, fix takes
            update takes, maintenance takes, this takes, it takes, switch takes, change takes, move takes
            delays until, delays till, for another, fresh news, latest news, to go
            give us, allow us, grant us,
            bulletin, look at this, hear from, mail you, ring you
            word from us, a word from, before you can, until you can
            """,
        ),
        other=Phrases(
            crossed(
                "exam, exams, lecture, lectures, lesson, lessons, meeting, meetings, show, shows, course, courses, race, races, class, classes, tour, tours",
                "start at, starts at, begin at, begins at, start tomorrow, starts tomorrow, start on, starts on",
            ),
            """
            be returned until, be returned by, can be returned
            went dark, was fine, cheque*, check clears, your money, coupon*, voucher*, staffed, support replies, installed
            refund*, deliver*, arriv*, parcel*, order* placed, placed, phone line*, phone lines, hotline
            helpline, answer*, kept, keep, keeps, stored, saved, held, reserved, valid, call before
            office hours, opening hours, open until, open from, open till, are open, is open, failed at
            began, started, broke, stopped at, failing, went down, crashed, occurred, happened, first noticed
            noticed, detected, identified, credited, invoice*, bill*, payment is due, deadline*, founded
            stopped working, was last, last available, last worked, return your, to return, branches open, branch opens
            shops open, shop opens, stores open, store opens, offices open, office opens, we open at, we open from, we open on, we open every, we close, session ends, session expires, session times
            expire*, subscription*, trial, trials, booked, has lasted, have lasted, chat closes, chat opens, chat is open, desk opens, desk is open
            lines close, lines open, line closes, line opens, office closes, office opens, the offer, our offer, sale ends, discount*, promotion*
            last updated, last update was, be returned within, returned within, was planned, was expected, was due, was scheduled, match, game, concert, film
            breakfast, lunch, dinner, coffee, free drinks, happy hour, served until, parking, registration, enrolment, enrollment, the sale, sale runs, kick off, wait _ minutes, wait _ hours, wait at least, call us until, call until, call us till, phone us until, reach us until, write to us until
            vote closes, votes close, voting closes, poll closes, polls close, you have until, you have till, to vote, sign up, to win, register by, apply by, enter by, book by, every day, doors open at, doors open from, doors open on, gym opens, price, prices, fare, fares, will be billed, will be charged, last orders, departs, departure*, shop closes, desk closes
            customer care, customer service, customer services, help desk, helpdesk, service desk
            support desk, support is, support line, advisers are, advisors are, average wait, waiting time*
            wait time*, the wait is, the queue is, last changed, last modified, last edited, last reviewed
            last checked, callers wait, calls wait, spotted, postage, is dispatched, are dispatched
            is shipped, are shipped, is posted, are posted, draw closes, competition, quiz, survey, is kept
            switchboard, call centre, call center, reception opens, surgery opens, counter opens
            counters open, library opens, last check, last checks, last test, last inspection, last contact
            last count
            shift starts, shift begins, shift ends, sales begin, sales start, sale begins, sale starts
            agents are, made after, made before, photo
            your claim, claims are, complaint*
            money is back, money back, days to send, days to return, last train, last bus, last tram, last ferry, last flight, leaves at, leave at, battery, batteries, engineers start, technicians start, crews start, staff start, tickets begin, tickets start, passes begin, subscriptions begin, sales of
            reception closes, counter closes, counters close, library closes
            """,
        ),
        more=Phrases("""
            next update*, next news, next word, next message*, next mail*, next email*, next post*, next report*
            next bulletin*, next notice*, next information, next status, more news, more information, more info
            further news, further update*, further information, another update, another message, hear more
            hear from us, hear again, let you know, tell you more, know more, say more, more to say, update you
            updates you, write again, write to you, post again, report again, news at, news by, update at
            update by, updates at, updates by
        """),
        not_back=Phrases("""
            since, ago, in the last, in the past, over the last, over the past, during the last
            within the last, the last, the past, the previous, as of
        """),
        ends=Phrases("""
            until, till, end, ends, ended, ending, finish*, back, return*, again, over, complete*, last, lasts
            lasting, resum*, reopen*, restor*, available by, take, takes, through, duration
        """),
        from_or_since=Phrases("for, every"),
        to_come=Phrases("""
            updates every, updates follow every, updates come every, news every, update every, update you every, updates you every, post every, write every, inform you every, be closed for, be down for, be offline for, be unavailable for, be out for, be off for, be paused for, be interrupted for, be shut for, take it offline for, be without, be under maintenance for
            news here every, word every, report every, email you every, text you every
            post here every, post news every, be away for, stay closed for, remain closed for
            remain down for, stay down for, be on hold for
        """),
        past=Phrases("""
            reported, posted, published, updated at, updated on, updated 1*, updated 2*, updated 3*, was, were, went, had, did, left, came, began, took, fell, ran, got, met, sent, saw, sold, shut, has now been, has already been
            we restored, we fixed, we repaired, we recovered, we reopened, we brought, we reconnected
            we resolved, we replaced
            showed, appeared, emerged, surfaced, turned up, came up, first seen, first saw, first spotted
            started at
            last night, yesterday, earlier today, this morning
        """),
        ahead=Phrases("""
            will, should, is, are, be, expect*, again, next, shall, aim, eta, estimat*, plan, plans, planned, schedul*
            extend*, postponed, moved, delayed, put off
        """),
    ),
    names=NameWords(
        everything=Phrases("""
            everything, all services, all our services, all of our services, all the services, all systems
            all our systems, all of our systems, all of the services
        """),
        generic=Phrases("""
            the, our, and, for, your, service*, system*, site*, app, apps, online, web, website*, platform*
            product*, page, pages, all, new, main, data, customer*, public, digital, portal, tool*, part*
        """),
        endings=Phrases(
            "s, es, d, ed, ing, er, ers, ment, ments, y, ies, ion, ions, ation, ations, e, al, als, ery, eries"
        ),
        before_verbs=Phrases("to, cannot, can't, can, not, or"),
    ),
)
