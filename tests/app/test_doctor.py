"""`commdrill doctor`: all that is in the way, at once."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from commdrill.app.cli import main
from commdrill.app.doctor import canary
from commdrill.app.doctor.told_by import NOBODY, doubts, senders, wordless
from commdrill.app.request import RunRequest
from commdrill.app.run.drills import scripts_of
from commdrill.compile.script import ActionUse, ChannelUse
from commdrill.documents.plan import ChannelType, Phase

PLAN = """\
kind: plan
id: shop
title: Shop
version: "1"
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}, status: {type: status-page}, mail: {type: email}}
messages: {outage: {subject: Checkout is unavailable, text: "Checkout is unavailable. We are sorry."}}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: page-tells, phase: outage, channel: page, expect: {status: 503}, within: 2m}
      - {id: status-tells, phase: outage, channel: status, expect: {incident: investigating}, within: 2m}
      - {id: mail-tells, phase: outage, channel: mail, to: [customers], message: outage, within: 2m}
"""
DRILL = """\
kind: drill
id: lost
title: Lost
plan: shop
scenario: outage
environment: ours
take_down: {checkout: outage}
"""
ENVIRONMENT = """\
kind: environment
id: ours
stage: dev
guard: {hosts: ["127.0.0.1"], recipients: ["*@drill.anycompany.example"]}
components:
  checkout:
    outage:
      use: http
      with:
        break: {url: "http://127.0.0.1:9/checkout", method: PUT}
        restore: {url: "http://127.0.0.1:9/checkout", method: PUT}
        state: {url: "http://127.0.0.1:9/checkout"}
channels:
  page: {use: web-page, with: {url: "http://127.0.0.1:9/", timeout: 1s}}
  status: {use: statuspage, with: {url: "https://status.anycompany.example"}}
  mail: {use: imap, with: {host: 127.0.0.1, user: drill, password: "${env:NOBODY_SET_THIS}"}}
subscribers:
  - {id: ana, audience: customers, email: ana@anycompany.example}
"""


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NOBODY_SET_THIS", raising=False)
    for name, text in (("plan", PLAN), ("drill", DRILL), ("environment", ENVIRONMENT)):
        Path(f"{name}.yaml").write_text(text)
    return tmp_path


def test_every_obstacle_is_told_at_once(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "lost"]) == 3
    told = capsys.readouterr().out
    for part in (
        "${env:NOBODY_SET_THIS} is not set",
        "channel status speaks to 'status.anycompany.example', which the guard's hosts do not allow",
        "subscriber 'ana@anycompany.example' is not among the guard's recipients",
        "channel page does not answer",
        "fault checkout (outage): ",
        "fault checkout (outage) breaks nothing",
        "step mail-tells: nobody known sends it",
        "mail-tells: nobody known",
        "checkout (outage): page, status",
    ):
        assert part in told
    assert not Path("reports").exists()


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        pytest.param(
            {'url: "http://127.0.0.1:9/", timeout: 1s': 'url: "${env:SHOP}", headers: {X: "${env:KEY}"}'},
            ("channel page: ${env:SHOP} is not set; ${env:KEY} is not set", "status.anycompany.example"),
            id="two variables of one channel",
        ),
        pytest.param(
            {
                "http://127.0.0.1:9/checkout": "http://10.1.2.3/checkout",
                "http://127.0.0.1:9/": "http://10.1.2.4/",
                "${env:NOBODY_SET_THIS}": "${file:secret.txt}",
            },
            (
                "fault checkout (outage) speaks to '10.1.2.3'",
                "channel page speaks to '10.1.2.4'",
                "channel mail: ${file:secret.txt}: there is no such file",
                "subscriber 'ana@anycompany.example'",
            ),
            id="gaps of the guard and a file",
        ),
        pytest.param(
            {"127.0.0.1:9/checkout": "nowhere.invalid/checkout", "hosts: [": 'hosts: ["*.invalid", ',
             "https://status.anycompany.example": "${var:STATUS}"},
            (
                "'nowhere.invalid' is not resolved here",
                "channel status: ${var:STATUS} is not set",
                "${env:NOBODY_SET_THIS} is not set",
                "channel page does not answer",
            ),
            id="a name, two kinds of values and a page",
        ),
    ],
)  # fmt: skip
def test_no_obstacle_hides_another(
    ours: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, str], parts: tuple[str, ...]
) -> None:
    text = ENVIRONMENT
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    (ours / "environment.yaml").write_text(text)
    assert main(["doctor", "lost"]) == 3
    told = capsys.readouterr().out
    assert [part for part in parts if part not in told] == []


def test_mistakes_questions_and_what_is_not_set_are_told_together(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("drill.yaml").write_text(
        DRILL.replace("take_down: {checkout: outage}", "take_down: {basket: outage}")
    )
    Path("plan.yaml").write_text(
        PLAN.replace('version: "1"', 'version: "1" # ? Which version is it?')
    )
    assert main(["doctor", "lost"]) == 2
    told = capsys.readouterr().out
    assert "'basket'" in told
    assert "plan.yaml:4:14: open: Which version is it?" in told
    assert "channel mail: ${env:NOBODY_SET_THIS} is not set" in told


@pytest.mark.parametrize(
    ("change", "mistake"),
    [
        (("drill.yaml", "{checkout: outage}", "{checkout: outage, basket: outage}"), "'basket'"),
        (("drill.yaml", "scenario: outage", "scenario: outtage"), "'outtage'"),
        (("plan.yaml", "audiences: {", "audiences: ["), "this list is not closed"),
        (
            ("environment.yaml", "subscribers:\n", "subscribers:\n  - {file: gone.csv}\n"),
            "gone.csv",
        ),
        (("environment.yaml", "actions: {}", "actions: {send: {use: htpp}}"), "'htpp'"),
    ],
)
def test_a_mistake_in_a_document_hides_nothing_of_the_world(
    ours: Path,
    capsys: pytest.CaptureFixture[str],
    change: tuple[str, str, str],
    mistake: str,
) -> None:
    Path("environment.yaml").write_text(ENVIRONMENT + "actions: {}\n")
    name, before, after = change
    text = Path(name).read_text()
    assert before in text
    Path(name).write_text(text.replace(before, after))
    assert main(["doctor", "lost"]) == 2
    told = capsys.readouterr().out
    for part in (
        mistake,
        "channel status speaks to 'status.anycompany.example', which the guard's hosts do not allow",
        "subscriber 'ana@anycompany.example' is not among the guard's recipients",
        "channel mail: ${env:NOBODY_SET_THIS} is not set",
        "channel page does not answer",
        "fault checkout (outage): ",
    ):
        assert part in told


def test_what_is_not_guarded_is_asked_nothing(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guard = 'guard: {hosts: ["127.0.0.1"], recipients: ["*@drill.anycompany.example"]}\n'
    Path("environment.yaml").write_text(ENVIRONMENT.replace(guard, ""))
    assert main(["doctor", "lost"]) == 2
    told = capsys.readouterr().out
    assert "'guard' is missing" in told
    assert "environment.yaml: ${env:NOBODY_SET_THIS} is not set" in told
    assert "channel page" not in told


@pytest.mark.parametrize(
    ("change", "who"),
    [
        ("roles: {communications_manager: Head of Care}\n", "mail-tells: a person: Head of Care"),
        ("", "mail-tells: action send"),
    ],
)
def test_who_sends_is_named(
    ours: Path, capsys: pytest.CaptureFixture[str], change: str, who: str
) -> None:
    Path("plan.yaml").write_text(PLAN + change)
    if not change:
        action = (
            'actions: {send: {use: http, with: {url: "http://127.0.0.1:9/send", method: POST}}}\n'
        )
        Path("environment.yaml").write_text(ENVIRONMENT + action)
        Path("drill.yaml").write_text(f"{DRILL}actions: {{outage: [send]}}\n")
    assert main(["doctor", "lost"]) == 3
    told = capsys.readouterr().out
    assert who in told
    assert "nobody known" not in told


def test_preflight_is_not_ready_for_what_could_only_blame_somebody() -> None:
    root = Path(__file__).parents[2]
    (script,) = scripts_of(
        RunRequest(root=root, drills=("checkout-outage",), environment="sandbox-plain")
    )
    assert list(doubts(script, frozenset())) == []
    alone = replace(script, site=replace(script.site, starts=None), speaker="", actions={})
    told = list(doubts(alone, frozenset()))
    assert (
        "step email-customers: nobody known sends it; name an action for its phase, or who does in the plan's roles"
        in told
    )
    assert "the drill takes nothing down: add take_down: {COMPONENT: WAY}" in doubts(
        replace(script, faults=()), frozenset()
    )


def test_who_is_set_off_in_the_outage_tells_of_its_end_too() -> None:
    root = Path(__file__).parents[2]
    request = RunRequest(root=root, drills=("checkout-outage",), environment="sandbox-plain")
    (script,) = scripts_of(request)
    use = script.faults[0].use
    for phase, untold in ((Phase.OUTAGE, 0), (Phase.RECOVERY, 1)):
        set_off = {phase: (ActionUse("send", use),)}
        alone = replace(script, site=replace(script.site, starts=None), speaker="", actions=set_off)
        steps = {one.step for one in senders(alone, frozenset()) if one.who == NOBODY}
        assert ("email-customers" in steps, "email-restored" in steps) == (bool(untold), False)


def test_a_drill_that_is_ready_has_nothing_in_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(__file__).parents[2]
    code = main(
        ["doctor", "search-slowdown", "--environment", "sandbox-plain", "--root", str(root)]
    )
    told = capsys.readouterr().out
    assert told.startswith("search-slowdown: nothing is in the way")
    assert code == 0


DELIVER = """\
import sys, time
from pathlib import Path
box, to, mark = sys.argv[1:]
for part in ("new", "cur", "tmp"):
    (Path(box) / part).mkdir(parents=True, exist_ok=True)
mail = f"To: {to}\\r\\nSubject: Canary {mark}\\r\\n\\r\\nNobody needs to do anything.\\r\\n"
Path(box, "new", f"{time.time_ns()}.canary").write_bytes(mail.encode())
"""
ANA, BEN = "ana@drill.anycompany.example", "ben@drill.anycompany.example"


@pytest.fixture
def mailed(ours: Path) -> Path:
    """The mailbox is a folder here, and actions are programs that deliver into it, or elsewhere."""
    Path("deliver.py").write_text(DELIVER)
    for part in ("new", "cur", "tmp"):
        Path("box", part).mkdir(parents=True)
    run = f"run: [{sys.executable}, deliver.py, BOX, {ANA}, MARK]"
    actions = "".join(
        f"  {name}: {{use: command, with: {{{run.replace('BOX', box).replace('MARK', mark)}}}}}\n"
        for name, box, mark in (
            ("write", "box", '"${run:token}"'),
            ("astray", "other", '"${run:token}"'),
            ("unmarked", "box", "hello"),
        )
    )
    people = f"  - {{id: ben, audience: customers, email: {BEN}}}\n"
    text = ENVIRONMENT.replace("ana@anycompany.example", ANA) + people + f"actions:\n{actions}"
    imap = 'mail: {use: imap, with: {host: 127.0.0.1, user: drill, password: "${env:NOBODY_SET_THIS}"}}'
    assert imap in text
    Path("environment.yaml").write_text(
        text.replace(imap, "mail: {use: maildir, with: {path: box}}")
    )
    return ours


@pytest.mark.usefixtures("mailed")
def test_a_canary_is_told_with_those_it_reached(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "lost", "--canary", "write"]) == 3  # the page does not answer
    told = capsys.readouterr().out
    assert "mail: the canary came to ana after" in told
    assert "; nothing came to ben" in told
    assert "no canary" not in told


@pytest.mark.usefixtures("mailed")
def test_a_canary_that_does_not_come_back_is_in_the_way(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canary, "PATIENCE", 0.2)
    assert main(["doctor", "lost", "--canary", "astray"]) == 3
    assert "channel mail: no canary came within" in capsys.readouterr().out


@pytest.mark.usefixtures("mailed")
@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("wriet", "ours has no action 'wriet' (did you mean 'write'?); there are: "),
        ("unmarked", "action 'unmarked' marks nothing: write ${run:token}"),
    ],
)
def test_a_canary_that_cannot_be_told_from_others_is_not_sent(
    capsys: pytest.CaptureFixture[str], action: str, told: str
) -> None:
    assert main(["doctor", "lost", "--canary", action]) == 2
    assert told in capsys.readouterr().err
    assert list(Path("box", "new").iterdir()) == []


def test_a_canary_whose_inbox_cannot_be_reached_is_not_sent(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    action = 'actions: {write: {use: command, with: {run: [touch, "sent-${run:token}"]}}}\n'
    Path("environment.yaml").write_text(ENVIRONMENT + action)
    assert main(["doctor", "lost", "--canary", "write"]) == 3
    assert (
        "no canary was sent: channel mail: ${env:NOBODY_SET_THIS} is not set"
        in capsys.readouterr().out
    )
    assert list(ours.glob("sent-*")) == []


def test_a_list_without_words_is_in_the_way_of_steps_that_ask_for_some() -> None:
    root = Path(__file__).parents[2]
    request = RunRequest(root=root, drills=("checkout-outage",), environment="sandbox-plain")
    (script,) = scripts_of(request)
    told = [
        list(
            wordless(
                replace(script, channels=tuple(_seen_by(one, preset) for one in script.channels))
            )
        )
        for preset in ({"preset": "sendgrid"}, {"preset": "sendgrid", "detail": "{$.id}"})
    ]
    assert any(one.startswith("step email-customers: sendgrid tells no words") for one in told[0])
    assert not told[1]


def _seen_by(channel: ChannelUse, settings: dict[str, str]) -> ChannelUse:
    if channel.type is not ChannelType.EMAIL:
        return channel
    return replace(channel, use=replace(channel.use, settings=settings))
