"""The process that sandboxes are forked from: it has loaded what each of them needs, and does nothing.

`python -m commdrill_sandbox.company.mould SOCKET`. To import AWS takes longer than to found a company
on it. What is loaded is the same for each; what a company does and remembers is in its own process.
It ends with whoever holds the other end of the socket.
"""

import gc
import json
import os
import signal
import socket
import sys
import traceback
from importlib import import_module
from itertools import product

from commdrill_sandbox.company.premises import REGIONS

_LONGEST = 65536
_LOADED = (
    *("commdrill_sandbox.company.serve", "commdrill_sandbox.aws.assembled"),
    *("commdrill_sandbox.aws.cloudformation.control", "commdrill_sandbox.aws.fis.planes"),
)
_CREDENTIAL = "AWS4-HMAC-SHA256 Credential=k/20261123/us-east-1/{}/aws4_request"
_ASKED = (  # a service of moto's is put together when it is asked, and so is what its paths mean
    *(("apigateway", "/restapis"), ("iam", "/"), ("lambda", "/2015-03-31/functions/")),
    *(("s3", "/"), ("ses", "/"), ("ses", "/v2/email/identities"), ("sns", "/")),
)
_CLIENTS = (  # those that a founding asks for
    *product(("apigateway", "apigatewayv2", "cloudfront", "iam"), REGIONS[:1]),
    *product(("lambda", "pinpoint-sms-voice-v2", "s3", "ses", "sesv2"), REGIONS),
    ("sns", REGIONS[1]),
)


def fill() -> None:
    """Import and read what a company on AWS does, sooner or later."""
    for module in _LOADED:
        import_module(module)
    from werkzeug.test import EnvironBuilder
    from werkzeug.wrappers import Response

    from commdrill.documents.actions import Actions
    from commdrill.documents.drill import Drill
    from commdrill.documents.environment import Environment
    from commdrill.documents.plan import Plan
    from commdrill_sandbox.aws.clients import make_ahead
    from commdrill_sandbox.aws.store import Store
    from commdrill_sandbox.aws.wire.models import service_model

    for service, path in _ASKED:
        headers = [("Authorization", _CREDENTIAL.format(service))]
        Response.from_app(Store(), EnvironBuilder(path, headers=headers).get_environ())
    make_ahead(_CLIENTS)
    for service in ("cloudfront-keyvaluestore", *(service for service, _ in _CLIENTS)):
        service_model(service)
    for document in (Actions, Drill, Environment, Plan):
        document.model_rebuild()  # else each reader would


def main(orders: socket.socket) -> None:
    """Fork a sandbox for each order, until nobody is there to give one."""
    gc.disable()
    fill()
    gc.freeze()  # what all of them share is looked through by none
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # none that has ended stays about
    while True:
        told, files, _, _ = socket.recv_fds(orders, _LONGEST, 2)
        if not told:
            return
        if (pid := os.fork()) == 0:
            orders.close()
            sys.exit(_become(json.loads(told), files))
        for file in files:
            os.close(file)
        orders.sendall(f"{pid}\n".encode())


def _become(arguments: list[str], files: list[int]) -> int:
    """In the forked process: be the sandbox; how it could not be is told where it would be ready."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for file, stream in zip(files, (1, 2), strict=True):
        os.dup2(file, stream)
        os.close(file)
    from moto.moto_api._internal import mock_random

    mock_random.seed()  # else the ids of one are those of all
    from commdrill_sandbox.company import __main__ as company

    sys.argv[1:] = arguments
    try:
        code = company.main()
    except Exception:  # noqa: BLE001 - as where Python ends by it
        traceback.print_exc()
        code = 1
    if code:
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()
    return code


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
