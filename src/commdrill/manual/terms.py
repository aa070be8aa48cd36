"""The words that are no keys: what may stand at a key, and what runs and reports say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from commdrill.manual.entry import Entry
from commdrill.manual.specimen import example_with
from commdrill.wording.types import TYPES


@dataclass(frozen=True)
class _Terms:
    """Words of one kind. `key`: at which key of which document they stand, if at any."""

    kind: str
    words: Mapping[str, str]
    document: str = ""
    key: str = ""


PHASE = _Terms(
    "phase",
    {
        "notice": "Before planned work: people are told that it is coming. Its deadlines count from the "
        "drill's start.",
        "outage": "From the moment the component is broken: people are told what does not work.",
        "update": "While the outage lasts: people hear again. Steps with `every` must keep coming; their "
        "phase begins with the outage's steps settled or due.",
        "recovery": "From the moment it is put back: people are told that it is over, and what was said "
        "of the outage is gone.",
        "follow-up": "The days after: a report to the regulator, a post-mortem. On a manual channel, `within` from "
        "the run's end, whatever the pace; `commdrill due` tells of it until it is attested.",
    },
    "plan",
    "phase",
)
CHANNEL_TYPE = _Terms(
    "type of channel",
    {
        "error-page": "A page that stands in place of what is broken: judged as a visitor reads it.",
        "api-error": "An answer to programs: status, headers and JSON are judged, and each string of it "
        "for what must not leak.",
        "banner": "A page that works and says what does not: the message may stand anywhere on it.",
        "health-check": "An answer to load balancers: a status, and no words.",
        "status-page": "Incidents, maintenance and components in the shared terms; observers read each "
        "kind of page in its own way.",
        "email": "Mails of the test people: subject and every alternative of the body are judged.",
        "sms": "Text messages of the test people.",
        "push": "Push notifications of the test people, title and text.",
        "voice": "Calls to the test people, by what was spoken.",
        "webhook": "Posts to a chat or another program: what a reader is shown of them is judged; `shown` "
        "says which part that is where it is a shape of your own.",
        "manual": "What no program can see: a person is asked, or says so later with `commdrill attest`.",
    },
    "plan",
    "type",
)
SCENARIO_TYPE = _Terms(
    "type of scenario",
    {
        "unplanned": "Something breaks without warning.",
        "maintenance": "Planned work: people are told ahead, and when it is over.",
        "partial": "Something works, but badly.",
        "disaster-recovery": "A whole site or Region is lost. Messages sent from it alone do not arrive.",
    },
    "plan",
    "type",
)
PLACEHOLDER_TYPE = _Terms(
    "type of placeholder",
    {one.model_fields["type"].default: one.manual for one in TYPES},
    "plan",
    "type",
)
MATCHER = _Terms(
    "matcher",
    {
        "equals": "The very value. A plain value means the same.",
        "contains": "Text that has this in it, or a list that has it as an item.",
        "matches": "Text in which this RE2 pattern is found; ^ and $ anchor it.",
        "present": "Anything at all, as long as it is there: `{present: true}`.",
        "absent": "Must not be there: `{absent: true}`. Under `expect`, `absent` lists messages.",
        "at_least": "A number no smaller than this.",
        "at_most": "A number no larger than this.",
        "one_of": "Any one of these values.",
    },
)
PROOF = _Terms(
    "proof",
    {
        "content": "A receiver holds the very words: the strongest.",
        "carrier": "A carrier says that it delivered.",
        "request": "A provider accepted it, and no more.",
        "attested": "A person says so.",
    },
    "plan",
    "proof",
)
RELATION = _Terms(
    "relation of an audience",
    {
        "external": "Outside the company: nothing technical or confidential may reach them.",
        "internal": "Of the company: names of systems may, secrets may not.",
    },
    "plan",
    "relation",
)
STAGE = _Terms(
    "stage of an environment",
    {
        "sandbox": "Started by the run itself; nothing else needs a guard.",
        "dev": "A development environment, behind a guard.",
        "test": "A test environment, behind a guard.",
        "staging": "Staging, behind a guard. A production stage does not exist, on purpose.",
    },
    "environment",
    "stage",
)
OUTCOME = _Terms(
    "outcome",
    {
        "passed": "Of a step: seen as promised, in time. Of a run: every step passed or was skipped, and all "
        "was put back. Exit code 0.",
        "failed": "Of a step: somebody looked, and it was not so. Of a run: a step failed. Exit code 1.",
        "error": "It could not be told: nobody could look, or nothing was broken. Exit code 3.",
        "skipped": "Nobody asked for this step, or nobody answered a manual one. With --strict it fails.",
        "interrupted": "The run was asked to end, or died; all was put back. Exit code 130.",
        "not-restored": "Something is still broken, or does not answer as before: a person must act. "
        "`commdrill recover` tries again. Exit code 4.",
    },
)
REFERENCE = _Terms(
    "reference in settings",
    {
        "${env:NAME}": "An environment variable, taken for a secret: masked wherever others echo it.",
        "${file:PATH}": "What a file of the project holds, taken for a secret.",
        "${var:NAME}": "A plain value of the environment's `variables`; --set NAME=VALUE goes before it.",
        "${sandbox:NAME}": "An address in the embedded environment.",
        "${notice:text}": "In a receiver's command: what is to be said.",
    },
)
FINDING = _Terms(
    "finding of a run",
    {
        "action-control-plane": "An action needs AWS's control plane, which fails first in a large outage: do "
        "it beforehand, or find a data-plane way.",
        "action-failed": "An action could not be performed: what it was to set off may never have begun.",
        "action-failing-region": "An action calls only the Region that the drill takes away.",
        "action-left-behind": "An action could not clean up after itself.",
        "observer-not-closed": "An observer failed as it ended its looks, or did not come to an end: what it began may still be there.",
        "alarm-unheard": "An alarm has no action that anybody hears.",
        "apigateway-http-api": "Clients of an HTTP API are told AWS's own words, which it cannot change.",
        "apigateway-redeploy-forgotten": "A stage still serves what was deployed before its error answers "
        "were changed: deploy it again.",
        "apigateway-response-default": "Clients are told AWS's own words: customise the gateway responses.",
        "apigateway-response-with-200": "An error's answer comes with the code 200, as if nothing were wrong.",
        "asked-too-often": "An observer's source said 429: it is looked at less often from then on.",
        "automatic-reply": "A mail is an automatic answer or a bounce: it is set aside, and counts for no step.",
        "aws-setup-unread": "How AWS is set up could not be read: credentials may lack a permission, see "
        "`commdrill drivers --iam`.",
        "changes-not-told": "A page changed more often than a report can tell: all of it is judged.",
        "clock-not-known": "The machine was started anew while no process of the run lived, or another one goes "
        "on: whether its clock was set meanwhile nobody can know.",
        "clocks-disagree": "The clock of whoever shows a time is off: its times are read as if it were not.",
        "cloudfront-edge-code-on-errors": "A function at the edge may write what visitors read of an error.",
        "cloudfront-edge-code-skipped": "A function at the edge does not run on errors: what it adds to pages "
        "is missing from error pages.",
        "cloudfront-error-ttl-long": "An error is remembered by the edge for minutes after it is over.",
        "cloudfront-error-ttl-unset": "An error is remembered by the edge longer than people should see it: "
        "set its error caching minimum TTL.",
        "cloudfront-error-unmapped": "An error of the origin has no page of its own at the edge.",
        "cloudfront-404-is-403": "What is not in a bucket is 403 to CloudFront, and only 404 has a page.",
        "cloudfront-page-missing": "An error page is not in the bucket that it is fetched from.",
        "cloudfront-page-unreadable": "The policy of an error page's bucket lets nobody read the page.",
        "cloudfront-page-on-failing-origin": "The error page lies on the origin that fails: keep it elsewhere.",
        "cloudfront-page-with-200": "An error page comes with the code 200, as if nothing were wrong.",
        "guard-blind": "A program is started, and whom it contacts the guard cannot see.",
        "guard-refused": "Something would have contacted a host outside the guard, and did not.",
        "internal-error": "A mistake in commdrill itself: please report it.",
        "let-be": "A channel is waited for: a run before this one may have asked it within its interval, or was asked to stay away so long.",
        "lost-meanwhile": "What was sent to an inbox while nobody could take it in may be lost: that it did "
        "not come proves nothing.",
        "not-delivered": "A message in a provider's list was not delivered, or not yet: it counts for no step.",
        "not-detected": "Nothing that the environment names under detection showed the outage while it lasted.",
        "not-judged": "The run was asked to end while messages were judged: the rest counts for nobody.",
        "paused": "Nobody could look for a while, longer than a moment or when a limit was near: the process "
        "was stopped or killed, or the machine slept.",
        "run-broken-off": "The world refused something that the run needs: it was ended and put back.",
        "same-words": "Updates came, all with the same words.",
        "secret-in-arguments": "A secret stands among a program's arguments, which everybody on the machine "
        "can read: hand it over by `env`.",
        "sender-not-proved": "A post did not prove whose it is: it was answered with 401, and counts for no step.",
        "short-secret": "A secret is too short to be masked where others echo it.",
        "unpromised-message": "Approved words reached somebody they were right for, though no step of this "
        "channel promises them.",
        "wrong-message": "A message came that should not have, or not so.",
    },
)
ALL = (
    PHASE, CHANNEL_TYPE, SCENARIO_TYPE, PLACEHOLDER_TYPE, MATCHER, PROOF, RELATION, STAGE, OUTCOME,
    REFERENCE, FINDING,
)  # fmt: skip


def term_entries() -> Iterator[Entry]:
    for terms in ALL:
        for word, text in terms.words.items():
            yield Entry(word, terms.kind, text, example=_example(terms, word))


def _example(terms: _Terms, word: str) -> str:
    if terms is MATCHER:
        return example_with("plan", word, None)
    return example_with(terms.document, terms.key, word) if terms.document else ""
