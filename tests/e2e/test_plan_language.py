"""What plans say beyond words and deadlines: whole runs against companies that keep it, and that do not."""

import json
from pathlib import Path

import pytest

from .scripted import BACK, DRILL, Scripted, Shown, Told, company_of, outcomes
from .stood_still import is_told

PLAN = """\
kind: plan
id: shop
title: AnyCompany shop
version: "1"
severities: [sev1, sev2]
components: {checkout: {name: Checkout}}
audiences: {customers: {relation: external}}
channels: {page: {type: error-page}, chat: {type: webhook}, mail: {type: email}, text: {type: sms}}
placeholders: {eta: {type: time, at_most: 8h}}
messages:
  outage: {text: "{{component}} is not available right now. We expect it back {{eta}}."}
  restored: {text: "{{component}} is back. Thank you for your patience."}
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: page, phase: outage, channel: page, message: outage, within: {sev1: 2s, sev2: 40s}}
      - {id: support, phase: outage, channel: chat, message: outage, within: 2s}
      - {id: customers, phase: outage, channel: mail, to: [customers], message: outage,
         after: {step: support, within: 2s}}
      - {id: texts, phase: outage, channel: text, to: [customers], message: outage, only: [sev1], within: 3s}
      - {id: page-back, phase: recovery, channel: page, expect: {status: 200, absent: [outage]}, within: 40s}
      - {id: customers-back, phase: recovery, channel: mail, to: [customers], message: restored, within: 40s}
"""
PAGE = Shown(0.0, "/page")
CHAT, MAIL, TEXT = Told(0.5, "chat"), Told(1.5, "mail"), Told(0.5, "text", to="+15550100")
MAIL_BACK = Told(0.3, "mail", BACK, is_over=True)


def test_a_company_that_keeps_all_of_it_passes_at_each_severity(tmp_path: Path) -> None:
    right = Scripted((CHAT, MAIL, TEXT, MAIL_BACK), (PAGE,))
    with company_of(tmp_path / "shop", PLAN.replace("sev1: 2s", "sev1: 30s"), right) as shop:
        run = shop.run("run", "--strict")
        assert run.returncode == 0, run.stdout + run.stderr
        assert "after support" in outcomes(shop)["customers"]
    late_page = Scripted(
        (CHAT, MAIL, MAIL_BACK), (Shown(0.0, "/page", "Oops"), Shown(3.0, "/page"))
    )
    with company_of(tmp_path / "second", PLAN, late_page) as shop:
        (shop.root / "drill.yaml").write_text(DRILL + "severity: sev2\n")
        run = shop.run("run", "--strict")
        assert run.returncode == 0, run.stdout + run.stderr
        assert "outage, 3 steps to watch" in run.stderr + run.stdout
        assert outcomes(shop)["texts"] == "skipped: is for sev1 alone; this drill is of sev2"
        replayed = shop.run("verify", "latest", "--replay")
        assert replayed.returncode == 0, replayed.stdout + replayed.stderr
        assert "5 results; 0 missing; 0 extra; 1 for other severities" in replayed.stdout
        report = (shop.runs[0] / "junit.xml").read_text()
        assert report.count('name="texts"') == 1
        assert '<property name="severity" value="sev2"' in report
        covered = json.loads(shop.run("coverage", "--json").stdout)
        told = {
            (one["severity"], step["id"]): step["standing"]
            for one in covered["scenarios"] for step in one["steps"]
        }  # fmt: skip
        assert told["sev2", "customers"] == "drilled"
        assert told["sev1", "customers"] == told["sev1", "texts"] == "never"
        assert ("sev2", "texts") not in told


def test_a_company_that_breaks_it_is_told_step_by_step(tmp_path: Path) -> None:
    wrong = Scripted(
        (Told(2.5, "chat"), Told(0.5, "mail"), MAIL_BACK),
        (Shown(0.0, "/page", "Oops"),),
    )
    with company_of(tmp_path / "shop", PLAN, wrong) as shop:
        code = shop.run("run").returncode
        found = outcomes(shop)
        replayed = shop.run("verify", "latest", "--replay")
        assert replayed.returncode == 0, replayed.stdout + replayed.stderr
    assert (code == 1) is any(said.startswith("failed") for said in found.values())
    assert is_told(found["page"], "failed: not seen within 2s")
    assert is_told(found["support"], "failed")
    first = "failed: came 2.0s before support, which was to be seen first"
    assert is_told(found["customers"], first)
    assert is_told(found["texts"], "failed: not received")
    assert found["page-back"].startswith("passed")
    assert found["customers-back"].startswith("passed")


DETECTED = PLAN.replace("within: {sev1: 2s, sev2: 40s}}", "from: detection, within: PAGE}").replace(
    "after: {step: support, within: 2s}}", "from: detection, within: 12s}"
)
DETECTION = """\
detection: {use: web-page, with: {url: "http://127.0.0.1:PORT/alarm"}, within: RINGS,
            expect: {text: {contains: ALARM}}}
"""


@pytest.mark.parametrize(
    ("moments", "limits", "outcomes_of"),
    [  # who comes in time has seconds to be seen in; who does not, does not come while it is looked for
        ((8.0, 13.0, 13.0), ("40s", "12s"), {"page": "passed", "customers": "passed"}),
        ((0.2, 90.0, 1.0), ("40s", "2s"), {"page": "failed", "customers": "passed"}),
        ((90.0, 90.0, 90.0), ("4s", "12s"), {"page": "error", "customers": "error"}),
    ],
)
def test_a_limit_counts_from_the_detection(
    tmp_path: Path,
    moments: tuple[float, float, float],
    limits: tuple[str, str],
    outcomes_of: dict[str, str],
) -> None:
    detection, plan = DETECTION.replace("RINGS", limits[0]), DETECTED.replace("PAGE", limits[1])
    alarm, page, mail = moments
    company = Scripted(
        (CHAT, Told(mail, "mail"), TEXT, MAIL_BACK),
        (Shown(0.0, "/page", "Oops"), Shown(page, "/page"), Shown(alarm, "/alarm", "ALARM")),
    )
    with company_of(tmp_path / "shop", plan, company, detection) as shop:
        run = shop.run("run")
        found = outcomes(shop)
        replayed = shop.run("verify", "latest", "--replay")
        assert replayed.returncode == 0, replayed.stdout + replayed.stderr
    for step, outcome in outcomes_of.items():
        assert is_told(found[step], f"{outcome}:"), run.stdout
    assert found["page-back"].startswith("passed")


def test_an_alarm_that_rings_already_is_refused(tmp_path: Path) -> None:
    company = Scripted((CHAT,), (PAGE,), usual={"/alarm": "ALARM"})
    plan, detection = DETECTED.replace("PAGE", "2s"), DETECTION.replace("RINGS", "4s")
    with company_of(tmp_path / "shop", plan, company, detection) as shop:
        run = shop.run("preflight")
        assert run.returncode == 3
        assert "detection shows already, before anything is broken" in run.stdout
        assert company.broken is None


WORDS = (
    PLAN.replace(
        "eta: {type: time, at_most: 8h}",
        "eta: {type: time, at_most: 8h}, more: {type: time, kept: true}",
    )
    .replace("We expect it back {{eta}}.", "We expect it back {{eta}}. More {{more}}.")
    .replace(
        "      - {id: page-back",
        "      - {id: news, phase: update, channel: mail, to: [customers], message: outage, every: 4s}\n      - {id: page-back",
    )
)


def _more(when: str) -> str:
    return f"Checkout is not available right now. We expect it back within 45 minutes. More {when}."


def test_a_company_is_held_to_the_time_at_which_it_promised_more(tmp_path: Path) -> None:
    def outcome(name: str, promised: str) -> tuple[str, str]:
        later = _more("within 2 hours")
        told = (
            Told(0.5, "chat", later), Told(1.0, "mail", _more(promised)), Told(4.0, "mail", later),
            Told(6.0, "mail", later), Told(0.5, "text", later, to="+15550100"), MAIL_BACK,
        )  # fmt: skip
        company = Scripted(told, (Shown(0.0, "/page", later),))
        with company_of(tmp_path / name, WORDS, company) as shop:
            run = shop.run("run")
            replayed = shop.run("verify", "latest", "--replay")
            assert replayed.returncode == 0, replayed.stdout + replayed.stderr
            return outcomes(shop)["customers"], f"{run.returncode}"

    assert outcome("kept", "in 5 seconds")[0].startswith("passed")
    found, code = outcome("broken", "in 2 seconds")
    assert is_told(found, "failed: the next word was promised in 2 seconds, and it came")
    assert (code == "1") is found.startswith("failed")
