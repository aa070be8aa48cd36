"""What whole sessions import and read sooner or later: read once, by whom their processes are forked from."""

import gc
from contextlib import redirect_stdout
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO, TextIOWrapper
from pathlib import Path

from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Response

from commdrill.app.cli import main
from commdrill.wording.seen import SeenText
from commdrill.wording.times.in_text import times_in
from commdrill_sandbox.aws.clients import Clients
from commdrill_sandbox.aws.store import Store
from commdrill_sandbox.aws.wire.models import service_model

_NOWHERE = Clients("http://127.0.0.1:9")  # a client asks nothing while it is made
_CREDENTIAL = "AWS4-HMAC-SHA256 Credential=k/20261123/us-east-1/{}/aws4_request"

for _module in (
    *("commdrill.app.progress.console", "commdrill.app.run.drills", "commdrill.app.schedule.tick"),
    *("commdrill.drivers.http.fault", "commdrill.drivers.http.http_inbox"),
    *("commdrill.drivers.mail.maildir", "commdrill.drivers.status.statuspage"),
    *("commdrill.drivers.http.web_page", "commdrill.drivers.http.webhook"),
    *("commdrill.drivers.aws.faults.lambda_throttle", "commdrill.reports.compiled"),
    *("commdrill_sandbox.company.serve", "commdrill_sandbox.aws.assembled"),
    *(
        ("commdrill.app.fleet.asking", "commdrill.app.fleet.worker")
        if find_spec("temporalio")
        else ()
    ),
):
    import_module(_module)
for _service in ("apigateway", "iam", "lambda", "s3", "ses", "sns"):  # moto's are put together
    _headers = [("Authorization", _CREDENTIAL.format(_service))]
    for _path in ("/", "/v2/email/identities") if _service == "ses" else ("/",):
        Response.from_app(Store(), EnvironBuilder(_path, headers=_headers).get_environ())
for _service in ("apigateway", "cloudfront", "cloudfront-keyvaluestore", "iam", "lambda"):
    service_model(_service)
    _NOWHERE.of(_service)
for _service in ("pinpoint-sms-voice-v2", "s3", "sesv2", "sns"):
    service_model(_service)
    _NOWHERE.of(_service)
with redirect_stdout(TextIOWrapper(BytesIO())):  # schemas are built, patterns compiled
    main(["--root", str(Path(__file__).parents[1]), "lint"])
for _language, _seen in (("en", "by 16:30 UTC"), ("es", "en 45 minutos")):
    assert times_in(SeenText.of(_seen), 0, _language)
gc.freeze()  # what was read is not looked through again by each that is forked
