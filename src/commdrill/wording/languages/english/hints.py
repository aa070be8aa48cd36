"""What may help a reader of English: where somebody is, what can be had, what holds on."""

from commdrill.wording.phrases import Phrases

HINTS = Phrases("""
    can, may, kiosk*, till, tills, shops, store, stores, branch, branches, pharmac*, chemist*, surgery
    surgeries, reception, foyer, lobby, village hall, town hall, library, libraries, church, gate, gates
    entrance, front door, side door, back door, box office, office, offices, post office, atm, atms
    cash machine*, cash point*, ticket machine*, vending machine*, telephone, telephones, mobile, letter
    letters, by post, mail, emails, e mail, e mails, sms, whatsapp, chat, agent, agents, adviser*
    advisor*, conductor*, driver, drivers, guard, guards, steward*, nurse, nurses, doctor, doctors, midwi*
    porter*, caretaker*, receptionist*, volunteer*, staff are, staff will, staff at, bus, buses, coach
    coaches, taxi*, shuttle*, minibus*, tram, trams, ferry, ferries, trains, form, forms, printout*
    copy, copies, ticket*, pass, passes, card, cards, library card*, season ticket*, booking*
    reservation*, appointment*, rebook*, due, fine is, fines, rent, fare, fares, price, prices, discount*
    cheque*, tanker*, candle*, torch*, good for, as good, just as good, just fine, just as well
    reach us, reaches us, is fine, are fine, fine by, as ever, as always, like every, like any, opposite
    nearby, next to, outside, round the corner, around the corner, across the road, across the street
    upstairs, downstairs, goes ahead, go ahead, go on as, takes place, take place, carry on, carries on
    play on, plays on, runs as, day later, days later, week later, extra day*, more day*, extra time
    more time, extra week, walk in, by the door, on foot, in the hall, at the hall, at the desk
    at the gate, at the station, picks up, pick up, till midnight, until midnight
    honour*, honor*, replaced free, for nothing, delivers
    deliver, collect, collection*, overnight guest*, late opening, lends, lend, loan, borrow
    timetable*, noticeboard*, notice board*, screen at, screens at, radio
    loudspeaker*, leaflet*, get in, gets in, get on, gets you, get you, get water, get extra, get two
    get a free, get their, get your, gets their, arrive later, arrives later, later today, later tonight
    on monday, on tuesday, on wednesday, on thursday, on friday, on saturday, on sunday, fit, fits, serve
    serves, go to, goes to, get, gets, receive, receives, guide*, lead to, leads to, leads you
    lead you, say where, says where, tell you, tells you, help, helps, hand out, hands out, bring, brings
    collects, cover, covers, count, counts, apply, applies, hold, holds, start from, starts from
    leave from, leaves from, leave at, leave every, depart*, stop at, stops at, stop outside, call at
    calls at, loses a, lose a, loses their, lose their, print
    prints, send, sends, reply, replies, ring, rings, reach, see your, sees your, read your, use, uses
    play, save, saves, put off, put back
    moves to, move to, moved to, run as, are yours, is yours
    is good, are good, keep guiding, switch to, switches to, is there, are there, admit, admits, let you
    lets you, look after, looks after, meet, meets, greet, greets, welcome*, room for, seats for
    space for, pays, pay, cost, costs, sell, sells, rent out, lit, double, backup*
    replacement bus*, replacement coach*, extension*, by noon, by law, nobody pays, at cost, at the same
    your bell, your door, ring your, takes emergenc*, take emergenc*, emergenc*, no data is,
    get through, gets through, drinkable, safe to, will visit, will come to you, comes to you, automatic*
    can be drawn, not lost, intact, in place, the shop, our shop
    any shop, a shop, _ shop is, ok, okay, alright, all right, should, fall back,
    cost nothing, costs nothing, books you, book you, wait for you, waits for you, board first
    boards first, for you until
    at the school, at the church, at the other site, soup, free of, by courier
""")
