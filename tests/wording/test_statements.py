"""What companies write, and the moment it means: read on Thursday, 12 November 2026, at 15:10 UTC.

A dash: no moment that lies ahead. Some are read at 20:39 UTC instead, and say so.
"""

from datetime import UTC, datetime, timedelta

from commdrill.wording.match import Match, match_whole
from commdrill.wording.policy import Policy, Surface, examine
from commdrill.wording.seen import SeenText
from commdrill.wording.types.time import TimePlaceholder
from commdrill.wording.wording import compile_wording
from tests.each import each

NOW = datetime(2026, 11, 12, 15, 10, tzinfo=UTC)
EVENING = datetime(2026, 11, 12, 20, 39, tzinfo=UTC)

ENGLISH = """
Monday 8am UK | 11-16T08:00
17:00 UK / 12:00 ET | 11-12T17:00
at 20:15 UK customers | -
20261113T080000Z | 11-13T08:00
at 20261113T0800Z | 11-13T08:00
by 20261113T080000+0100 | 11-13T07:00
20261113T080000-0500 | 11-13T13:00
20261113T080000.000Z | 11-13T08:00
20261112T180000Z/20261112T200000Z | 11-12T20:00
20261113T080000 | -
20261113 | -
20261313T080000Z | -
20261113T250000Z | -
20261113T0800000Z | -
by mid-afternoon, 3 pm ET | 11-12T20:00
by 5 PM (EST) | 11-12T22:00
by 5 PM (EST) today | 11-12T22:00
by 5 PM EST (estimated) | 11-12T22:00
Saturday 21 Nov 2026 between 9:00 PM and 11:30 PM (EST) | 11-22T04:30
Sat, 14 Nov 2026 10:00:00 -0500 | 11-14T15:00
14 Nov 2026 10:00 -0500 | -
overnight into Saturday at 2 am ET | 11-14T07:00
overnight into early Saturday, 11 pm to 3 am GMT | 11-14T03:00
by 18:00 UTC at worst | 11-12T18:00
by 18:00 UTC instead of 17:00 UTC | -
by 18:00 UTC (was 17:00 UTC) | -
for 2 h, until 19:10 UTC | -
for 2 h, until 17:10 UTC | 11-12T17:10
around 2 hours until 19:10 UTC | -
by 9:00 PM EST (02:00 UTC, Nov 13) | 11-13T02:00
by 9:00 PM EST (Nov 13, 02:00 UTC) | 11-13T02:00
by 9:00 PM EST (02:00 UTC, Nov 14) | 11-14T02:00
by 9:00 PM EST (03:00 UTC, Nov 13) | -
by 9pm (21:00) GMT | 11-12T21:00
by 21:00 (9pm) GMT | 11-12T21:00
by 9pm (20:00) GMT | -
by half past five (17:30) GMT | 11-12T17:30
by 18:30 GMT (estimated) | 11-12T18:30
by 6:30pm GMT (est.) | 11-12T18:30
within 4 hours of this message | 11-12T19:10
within 3 (three) hours | 11-12T18:10
within 3 (two) hours | -
by 12:30 p.m. Eastern (US) | 11-12T17:30
by 2 h, until 19:10 UTC | -
within 14 hours UTC | -
by lunchtime (12:30 ET) | 11-12T17:30
lunchtime tomorrow (12:30 GMT) | 11-13T12:30
by lunchtime (6:30 GMT) | -
at lunchtime GMT | -
within the hour, by 16:00 UTC | 11-12T16:00
within 2 hours, i.e. by 17:10 UTC | 11-12T17:10
in 2 hours - 17:10 UTC | 11-12T17:10
by 17:00 UTC, in about two hours | 11-12T17:00
in 2 hours, at 21:00 UTC | -
from 17:00 UTC, for 2 hours | -
on Friday (13) at 8 am GMT | 11-13T08:00
by Friday (13th), 8 am GMT | 11-13T08:00
on Friday (14) at 8 am GMT | -
on Friday (13) to 8 am GMT | -
on Friday (13 GMT) | 11-13T13:00
14/Nov/2026 07:00 UTC | 11-14T07:00
Thursday, 12 November 2026 · 18:00 UTC | 11-12T18:00
1:00 PM ET|10:00 AM PT | 11-12T18:00
1:00 PM ET|11:00 AM PT | -
18:00 UTC (1 pm in New York) | 11-12T18:00
a week from today at 10:00 UTC | 11-19T10:00
by the end of the day (5 PM EST) | 11-12T22:00
by 5 PM EST (end of business day) | 11-12T22:00
by end of day, 6 PM GMT | 11-12T18:00
by close of business (17:30 CET) | 11-12T16:30
by noon (5 PM EST) | -
first thing on Monday (8 am GMT) | 11-16T08:00
five to seven UTC | -
from five to seven UTC | 11-12T19:00
six to seven pm UTC | 11-12T19:00
overnight Saturday to Sunday, at 2 am GMT | 11-15T02:00
on the night of Saturday 14 to Sunday 16 November, at 2 am GMT | -
by 1900hrs GMT | 11-12T19:00
by half 6 this evening GMT | 11-12T18:30
first thing tomorrow, at 8 a.m. ET | 11-13T13:00
first thing tomorrow | -
by 12:00 noon Eastern time Friday | 11-13T17:00
by the end of Friday ET | 11-14T05:00
by the end of November | -
within 1½ hours | 11-12T16:40
within two (2) hours | 11-12T17:10
within two (3) hours | -
in 2 hours time | 11-12T17:10
in an hour or two | 11-12T17:10
in the next hour and a half | 11-12T16:40
in 30 minutes to 1 hour | 11-12T16:10
in a little under two hours | 11-12T17:10
in an hour or so | -
sometime after noon ET | -
6 pm sharp UTC | 11-12T18:00
twenty-five past six UTC | 11-12T18:25
in the next day or so | -
in a couple hours | 11-12T17:10
overnight on Saturday, 1am–5am UTC | -
overnight on Saturday, 11pm–5am UTC | 11-15T05:00
2026-11-13 04:00:00-05:00 | 11-13T09:00
2026-11-13 04:00:00-05:00:00 | -
19:00z | 11-12T19:00
30-minute | -
over 2 hours | -
by five thirty p.m. ET | 11-12T22:30
12NOV 1700Z | 11-12T17:00
by 17:00 UTC on the 13th of November 2026 | 11-13T17:00
Saturday, 14 November (02:00 to 04:00 GMT) | 11-14T04:00
Sunday 15 November: 00:00 - 06:00 GMT | 11-15T06:00
Sunday, Nov. 15, between midnight and 6 a.m. ET | 11-15T11:00
between 11pm Thursday 12 and 3am Friday 13 November (GMT) | 11-13T03:00
through 6 a.m. ET Saturday | 11-14T11:00
from now until 6 p.m. ET | 11-12T23:00
by 6pm UTC at the very latest | 11-12T18:00
by 6pm UTC latest | 11-12T18:00
in an hour and a quarter | 11-12T16:25
in two hours and a quarter | 11-12T17:25
within 2 hours (by 17:10 UTC) | 11-12T17:10
within 2 hours (by 11:10 UTC) | -
by 17:05 UTC (in about 2 hours) | 11-12T17:05
within 2 hours (by 16:45 UTC) | 11-12T16:45
within 2 hours (by 16:30 UTC) | -
by 1630 hours UTC | 11-12T16:30
in 1½ hours | 11-12T16:40
by 11/12/2026 5 pm EST | 11-12T22:00
by 17:10 UTC (within 20 minutes) | -
in 45 minutes, (15:55 UTC / 16:55 CET) | 11-12T15:55
02:00–04:00 UTC on Nov 15 | 11-15T04:00
02:00 – 04:00 UTC, 15 November 2026 | 11-15T04:00
Saturday Nov 14 10:00 PM - Sunday Nov 15 2:00 AM ET | 11-15T07:00
from 10:00 PM on Saturday, Nov 14 until 2:00 AM on Sunday, Nov 15 (ET) | 11-15T07:00
12-3 AM PT | -
midnight to 4 AM ET | 11-13T09:00
at 12:00 AM ET | 11-13T05:00
at 12:00 AM ET tonight | 11-13T05:00
16:45 (CET) | 11-12T15:45
4pm BST | -
17:00 BST | 11-12T16:00
1630Z | 11-12T16:30
5 PM Pacific Daylight Time | 11-13T00:00
17:00 BRT | 11-12T20:00
6:00 pm AEST on Friday | 11-13T08:00
12 noon UTC tomorrow | 11-13T12:00
quarter past five UTC | 11-12T17:15
17h30 UTC | 11-12T17:30
in the next half hour | 11-12T15:40
within one business day | -
in 1 to 2 hours | 11-12T17:10
in under 30 minutes | 11-12T15:40
Thu Nov 12 16:30:00 UTC 2026 | 11-12T16:30
Thursday, November 12, 2026 4:30:00 PM UTC | 11-12T16:30
2026-11-12 16:30 +0000 | 11-12T16:30
2026-11-12 16:30:00+00:00 | 11-12T16:30
2026/11/12 16:30 UTC | 11-12T16:30
12-Nov-2026 16:30 UTC | 11-12T16:30
12 Nov, 16:30 UTC | 11-12T16:30
Nov 12th @ 4:30 PM UTC | 11-12T16:30
4:30 PM (UTC) on Nov 12 | 11-12T16:30
4:30PM UTC | 11-12T16:30
4.30pm GMT | 11-12T16:30
4:30 P.M. GMT | 11-12T16:30
by 5PM PST/8PM EST | 11-13T01:00
5PM PST (8PM EST) | 11-13T01:00
5 p.m. PT, 8 p.m. ET | 11-13T01:00
8 PM ET/7 PM CT | 11-13T01:00
approximately 6:00 PM Central | 11-13T00:00
by approximately 6:00 PM Central Time today | 11-13T00:00
at or before 18:00 UTC | 11-12T18:00
on or before 18:00 UTC | 11-12T18:00
on Friday 13 November by 17:00 GMT at the latest | 11-13T17:00
by the end of today (ET) | 11-13T05:00
by end of business today PT | 11-13T01:00
end of day tomorrow ET | 11-14T05:00
by Friday, 5pm ET | 11-13T22:00
by Friday 5pm ET | 11-13T22:00
by 5pm Friday ET | 11-13T22:00
Friday at noon ET | 11-13T17:00
Friday at midnight ET | 11-14T05:00
Monday morning at 7:30 CT | 11-16T13:30
Monday at 7:30 in the morning CT | 11-16T13:30
at 9 o'clock tonight ET | 11-13T02:00
6 in the evening GMT | 11-12T18:00
two and a half hours | 11-12T17:40
within the next 60-90 minutes | 11-12T16:40
over the next few minutes | -
within 30 seconds | 11-12T15:10
an hour from now | 11-12T16:10
about 3 more hours | 11-12T18:10
for 20 hours | 11-13T11:10
in the coming 2 hours | 11-12T17:10
during the next 4 hours | 11-12T19:10
in as little as 15 minutes | -
in at most two hours | 11-12T17:10
in no more than 2 hours | 11-12T17:10
before 2 hours have passed | -
2hrs | 11-12T17:10
2 hours, 15 minutes | 11-12T17:25
02:30 hours | -
at 8 | -
tonight | -
at midnight | -
noon | -
by noon local | -
6 PM your time | -
5 PM Pacific or later | -
5 PM UTC or later | -
not until 18:00 UTC | -
after 18:00 UTC | 11-12T18:00
at 18:00 UTC yesterday | -
from 18:00 | -
between 2 and 4 | -
between 2 and 4 PM | -
18:00 - 20:00 | -
2-3 | -
room 1630 | -
1-800-555-0100 | -
on call 24/7 | -
9:00-17:00 Mon-Fri | -
Q4 2026 | -
ASAP | -
EOD | -
in 2-3 business days | -
within 5 working days | -
from 2 to 4 h | -
18 h | -
until 18 h | -
between 18 and 20 h | -
in 18 h | 11-13T09:10
within 24 h | 11-13T15:10
between 2 and 3 hours | 11-12T18:10
from 30 to 45 minutes | -
until 5 | -
at 5 | -
by 12 | -
5 to 7 | -
by 5:15 pm Pacific | 11-13T01:15
by 5:15pm PDT | 11-13T00:15
at 17:30 Eastern Standard Time | 11-12T22:30
by 10 AM Eastern Daylight Time tomorrow | 11-13T14:00
by 3 p.m. EST today | 11-12T20:00
no later than 11:59 PM PT on November 14 | 11-15T07:59
before midnight UTC | 11-13T00:00
by midnight Pacific time tonight | 11-13T08:00
by noon tomorrow (ET) | 11-13T17:00
around 1:45 PM CST | 11-12T19:45
shortly after 16:00 GMT | 11-12T16:00
by 4pm GMT this afternoon | 11-12T16:00
by Monday, Nov. 16, at 8 a.m. ET | 11-16T13:00
on Monday at 8 AM Eastern | 11-16T13:00
by Tuesday 17 November 2026 at 12:00 UTC | 11-17T12:00
at 06:30 CET on Saturday, 14 November | 11-14T05:30
Nov 13, 2026, 09:00 UTC | 11-13T09:00
13 Nov 2026 at 21:00 GMT | 11-13T21:00
November 13th, 9:00 pm UTC | 11-13T21:00
2026-11-13 09:00 UTC | 11-13T09:00
2026-11-13 09:00:00 UTC | 11-13T09:00
2026-11-13T09:00Z | 11-13T09:00
2026-11-13T09:00:00+0000 | 11-13T09:00
2026-11-13T04:00:00-05:00 | 11-13T09:00
13.11.2026 09:00 UTC | 11-13T09:00
by 9:30 am AEDT tomorrow | 11-13T22:30
9:00 AM JST on Friday | 11-13T00:00
by 20:00 SGT on 13 November | 11-13T12:00
12:30 PM IST tomorrow | 11-13T07:00
at 18:00 London time | 11-12T18:00
by 6pm UK time | 11-12T18:00
by 19:00 Berlin time | 11-12T18:00
by 1:00 PM New York time | 11-12T18:00
by 10:00 AM Los Angeles time | 11-12T18:00
by 16:30 (UTC+0) | 11-12T16:30
by 18:30 UTC+2 | 11-12T16:30
by 11:30 (UTC-5) | 11-12T16:30
by 11:30 UTC-05:00 | 11-12T16:30
17:00 UTC / 12:00 PM ET / 9:00 AM PT | 11-12T17:00
12:00 PM ET / 9:00 AM PT | 11-12T17:00
9:00 AM PT (12:00 PM ET, 17:00 UTC) | 11-12T17:00
17:00 UTC (18:00 CET) | 11-12T17:00
from 22:00 UTC to 23:30 UTC | 11-12T23:30
between 10 pm and 11:30 pm UTC | 11-12T23:30
10 PM - 2 AM EST | 11-13T07:00
from 11 PM tonight to 3 AM tomorrow ET | 11-13T08:00
Saturday, November 14, from 1:00 AM to 5:00 AM PT | 11-14T13:00
on Saturday 14 November between 01:00 and 05:00 UTC | 11-14T05:00
Sat 14 Nov 01:00–05:00 UTC | 11-14T05:00
14 November 2026, 01:00 - 05:00 UTC | 11-14T05:00
from 8 AM to noon CT on Sunday | 11-15T18:00
Friday 11 PM through Saturday 3 AM PT | 11-14T11:00
from Friday, November 13 at 11 PM to Saturday, November 14 at 3 AM PT | 11-14T11:00
1-3 pm ET | 11-12T20:00
11 am to 1 pm PT | 11-12T21:00
tonight from 10 pm to midnight ET | 11-13T05:00
tonight between 11 PM and 2 AM PT | 11-13T10:00
22:00-02:00 UTC | 11-13T02:00
2:00 AM until 6:00 AM GMT tomorrow | 11-13T06:00
tomorrow 2-4am CET | 11-13T03:00
within 90 minutes | 11-12T16:40
within the next 30 minutes | 11-12T15:40
in the next two hours | 11-12T17:10
over the next three hours | 11-12T18:10
within 24 hours | 11-13T15:10
within the next 24-48 hours | 11-14T15:10
in about an hour | 11-12T16:10
in roughly 20 minutes | 11-12T15:30
in an estimated 45 minutes | 11-12T15:55
in 1 hour 15 minutes | 11-12T16:25
in one to two hours | 11-12T17:10
in 10-15 minutes | 11-12T15:25
in the next 15 to 20 minutes | 11-12T15:30
for another 30 minutes | 11-12T15:40
for up to 2 hours | 11-12T17:10
for approximately four hours | 11-12T19:10
for the next hour | 11-12T16:10
in half an hour | 11-12T15:40
in a quarter of an hour | 11-12T15:25
in less than two hours | 11-12T17:10
in 2 hours or less | 11-12T17:10
in 2 hours at most | 11-12T17:10
30 minutes from now | 11-12T15:40
two more hours | 11-12T17:10
~2 hours | 11-12T17:10
~ 20 mins | 11-12T15:30
within 2 hrs | 11-12T17:10
within 3 days | 11-15T15:10
within one week | 11-19T15:10
in 5 minutes | 11-12T15:15
soon | -
shortly | -
within hours | -
in a few minutes | -
in several hours | -
over the weekend | -
by the end of the week | -
by 17:00 | -
at 5pm | -
by 5:30 p.m. local time | -
tomorrow morning | -
Monday | -
on November 14 | -
from 22:00 to 02:00 | -
22:00-02:00 | -
22:00 - 02:00 | -
10 pm to 2 am | -
2026-11-14 02:00-04:00 | -
2 hours ago | -
about 20 minutes ago | -
yesterday at 17:00 UTC | -
earlier today at 09:00 UTC | -
since 18:00 UTC | -
since 12:00 UTC | -
not before 17:00 UTC | -
at 12:00 UTC | -
by 14:00 UTC | -
at 9:30 am UTC | -
on 11 November at 17:00 UTC | -
Friday 14 November at 17:00 UTC | -
03/04/2027 at 10:00 UTC | -
in 2 business days | -
within 48 working hours | -
at 26:00 UTC | -
at 13:00 pm UTC | -
31 April 2027 at 10:00 UTC | -
in -5 minutes | -
9-5 | -
24 hours a day | -
next week | -
version 2.10 | -
build 1630 | -
24x7 | -
by 16:30 UTC (16:30 CET) | -
the day after tomorrow at 10:00 UTC | 11-14T10:00
next Thursday at 10:00 UTC | 11-19T10:00
Thursday at 20:00 UTC | 11-12T20:00
this Friday at 10:00 UTC | 11-13T10:00
Friday night at 11 PM UTC | 11-13T23:00
tonight at 2:00 CET | 11-13T01:00
tonight at 11 CET | 11-12T22:00
this evening at 7 UTC | 11-12T19:00
tomorrow evening at 6 PT | 11-14T02:00
early Friday morning, around 3 AM UTC | 11-13T03:00
late tonight, by 23:30 UTC | 11-12T23:30
Friday the 13th at 10:00 UTC | 11-13T10:00
the 14th of November at 10:00 UTC | 11-14T10:00
by end of day Friday ET | 11-14T05:00
by EOD PT | 11-13T08:00
by COB Friday ET | 11-13T22:00
half past five UTC | 11-12T17:30
quarter to six UTC | 11-12T17:45
five o'clock UTC | 11-12T17:00
at 1630 UTC | 11-12T16:30
1630 GMT | 11-12T16:30
16:30 hrs UTC | 11-12T16:30
1630 hrs UTC | 11-12T16:30
by 11:30 am UTC | 11-13T11:30 | evening
by 18:00 UTC | - | evening
by 6 AM UTC | 11-13T06:00 | evening
11/13/2026 at 9:00 AM ET | 11-13T14:00
11/13 at 9 PM ET | 11-14T02:00
12/3/2026 10:00 UTC | -
Thu Nov 12 2026 18:00:00 GMT+0100 (Central European Standard Time) | 11-12T17:00
Thu, 12 Nov 2026 18:00:00 +0100 | 11-12T17:00
at 8 am Wellington time | 11-12T19:00
at 7 pm Accra time | 11-12T19:00
at 6 pm time in Germany | 11-12T17:00
by 9 pm Karachi time | 11-12T16:00
"""
SPANISH = """
13/11/26 a las 20:30 (CET) | 11-13T19:30
sobre las 19 h. CET | 11-12T18:00
a las 19 h. | -
a las 7:30 p. m. (hora del este de EE. UU.) | 11-13T00:30
a las 21:00 h (20:00 h en Canarias), hora peninsular | 11-12T20:00
a las 21:00 hora peninsular, 20:00 en Canarias | 11-12T20:00
a las 21:00 hora peninsular, 21:00 en Canarias | -
a las 9 de la noche (8 en Canarias) | 11-12T20:00
a las 21:00 h (8:00 h en Canarias) | -
en 3 (tres) horas | 11-12T18:10
en, como máximo, 2 horas | 11-12T17:10
a las 20:00 CET (estimado) | 11-12T19:00
antes de 3 horas, a las 20:00 UTC | -
hasta 2 horas, hasta las 19:10 UTC | -
a las 7 menos 10 de la tarde UTC | 11-12T18:50
en 2 horas, hasta las 19:10 UTC | -
en 2 horas a las 19:10 UTC | -
en dos horas, hasta las 19:10 UTC | -
en 2:30 horas, hasta las 19:10 UTC | -
en 2 a 3 horas, hasta las 20:10 UTC | -
en 2 horas, hasta las 17:10 UTC | 11-12T17:10
a las 7 y 30 p.m. UTC | 11-12T19:30
a las 18 horas y 30 minutos UTC | 11-12T18:30
entre las 20 y 22 UTC | 11-12T22:00
en 1 hora y 30 minutos | 11-12T16:40
el viernes (13) a las 8:00 CET | 11-13T07:00
mañana (13), a las 8:00 CET | 11-13T07:00
el viernes (14) a las 8:00 CET | -
hoy (13) a las 20:00 CET | -
en unas dos horas, sobre las 18:00 (hora peninsular) | 11-12T17:00
en unas dos horas, sobre las 22:00 (hora peninsular) | -
en aproximadamente 2 horas (18:10 h peninsular) | 11-12T17:10
en 1 hora aprox | 11-12T16:10
en plazo de 48 horas | 11-14T15:10
14/nov/2026 a las 7:00 CET | 11-14T06:00
el lunes 16 a primera hora (8:00 CET) | 11-16T07:00
al final del día (18:00 CET) | 11-12T17:00
la noche del 14 al 15 de noviembre, a las 2:00 (CET) | 11-15T01:00
la noche del 14 al 15 de noviembre, a las 23:00 (CET) | 11-14T22:00
la noche del 14 al 16 de noviembre, a las 2:00 (CET) | -
en las dos próximas horas | 11-12T17:10
en los 30 minutos siguientes | 11-12T15:40
en un plazo de dos (2) horas | 11-12T17:10
entre 30 minutos y 1 hora | 11-12T16:10
en 30 minutos a 1 hora | -
en 25 mins. | 11-12T15:35
las 8 menos diez de la tarde (hora peninsular) | 11-12T18:50
las 19:00 (18:00 hora canaria) | 11-12T18:00
a las 14:00 (hora de Bogotá) / 20:00 (hora de Madrid) | 11-12T19:00
esta madrugada de 2:00 a 4:00 (hora peninsular) | 11-13T03:00
el próximo día 14 de noviembre a las 20:00 (CET) | 11-14T19:00
el primero de diciembre a las 3:00 CET | 12-01T02:00
a media tarde, hacia las 18:00 (hora de Sevilla) | 11-12T17:00
a las 15:00, hora de la Ciudad de Guatemala | 11-12T21:00
en poco menos de una hora | 11-12T16:10
de aquí a 2 horas | 11-12T17:10
desde las 23:00 h del sábado, 14 de noviembre, hasta las 05:00 h del domingo, 15 de noviembre (CET) | 11-15T04:00
el sábado 14 a partir de las 23:00 y hasta las 5:00 del domingo 15 (CET) | 11-15T04:00
el sábado de 8:00 a. m. a 12:00 m. (hora de Colombia) | 11-14T17:00
antes del mediodía de mañana (hora de Colombia) | 11-13T17:00
antes del final del viernes (hora de Colombia) | 11-14T05:00
noviembre 13 de 2026 a las 7:00 a. m. (hora de Colombia) | 11-13T12:00
el lunes 16 a primera hora, a las 8:00 (CET) | 11-16T07:00
a las 18:30 horas aproximadamente (CET) | 11-12T17:30
hoy a las 18hs (Argentina) | 11-12T21:00
el 1.º de diciembre a las 8:00 (CET) | 12-01T07:00
mas o menos a las 18:30 UTC | 11-12T18:30
como a las 6 de la tarde UTC | 11-12T18:00
en hora y cuarto | 11-12T16:25
en una hora y tres cuartos | 11-12T16:55
hasta dentro de 2 horas | 11-12T17:10
en 2 horas (a las 17:10 UTC) | 11-12T17:10
hacia las 18:10 hora peninsular (dentro de 2 horas) | 11-12T17:10
hacia las 18:10 hora peninsular (dentro de 20 minutos) | -
a las 16:30h CET | 11-12T15:30
a las 17:30h CET | 11-12T16:30
a las 4:30 p. m. CST | 11-12T22:30
a eso de las 6 de la tarde (hora peninsular) | 11-12T17:00
a más tardar a las 10:00 pm (hora del centro) | 11-13T04:00
a las 23:59 hrs del viernes (hora de Chile) | 11-14T02:59
de las 22:00 horas del sábado a las 06:00 horas del domingo (hora de México) | 11-15T12:00
desde las 22:00 horas del sábado 14 hasta las 06:00 horas del domingo 15 de noviembre (hora de México) | 11-15T12:00
de 10:00 PM a 6:00 AM (hora de Colombia) | -
al mediodía de mañana (CET) | 11-13T11:00
mañana al mediodía (hora peninsular) | 11-13T11:00
esta tarde a las cinco (hora peninsular) | 11-12T16:00
a la una de la tarde (hora de Colombia) | 11-12T18:00
a la 1 pm (hora de Colombia) | 11-12T18:00
las 19 h (hora peninsular) | 11-12T18:00
antes de las 19 h (hora peninsular) | 11-12T18:00
media hora | 11-12T15:40
2 horas y media | 11-12T17:40
en 2h | 11-12T17:10
en 2 h 30 min | 11-12T17:40
en 1h | 11-12T16:10
unas 4 horas | 11-12T19:10
en las próximas 24/48 horas | 11-14T15:10
entre 24 y 48 horas | 11-14T15:10
en 24-48h | 11-14T15:10
en 48 hs | 11-14T15:10
en 72 hs hábiles | -
el sábado por la noche, a las 23:00 (hora peninsular) | 11-14T22:00
el sábado a las 11 de la noche (hora peninsular) | 11-14T22:00
la noche del sábado 14 a las 23:00 (hora peninsular) | 11-14T22:00
en la madrugada del domingo 15, a las 3:00 (hora peninsular) | 11-15T02:00
la madrugada del domingo, de 2:00 a 5:00 (hora peninsular) | 11-15T04:00
durante la madrugada del domingo 15 de noviembre, entre las 02:00 y las 05:00 horas (hora peninsular) | 11-15T04:00
hoy jueves 12 de noviembre, a las 20:00 horas (hora de Ecuador) | 11-13T01:00
hoy 12 de noviembre a las 20:00 (hora de Ecuador) | 11-13T01:00
viernes 13/11/2026, 08:00 (GMT-3) | 11-13T11:00
13/11/2026 08:00 hs (GMT-3) | 11-13T11:00
13-11-2026 08:00 hrs (hora de Chile continental) | 11-13T11:00
13.11.2026 a las 8:00 h (CET) | 11-13T07:00
13 nov. a las 8:00 (CET) | 11-13T07:00
13-nov-2026 08:00 CET | 11-13T07:00
a las 08:00 del 13 de noviembre (CET) | 11-13T07:00
a las 8 a.m. del viernes (hora de Costa Rica) | 11-13T14:00
a las 8:00 am de mañana, hora de Panamá | 11-13T13:00
mañana 13 de noviembre a las 8:00 a. m. (hora de Panamá) | 11-13T13:00
hasta mañana a las 8:00 a. m. (hora de Panamá) | 11-13T13:00
hasta las 8:00 a. m. de mañana (hora de Panamá) | 11-13T13:00
a las 15:00 UTC-5 | 11-12T20:00
a las 15:00 (UTC −5) | 11-12T20:00
a las 15:00 (GMT -05:00) | 11-12T20:00
a las 3:00 p. m. hora del este | 11-12T20:00
a las 3:00 p. m. (ET) | 11-12T20:00
a las 2:00 p. m. CT / 3:00 p. m. ET | 11-12T20:00
a las 14:00 (CDMX) | 11-12T20:00
14:00 h CDMX | -
a las 14:00 h tiempo de la Ciudad de México | 11-12T20:00
a las 14:00 horas, tiempo de México | 11-12T20:00
a las 16:00 hora boliviana | 11-12T20:00
a las 16:00 (hora oficial de Venezuela) | 11-12T20:00
a las 17:00 (hora Uruguay) | 11-12T20:00
a las 17:00 hs. de Argentina | 11-12T20:00
a las 20:00 hora local de Madrid | 11-12T19:00
a las 20:00 (hora de Canarias: 19:00) | -
a las 20:00 (19:00 h en las islas Canarias) | 11-12T19:00
a las 20:00 horas peninsulares | 11-12T19:00
a las 20:00 horas peninsulares (19:00 en Canarias) | 11-12T19:00
a las 20:00 horas españolas | 11-12T19:00
en la tarde | -
el fin de semana | -
este fin de semana | -
de inmediato | -
a la mayor brevedad posible | -
en el menor tiempo posible | -
a primera hora de mañana | -
en horas de la tarde | -
durante el día | -
en 5 días hábiles | -
de 8:00 a 15:00 h | -
L-V 8:00-15:00 | -
las 24 horas del día | -
7x24 | -
tel. 900 555 010 | -
no antes de 2 horas | -
hace unos 20 minutos | -
hace ya 2 horas | -
el pasado lunes a las 10:00 CET | -
ayer jueves a las 18:00 CET | -
mañana sábado a las 9:00 CET | -
de 18 a 20 h | -
de 9 a 18 h | -
entre 18 y 20 h | -
entre las 18 y las 20 h | -
de 18 a 20 horas | -
hasta 18 h | -
18 h | -
a 18 h | -
en 18 h | 11-13T09:10
entre 2 y 3 horas | 11-12T18:10
de 2 a 3 horas | -
de 18:00 a 20:00 | -
lunes a viernes de 8 a 15 h | -
a las 20:00 hs (hora de Argentina) | 11-12T23:00
a las 20 hs. hora argentina | 11-12T23:00
a las 14:00 hrs, hora de Chile | 11-12T17:00
a las 14:00 hrs. (hora Chile) | 11-12T17:00
a las 12:00 hrs (tiempo del centro) | 11-12T18:00
a las 12:00 horas, tiempo del centro de México | 11-12T18:00
a las 12:00 horas (hora CDMX) | 11-12T18:00
a las 12 h (hora de la Ciudad de México) | 11-12T18:00
a las 13:00 h (hora Colombia) | 11-12T18:00
a la 1:00 p. m. (hora de Bogotá) | 11-12T18:00
a la 1:00 p.m. hora Perú | 11-12T18:00
a las 13:00 (hora de Ecuador) | 11-12T18:00
a las 13:00 (hora de Quito) | 11-12T18:00
a las 14:00 (hora de Venezuela) | 11-12T18:00
a las 14:00 (hora de Caracas) | 11-12T18:00
a las 15:00 (hora de Uruguay) | 11-12T18:00
a las 15:00 (hora de Montevideo) | 11-12T18:00
a las 15:00 (hora de Paraguay) | 11-12T18:00
a las 12:00 (hora de Costa Rica) | 11-12T18:00
a las 12:00 (hora de El Salvador) | 11-12T18:00
a las 12:00 (hora de Honduras) | 11-12T18:00
a las 12:00 (hora de Nicaragua) | 11-12T18:00
a las 13:00 (hora de Panamá) | 11-12T18:00
a las 14:00 (hora de Puerto Rico) | 11-12T18:00
a las 14:00 (hora dominicana) | 11-12T18:00
a las 19:00 h (hora peninsular española) | 11-12T18:00
a las 19:00 hora peninsular (18:00 en Canarias) | 11-12T18:00
a las 19:00 h, una hora menos en Canarias | 11-12T18:00
a las 18:00 h en Canarias | 11-12T18:00
a las 19:00 (hora de España peninsular) | 11-12T18:00
antes de las 7 de la tarde (hora peninsular) | 11-12T18:00
antes de las siete de la tarde (hora peninsular) | 11-12T18:00
hasta las 8 de la noche (hora de México) | 11-13T02:00
hasta las 12 de la noche (hora peninsular) | 11-12T23:00
a las 12 del mediodía (hora de México) | 11-12T18:00
a las 12 de la mañana del viernes (hora peninsular) | 11-13T11:00
a las 6 y media de la tarde (hora peninsular) | 11-12T17:30
a las seis y media de la tarde, hora peninsular | 11-12T17:30
a las siete menos cuarto de la tarde (CET) | 11-12T17:45
a las 00:00 h del viernes 13 (hora peninsular) | 11-12T23:00
a las 24:00 h de hoy (hora peninsular) | 11-12T23:00
esta noche a las 2:00 (hora peninsular) | 11-13T01:00
esta noche a las 11 (hora de México) | 11-13T05:00
esta madrugada a las 3:00 (hora peninsular) | 11-13T02:00
esta tarde a las 6 (hora peninsular) | 11-12T17:00
mañana viernes a las 10:00 h (hora peninsular) | 11-13T09:00
mañana, viernes 13, a las 10:00 (CET) | 11-13T09:00
el viernes 13 a las 10:00 (hora peninsular) | 11-13T09:00
el viernes, 13 de noviembre, a partir de las 10:00 horas (hora peninsular) | 11-13T09:00
el próximo lunes a las 8:00 (hora de Colombia) | 11-16T13:00
el próximo jueves a las 8:00 (hora de Colombia) | 11-19T13:00
el lunes 16 de noviembre de 2026 a las 8:00 a. m. (hora de Colombia) | 11-16T13:00
lunes 16/11 a las 8:00 hs (hora argentina) | 11-16T11:00
el 16/11/2026 a las 8:00 hs (hora argentina) | 11-16T11:00
el 16-11-2026 a las 08:00 (hora de Chile) | 11-16T11:00
03/12/2026 10:00 CET | 12-03T09:00
el día 16 a las 9:00 (CET) | 11-16T08:00
desde las 22:00 h hasta las 2:00 h (hora peninsular) | 11-13T01:00
de 22:00 a 02:00 h (hora peninsular) | 11-13T01:00
de 22 a 2 hs (hora argentina) | 11-13T05:00
de 22 a 6 h, hora peninsular | 11-13T05:00
entre las 22:00 y las 23:30 (hora peninsular) | 11-12T22:30
entre las 2 y las 4 de la madrugada (hora peninsular) | 11-13T03:00
de 2 a 4 de la madrugada del sábado (hora peninsular) | 11-14T03:00
el sábado de 8:00 a 14:00 (hora de Colombia) | 11-14T19:00
el sábado 14 de noviembre, de 8:00 a. m. a 2:00 p. m. (hora de Colombia) | 11-14T19:00
sábado 14 de noviembre de 23:00 a 05:00 hrs (hora de Chile) | 11-15T08:00
el sábado 14 de 00:00 a 06:00 horas (tiempo del centro) | 11-14T12:00
desde el sábado 14 a las 22:00 hasta el domingo 15 a las 6:00 (hora peninsular) | 11-15T05:00
del sábado 14 a las 22:00 al domingo 15 a las 06:00 (CET) | 11-15T05:00
mañana de 6 a 8 de la mañana (hora peninsular) | 11-13T07:00
mañana entre las 6:00 y las 8:00 (hora peninsular) | 11-13T07:00
esta noche de 23:00 a 01:00 (CET) | 11-13T00:00
de 10 de la noche a 2 de la madrugada (hora de México) | 11-13T08:00
de 8:00 p. m. a 12:00 a. m. (hora de Perú) | 11-13T05:00
2-4 a. m. (hora de México) | -
en 30 minutos | 11-12T15:40
en unos 30 minutos | 11-12T15:40
en unas dos horas | 11-12T17:10
en las proximas 2 horas | 11-12T17:10
en los proximos 30 min | 11-12T15:40
dentro de las próximas 3 horas | 11-12T18:10
dentro de los próximos 45 minutos | 11-12T15:55
en el transcurso de la próxima hora | 11-12T16:10
en el transcurso de 2 horas | 11-12T17:10
en el curso de las próximas 2 horas | 11-12T17:10
en un lapso de 2 horas | 11-12T17:10
en un plazo no superior a 2 horas | 11-12T17:10
en un plazo estimado de 2 horas | 11-12T17:10
en un tiempo estimado de 2 horas | 11-12T17:10
en un período de 4 horas | 11-12T19:10
en aproximadamente 3 hs | 11-12T18:10
en 3 hs | 11-12T18:10
en 3 hrs. | 11-12T18:10
en no más de 2 horas | 11-12T17:10
en hora y media | 11-12T16:40
en una hora y media | 11-12T16:40
en dos horas y media | 11-12T17:40
en media hora más | 11-12T15:40
en un cuarto de hora | 11-12T15:25
en tres cuartos de hora | 11-12T15:55
en 24 a 48 horas | 11-14T15:10
en un plazo de 24 a 48 horas | 11-14T15:10
en el plazo de 3 días | 11-15T15:10
en menos de 15 minutos | 11-12T15:25
máximo en 2 horas | 11-12T17:10
en máximo 2 horas | 11-12T17:10
en 2 horas como máximo | 11-12T17:10
en 2 horas aprox. | 11-12T17:10
por 2 horas más | 11-12T17:10
durante aproximadamente 2 horas | 11-12T17:10
durante las próximas dos horas | 11-12T17:10
durante un máximo de 3 horas | 11-12T18:10
por un periodo de 3 horas | 11-12T18:10
a mas tardar en 2 horas | 11-12T17:10
a más tardar a las 18:00 (hora peninsular) | 11-12T17:00
como maximo a las 18:00 CET | 11-12T17:00
manana a las 10 AM (hora de Mexico) | 11-13T16:00
el proximo sabado a las 9:00 (hora de Peru) | 11-14T14:00
el miercoles 18 a las 9:00 (hora de Panama) | 11-18T14:00
pronto | -
en breve | -
en unas horas | -
en unos minutos | -
en cuanto podamos | -
cuanto antes | -
mañana | -
mañana por la mañana | -
el viernes | -
el viernes 13 de noviembre | -
a las 18:00 | -
a las 6 de la tarde | -
a las 18:00 h | -
a las 18:00 hora local | -
de 22:00 a 02:00 | -
22:00-02:00 | -
22:00 - 02:00 h | -
hace 30 minutos | -
desde hace 2 horas | -
desde las 12:00 CET | -
ayer a las 18:00 CET | -
el 11 de noviembre a las 18:00 CET | -
el viernes 14 de noviembre a las 18:00 CET | -
a partir de mañana | -
en 48 horas hábiles | -
en 2 días hábiles | -
en 3 dias laborables | -
no antes de las 18:00 CET | -
después de las 18:00 CET | 11-12T17:00
las 25:00 CET | -
a lo largo del día | -
a última hora | -
esta tarde | -
esta noche | -
próximamente | -
de lunes a viernes de 9 a 18 h | -
24 horas | 11-13T15:10
las 24 horas | -
a las 11:30 UTC | 11-13T11:30 | evening
a las 18:00 UTC | - | evening
"""

PORTUGUESE = """
depois de amanhã às 9h (hora de Lisboa) | 11-14T09:00
até depois de amanhã, às 18h (horário de Brasília) | 11-14T21:00
depois das 18h de amanhã (hora de Lisboa) | 11-13T18:00
19h30 | -
8h30 | -
19h30 (horário de Brasília) | 11-12T22:30
em 8h30 | 11-12T23:40
1h30 | 11-12T16:40
em torno de 2 horas | 11-12T17:10
em torno das 20h (horário de Brasília) | 11-12T23:00
às 20h no mais tardar (horário de Brasília) | 11-12T23:00
ainda hoje, até às 22h (horário de Brasília) | 11-13T01:00
em até 2 (duas) horas | 11-12T17:10
em, no máximo, 2 horas | 11-12T17:10
às 20:00 (19:00 nos Açores) | 11-12T20:00
às 20:00 (20:00 nos Açores) | -
até 2h, até as 19:10 UTC | -
antes de 3 horas, às 20:00 UTC | -
em 2 horas, até as 19:10 UTC | -
em 2h - 19:10 UTC | -
às 21h30min (hora de Lisboa) | 11-12T21:30
das 21h30min às 22h30min (hora de Lisboa) | 11-12T22:30
às 18 horas e 30 minutos (hora de Lisboa) | 11-12T18:30
entre as 18 horas e 22 horas (hora de Lisboa) | 11-12T22:00
em 2 horas e 30 minutos | 11-12T17:40
amanhã (13) às 8h, no horário de Brasília | 11-13T11:00
hoje (11) às 20h (horário de Brasília) | -
em cerca de duas horas, por volta das 14h (horário de Brasília) | 11-12T17:00
a partir das 17:00 UTC, por 2 horas | -
dentro das próximas 3 horas | 11-12T18:10
14/nov/2026 às 7h (hora de Lisboa) | 11-14T07:00
até as 20h desta quinta-feira (horário de Brasília) | 11-12T23:00
sexta-feira, 13 de novembro, às 9h de Lisboa | 11-13T09:00
na noite de sábado (14) para domingo (15), à 1h (hora de Lisboa) | 11-15T01:00
até o fim de sexta-feira (hora de Lisboa) | 11-14T00:00
às 16h30 (horário de Brasília) | 11-12T19:30
às 16:30 (horário de Lisboa) | 11-12T16:30
até as 18h, horário de Brasília | 11-12T21:00
até às 18:00 (hora de Lisboa) | 11-12T18:00
por volta das 19h30 (horário de Brasília) | 11-12T22:30
a partir das 20h (horário de Brasília) | 11-12T23:00
hoje às 21h (horário de Brasília) | 11-13T00:00
hoje, até as 23h59 (horário de Brasília) | 11-13T02:59
amanhã às 9h (horário de Brasília) | 11-13T12:00
amanhã, sexta-feira, às 9h (horário de Brasília) | 11-13T12:00
na sexta-feira, 13 de novembro, às 10h (horário de Brasília) | 11-13T13:00
sexta-feira (13/11) às 10h, horário de Brasília | 11-13T13:00
no dia 13/11/2026 às 10:00 (horário de Brasília) | 11-13T13:00
no dia 14 de novembro de 2026, às 22h (horário de Brasília) | 11-15T01:00
no sábado às 8h da manhã (horário de Brasília) | 11-14T11:00
às 3 da tarde (horário de Brasília) | 11-12T18:00
às 10 da noite (hora de Lisboa) | 11-12T22:00
ao meio-dia de amanhã (hora de Lisboa) | 11-13T12:00
à meia-noite (horário de Brasília) | 11-13T03:00
das 22h às 2h (horário de Brasília) | 11-13T05:00
entre as 2h e as 4h de sábado (hora de Lisboa) | 11-14T04:00
no sábado, 14 de novembro, das 0h às 6h (horário de Brasília) | 11-14T09:00
das 23h de sábado às 5h de domingo (horário de Brasília) | 11-15T08:00
esta noite às 23h (hora de Lisboa) | 11-12T23:00
esta madrugada às 3h (hora de Lisboa) | 11-13T03:00
às 18:00 UTC | 11-12T18:00
às 17:00 nos Açores | -
em 45 minutos | 11-12T15:55
em até 2 horas | 11-12T17:10
em cerca de 1 hora | 11-12T16:10
dentro de 30 minutos | 11-12T15:40
nas próximas 2 horas | 11-12T17:10
nos próximos 30 minutos | 11-12T15:40
no prazo de 24 horas | 11-13T15:10
no prazo máximo de 4 horas | 11-12T19:10
daqui a uma hora | 11-12T16:10
em meia hora | 11-12T15:40
em uma hora e meia | 11-12T16:40
em 1 hora e 30 minutos | 11-12T16:40
em duas a três horas | 11-12T18:10
em menos de uma hora | 11-12T16:10
durante as próximas 3 horas | 11-12T18:10
por um período de 2 horas | 11-12T17:10
na próxima hora | 11-12T16:10
no máximo em 2 horas | 11-12T17:10
amanha as 9h (horario de Brasilia) | 11-13T12:00
em breve | -
o mais rápido possível | -
amanhã | -
às 18h | -
às 18h (hora local) | -
das 22h às 2h | -
há 30 minutos | -
30 minutos atrás | -
ontem às 18h (hora de Lisboa) | -
na sexta-feira | -
em algumas horas | -
hoje à noite | -
na sexta-feira, 14 de novembro, às 10h (hora de Lisboa) | -
22:00-02:00 | -
às 25h (hora de Lisboa) | -
às 18:00 (hora dos Açores) | 11-12T19:00
às 13h (horário do Acre) | 11-12T18:00
às 17h (horário de Fernando de Noronha) | 11-12T19:00
às 18h (horário de Mato Grosso) | 11-12T22:00
às 18h (horário de Mato Grosso do Sul) | 11-12T22:00
às 18h (horário do Amazonas) | 11-12T22:00
às 18h (hora de Bissau) | 11-12T18:00
às 19h (hora de São Tomé) | 11-12T19:00
às 18h (hora do Recife) | 11-12T21:00
às 23:30 (hora de Macau) | 11-12T15:30
"""
GERMAN = """
in gut zwei Stunden | 11-12T17:10
in gut 45 Minuten | 11-12T15:55
gut | -
am heutigen Donnerstag um 19 Uhr MEZ | 11-12T18:00
am heutigen Freitag um 19 Uhr MEZ | -
ab 7 Uhr (Ortszeit Berlin) am 13. November | 11-13T06:00
in 2 (zwei) Stunden | 11-12T17:10
im Laufe der nächsten 3 Stunden | 11-12T18:10
um 20 Uhr MEZ (geschätzt) | 11-12T19:00
bis zu 2 h, bis 19:10 UTC | -
um fünf nach sieben abends MEZ | 11-12T18:05
um zehn vor acht abends MEZ | 11-12T18:50
in 2 h bis 19:10 UTC | -
um fünf nach halb sieben (MEZ) | 11-12T17:35
um zehn vor halb sieben (MEZ) | 11-12T17:20
am Freitag (13.) um 8 Uhr MEZ | 11-13T07:00
am Freitagmorgen um 8 Uhr MEZ | 11-13T07:00
am kommenden Freitagabend um 8 Uhr MEZ | 11-13T19:00
am Samstagnacht um 2 Uhr MEZ | -
am 13.11. um 18 Uhr 15 MEZ | 11-13T17:15
um 18 Uhr 14. November MEZ | 11-14T17:00
bis Freitag, 13.11.26, 08:00 Uhr MEZ | 11-13T07:00
um achtzehn Uhr dreissig MEZ | 11-12T17:30
in etwa zwei Stunden, also gegen 18 Uhr MEZ | 11-12T17:00
um halb acht Uhr abends (MEZ) | 11-12T18:30
um 21.00 h MEZ | 11-12T20:00
in der Nacht von Samstag auf Sonntag um 1 Uhr (MEZ) | 11-15T00:00
in der Nacht auf Samstag um 2 Uhr MEZ | 11-14T01:00
in der Nacht zum Samstag um 23 Uhr MEZ | 11-13T22:00
in der Nacht auf den 14. November um 3 Uhr MEZ | 11-14T02:00
bis Geschäftsschluss (18 Uhr MEZ) | 11-12T17:00
bis Ende Freitag (MEZ) | 11-13T23:00
in 30 Minuten bis 1 Stunde | 11-12T16:10
um 18:00 Uhr (MEZ) | 11-12T17:00
um 18 Uhr MEZ | 11-12T17:00
bis 18 Uhr (MEZ) | 11-12T17:00
bis spätestens 18:00 Uhr MEZ | 11-12T17:00
gegen 18.30 Uhr (MEZ) | 11-12T17:30
ab 20 Uhr (MEZ) | 11-12T19:00
voraussichtlich um 18:00 Uhr (MEZ) | 11-12T17:00
heute um 20 Uhr (MEZ) | 11-12T19:00
heute bis 20:00 Uhr (Berliner Zeit) | 11-12T19:00
heute Abend um 8 Uhr (MEZ) | 11-12T19:00
heute Nacht um 2 Uhr (MEZ) | 11-13T01:00
morgen um 9 Uhr (MEZ) | 11-13T08:00
morgen früh um 6 Uhr (MEZ) | 11-13T05:00
morgen Abend um 8 Uhr (MEZ) | 11-13T19:00
morgen, Freitag, um 10 Uhr (MEZ) | 11-13T09:00
am Freitag um 10 Uhr (MEZ) | 11-13T09:00
am Freitag, den 13. November 2026, um 10:00 Uhr (MEZ) | 11-13T09:00
am 13. November um 10 Uhr MEZ | 11-13T09:00
am 13.11. um 10 Uhr (MEZ) | 11-13T09:00
am 13.11.2026 um 10:00 Uhr (MEZ) | 11-13T09:00
am 03.12.2026 um 10:00 Uhr (MEZ) | 12-03T09:00
Freitag, 13.11.2026, 10:00 Uhr MEZ | 11-13T09:00
am kommenden Montag um 8 Uhr (MEZ) | 11-16T07:00
bis Samstag, 14. November, 12 Uhr (MEZ) | 11-14T11:00
um 18 Uhr deutscher Zeit | 11-12T17:00
um 18:00 Uhr mitteleuropäischer Zeit | 11-12T17:00
um halb sechs abends (MEZ) | 11-12T16:30
um Viertel nach fünf nachmittags (MEZ) | 11-12T16:15
um Mitternacht (MEZ) | 11-12T23:00
morgen Mittag (MEZ) | -
von 22 bis 2 Uhr (MEZ) | 11-13T01:00
von 22:00 Uhr bis 02:00 Uhr (MEZ) | 11-13T01:00
zwischen 2 und 4 Uhr (MEZ) am Samstag | 11-14T03:00
am Samstag von 2 bis 4 Uhr (MEZ) | 11-14T03:00
am 14.11.2026 zwischen 02:00 und 04:00 Uhr (MEZ) | 11-14T03:00
Samstag 22 Uhr bis Sonntag 2 Uhr (MEZ) | 11-15T01:00
von Samstag, 14.11., 22:00 Uhr bis Sonntag, 15.11., 02:00 Uhr (MEZ) | 11-15T01:00
heute Nacht zwischen 2 und 4 Uhr (MEZ) | 11-13T03:00
in 45 Minuten | 11-12T15:55
in etwa 45 Minuten | 11-12T15:55
in ca. 30 Min. | 11-12T15:40
in rund zwei Stunden | 11-12T17:10
innerhalb von 2 Stunden | 11-12T17:10
innerhalb der nächsten zwei Stunden | 11-12T17:10
innerhalb einer Stunde | 11-12T16:10
in den nächsten 30 Minuten | 11-12T15:40
in der nächsten Stunde | 11-12T16:10
in einer halben Stunde | 11-12T15:40
in anderthalb Stunden | 11-12T16:40
in zwei bis drei Stunden | 11-12T18:10
in spätestens 2 Stunden | 11-12T17:10
in weniger als einer Stunde | 11-12T16:10
binnen 24 Stunden | 11-13T15:10
in 1 Stunde und 30 Minuten | 11-12T16:40
in maximal 4 Stunden | 11-12T19:10
für etwa 2 Stunden | 11-12T17:10
in einer Viertelstunde | 11-12T15:25
in Kürze | -
bald | -
so schnell wie möglich | -
morgen | -
am Freitag | -
um 18 Uhr | -
um 18 Uhr Ortszeit | -
von 22 bis 2 Uhr | -
22:00-02:00 | -
vor 30 Minuten | -
seit 2 Stunden | -
seit 12 Uhr MEZ | -
gestern um 18 Uhr (MEZ) | -
in einigen Stunden | -
in wenigen Minuten | -
heute Abend | -
am Freitag, den 14. November, um 10 Uhr (MEZ) | -
um 25 Uhr (MEZ) | -
im Laufe des Tages | -
rund um die Uhr | -
um 18 Uhr (Zeit in Luxemburg) | 11-12T17:00
um 18 Uhr (Zeitzone Berlin) | 11-12T17:00
um 18 Uhr (Ortszeit Bern) | 11-12T17:00
um 18 Uhr Frankfurter Zeit | 11-12T17:00
um 18 Uhr (Zeit in der Schweiz) | 11-12T17:00
"""


def moment(text: str, language: str, now: datetime) -> str:
    wording = compile_wording(
        "Back {{eta}}.", {"eta": TimePlaceholder(at_most=timedelta(days=40))}, language
    )
    found = match_whole(wording, SeenText.of(f"Back {text}."), now)
    return (
        found.values["eta"].moments[0][1].strftime("%m-%dT%H:%M")
        if isinstance(found, Match)
        else "-"
    )


def rows(table: str) -> list[tuple[str, str, datetime]]:
    split = (line.split(" | ") for line in table.strip().splitlines())
    return [(text, at, EVENING if rest else NOW) for text, at, *rest in split]


@each(("text", "expected", "now"), rows(ENGLISH))
def test_english_means_this_moment(text: str, expected: str, now: datetime) -> None:
    assert moment(text, "en", now) == expected


@each(("text", "expected", "now"), rows(SPANISH))
def test_spanish_means_this_moment(text: str, expected: str, now: datetime) -> None:
    assert moment(text, "es", now) == expected


@each(("text", "expected", "now"), rows(PORTUGUESE))
def test_portuguese_means_this_moment(text: str, expected: str, now: datetime) -> None:
    assert moment(text, "pt", now) == expected


@each(("text", "expected", "now"), rows(GERMAN))
def test_german_means_this_moment(text: str, expected: str, now: datetime) -> None:
    assert moment(text, "de", now) == expected


@each(
    ("language", "table"),
    [("en", ENGLISH), ("es", SPANISH), ("pt", PORTUGUESE), ("de", GERMAN)],
)
def test_nothing_that_states_a_moment_is_a_leak(language: str, table: str) -> None:
    stated = [text for text, at, _ in rows(table) if at != "-"]
    told = {text: examine(f"{text}.", Surface.MESSAGE, language, Policy()) for text in stated}
    assert {text for text, found in told.items() if found} == set()
