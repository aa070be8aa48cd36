import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.forge import Command, run_pytest

from .company import SPOILS, open_for_business

PLAN = """\
kind: plan
id: shop
title: AnyCompany shop
version: "1"
components:
  checkout: {name: Checkout, es: Pago}
audiences:
  customers: {relation: external, languages: [en, es]}
channels:
  page: {type: error-page}
  api: {type: api-error}
  status: {type: status-page}
  email: {type: email}
  sms: {type: sms}
placeholders:
  eta: {type: time, at_most: 8h}
  status_url: {type: url}
messages:
  outage:
    subject: "{{component}} is unavailable"
    text: >
      {{component}} is not available right now. We expect it back {{eta}}. You can keep browsing.
      Follow progress at {{status_url}}
    languages:
      es:
        subject: "{{component}} no disponible"
        text: >
          {{component}} no está disponible ahora mismo. Esperamos que vuelva {{eta}}. Puede seguir
          mirando. Más en {{status_url}}
  restored:
    subject: "{{component}} is back"
    text: "{{component}} is back. Thank you for your patience."
    languages:
      es:
        subject: "{{component}} funciona de nuevo"
        text: "{{component}} funciona de nuevo. Gracias por su paciencia."
scenarios:
  outage:
    type: unplanned
    affects: [checkout]
    steps:
      - {id: page-tells, phase: outage, channel: page, message: outage, within: 2s, stays: 500ms,
         expect: {status: 503, headers: {Retry-After: {matches: '^\\d+$'}}}}
      - {id: api-tells, phase: outage, channel: api, within: 2s,
         expect: {status: 503, json: {$.code: CHECKOUT_UNAVAILABLE,
                                      $.retryAfterSeconds: {at_most: 3600}}}}
      - {id: status-tells, phase: outage, channel: status, within: 2s,
         expect: {incident: investigating, components: {checkout: major_outage}}}
      - {id: email-tells, phase: outage, channel: email, to: [customers], message: outage,
         within: 2s}
      - {id: sms-tells, phase: outage, channel: sms, to: [customers], message: outage, within: 2s}
      - {id: updates-come, phase: update, channel: status, every: 2s}
      - {id: page-is-back, phase: recovery, channel: page, within: 2s,
         expect: {status: 200, absent: [outage]}}
      - {id: status-is-back, phase: recovery, channel: status, within: 2s,
         expect: {incident: resolved, components: {checkout: operational}}}
      - {id: email-restored, phase: recovery, channel: email, to: [customers], message: restored,
         within: 2s}
"""

ENVIRONMENT = """\
kind: environment
id: dev
stage: dev
guard: {{hosts: ["127.0.0.1"], recipients: ["*@drill.anycompany.example", "+1555*"]}}
components:
  checkout:
    outage:
      use: http
      with:
        break: {{url: "http://127.0.0.1:{port}/break", method: POST,
                headers: {{Authorization: "Bearer ${{env:SHOP_TOKEN}}"}}}}
        restore: {{url: "http://127.0.0.1:{port}/restore", method: POST}}
        state: {{url: "http://127.0.0.1:{port}/state"}}
channels:
  page: {{use: web-page, look_every: 200ms, with: {{url: "http://127.0.0.1:{port}/checkout"}}}}
  api: {{use: web-page, look_every: 200ms, with: {{url: "http://127.0.0.1:{port}/orders", method: POST, json: {{a: 1}}}}}}
  status: {{use: statuspage, look_every: 200ms, with: {{url: "http://127.0.0.1:{port}", components: {{checkout: Checkout}}}}}}
  email: {{use: maildir, look_every: 200ms, with: {{path: "{mail}"}}}}
  sms:
    use: http-inbox
    look_every: 200ms
    with: {{url: "http://127.0.0.1:{port}/sms", messages: "$.messages[*]",
            fields: {{id: $.id, to: $.to, text: $.text}}}}
subscribers:
  - {{id: ana, audience: customers, language: es, email: ana@drill.anycompany.example, sms: "+15550100"}}
  - {{id: bo, audience: customers, language: en, email: bo@drill.anycompany.example, sms: "+15550101"}}
"""

DRILL = """\
kind: drill
id: checkout-outage
title: Checkout is lost
plan: shop
scenario: outage
environment: dev
take_down: {checkout: outage}
"""

SECRET = "hush-7f3a9c"
_PATIENT = (
    "20s"  # what is kept is told at once: a machine that stands still for a while breaks no promise
)
_STEP = re.compile(r"- \{id: ([a-z-]+),.*?\}\n(?=      -|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Project:
    """A project's folder, with a company that its environment speaks of."""

    root: Path
    port: int
    broken: Path

    def run(self, *arguments: str) -> CompletedProcess[str]:
        return self.start(*arguments).ended()

    def start(self, *arguments: str) -> Command:
        return Command(("--root", str(self.root), *arguments), self.variables, self._said())

    def tested(self, *arguments: str) -> CompletedProcess[str]:
        """By pytest, in its folder. What is loaded is no longer rewritten for it, and it would say so."""
        arguments = ("-W", "ignore:Module already imported", *arguments)
        return Command(arguments, self.variables, self._said(), self.root, run_pytest).ended()

    def _said(self) -> Path:
        return Path(tempfile.mkdtemp(prefix="said-", dir=self.root.parent))

    def lasts(self) -> None:
        """The outage does, for who has to meet it: on a busy machine, too."""
        plan = self.root / "plan.yaml"
        text = plan.read_text()
        assert text.count("stays: 500ms") == 1
        plan.write_text(text.replace("stays: 500ms", "stays: 1m"))

    @property
    def variables(self) -> dict[str, str]:
        state = str(self.root.parent / "state")
        spoken = {"SHOP_TOKEN": SECRET, "NO_COLOR": "1", "CI": "true", "XDG_STATE_HOME": state}
        return {**os.environ, **spoken}

    @property
    def runs(self) -> list[Path]:
        return sorted(p for p in (self.root / "reports").glob("*") if p.is_dir())


def patient(plan: str, ways: Iterable[str]) -> str:
    """The plan with time for all but what these ways spoil, which is waited for."""
    spoilt = set(chain.from_iterable(SPOILS.get(way, ()) for way in ways))
    return _STEP.sub(
        lambda step: step[0] if step[1] in spoilt else step[0].replace(": 2s", f": {_PATIENT}"),
        plan,
    )


@contextmanager
def drilled_against(folder: Path, name: str, *ways: str) -> Iterator[Project]:
    """A project drilled against its own company, spoilt in these ways: both in this folder."""
    root, home = folder / name, folder / f"{name}-company"
    root.mkdir()
    home.mkdir()
    with open_for_business(home, *ways) as port:
        (root / "plan.yaml").write_text(patient(PLAN, ways))
        written = ENVIRONMENT.format(port=port, mail=home / "mail")
        (root / "environment.yaml").write_text(written)
        (root / "drill.yaml").write_text(DRILL)
        yield Project(root, port, home / "broken")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Callable[..., Project]]:
    """As many as a test likes, spoilt in the named ways."""
    with ExitStack() as stack:

        def made(*ways: str, name: str = "shop") -> Project:
            return stack.enter_context(drilled_against(tmp_path, name, *ways))

        yield made


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The shipped plan and drills, in a folder (and so with a lock) of their own."""
    for part in ("plans", "drills"):
        shutil.copytree(Path(__file__).parents[2] / part, tmp_path / part)
    return tmp_path
