"""How long reading takes: 1 MB of honest and of hostile text, many plans, many subscribers.

Run by hand: `python tests/bench/bench_documents.py`. Limits are the ones the project promises.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from commdrill.documents.links.linked_documents import link
from commdrill.documents.problem import render
from commdrill.documents.project import load_project

HEAD = 'kind: plan\nid: bench\ntitle: Bench\nversion: "1"\n'
PLAN = """\
kind: plan
id: plan-{n}
title: AnyCompany Retail storefront
version: "2026.11"
language: en
owner: reliability@anycompany.example
approved: {{by: Head of Customer Care, on: 2026-11-02}}
review_by: 2027-05-01
drill_every: 6 months
components:
  checkout: {{name: Checkout}}
  catalog: {{name: Product catalog}}
audiences:
  customers: {{relation: external, languages: [en, es]}}
channels:
  store-page: {{type: error-page}}
  status-page: {{type: status-page}}
  customer-email: {{type: email}}
placeholders:
  eta: {{type: time, at_most: 8h}}
  status_url: {{type: url}}
messages:
  outage-page:
    text: >
      {{{{component}}}} is not available right now. We expect it back {{{{eta}}}}.
      Follow progress at {{{{status_url}}}}
  outage-email:
    subject: "{{{{component}}}} is unavailable"
    text: |
      {{{{component}}}} is not available right now.
      We expect it back {{{{eta}}}}.
      Follow progress at {{{{status_url}}}}
scenarios:
  unplanned-outage:
    type: unplanned
    affects: [checkout]
    steps:
      - id: page-tells-visitors
        phase: outage
        channel: store-page
        message: outage-page
        expect: {{status: 503}}
        within: 2m
      - id: status-investigating
        phase: outage
        channel: status-page
        expect: {{incident: investigating, components: {{checkout: major_outage}}}}
        within: 10m
      - id: email-customers
        phase: outage
        channel: customer-email
        to: [customers]
        message: outage-email
        within: 15m
      - id: updates-keep-coming
        phase: update
        channel: status-page
        every: 30m
      - id: page-is-back
        phase: recovery
        channel: store-page
        expect: {{status: 200, absent: [outage-page]}}
        within: 2m
"""
STEP = (
    "      - id: step-{n}\n        phase: outage\n        channel: page\n"
    "        expect: {{status: 503}}\n        within: 2m\n"
)
MEGABYTE = 1_000_000


def long_plan() -> str:
    steps = "".join(STEP.format(n=n) for n in range(9_500))
    return (
        f"{HEAD}components: {{c: {{name: C}}}}\naudiences: {{}}\nchannels: {{page: {{type: error-page}}}}\n"
        f"scenarios:\n  s:\n    type: unplanned\n    affects: [c]\n    steps:\n{steps}"
    )


def filled(text: str) -> str:
    return HEAD + "x:\n  " + text * (MEGABYTE // len(text))


HOSTILE = {
    "[[[[": HEAD + "x: " + "[" * MEGABYTE,
    "{a: {a:": HEAD + "x: " + "{a: " * (MEGABYTE // 4),
    "- - - -": HEAD + "x:\n  " + "- " * (MEGABYTE // 2),
    "many numbers": HEAD + "x: [" + "1," * (MEGABYTE // 2) + "1]",
    "many unknown keys": HEAD + "".join(f"key{n}: {n}\n" for n in range(70_000)),
    "one key again and again": HEAD + "title: a\n" * 110_000,
    "tags": HEAD + "x:\n" + "- !!python/name:os.system x\n" * 35_000,
    "anchors": HEAD + "x: [" + ",".join(f"&a{n} x" for n in range(90_000)) + "]",
    "alias bomb": HEAD
    + "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 1000)),
    "one long text": HEAD + "x: " + "x" * MEGABYTE,
    "one long id": HEAD.replace("bench", "x" * MEGABYTE),
    "opening braces": HEAD + 'messages: {m: {text: "' + "{{" * (MEGABYTE // 2) + '"}}\n',
    "undeclared placeholders": HEAD
    + 'messages: {m: {text: "'
    + "".join(f"{{{{p{n}}}}} " for n in range(80_000))
    + '"}}\ncomponents: {}\naudiences: {}\nchannels: {}\nscenarios: {}\n',
    "steps that are none": HEAD
    + "scenarios: {s: {type: unplanned, affects: [c], steps: ["
    + "1," * 140_000
    + "1]}}\n",
    "steps with every mistake": long_plan().replace("within: 2m", "withn: 10").replace("503", "[]"),
    "steps of no channel": long_plan().replace("channel: page", "channel: paeg"),
    "NUL": HEAD + "\0" * MEGABYTE,
    "tabs": HEAD + "\t" * MEGABYTE,
    "empty documents": HEAD + "---\n" * (MEGABYTE // 4),
    "drills that are never due": "".join(
        f"---\n{{kind: drill, id: d{n}, title: D, plan: p, scenario: s, environment: e, "
        f"schedule: {{start: 2026-01-01, rrule: FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30}}}}\n"
        for n in range(6_500)
    ),
}


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()  # of one thread that never waits: what an idle machine would show
    work()
    return time.process_time() - start


def everything(folder: Path) -> Callable[[], object]:
    return lambda: render(link(load_project(folder)).problems)


def measure(what: str, files: dict[str, str], limit: float) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        took = seconds(everything(Path(folder)))
    verdict = "ok" if took <= limit else "TOO SLOW"
    print(f"{what:40} {took:6.2f} s of {limit:.0f} s  {verdict}", flush=True)
    return took <= limit


def main() -> int:
    people = "id,audience,email\n" + "".join(
        f"p{n},customers,p{n}@drill.anycompany.example\n" for n in range(50_000)
    )
    enrolling = "{kind: environment, id: e, stage: sandbox, subscribers: [{file: people.csv}]}"
    plans = {f"plan-{n}.yaml": PLAN.format(n=n) for n in range(1_000)}
    kept = [
        measure("an honest plan of 1 MB", {"plan.yaml": long_plan()}, 2),
        measure("1,000 plans of 60 lines", plans, 5),
        measure(
            "50,000 subscribers", {"e.yaml": enrolling, "people.csv": people, "p.yaml": PLAN}, 2
        ),
        *(measure(what, {"x.yaml": text}, 2) for what, text in HOSTILE.items()),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
