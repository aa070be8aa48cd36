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

_LONGEST = 65536
_CREDENTIAL = "AWS4-HMAC-SHA256 Credential=k/20261123/us-east-1/{}/aws4_request"
_ASKED = (  # a service of moto's is put together when it is asked, and so is what its paths mean
    *(("apigateway", "/restapis"), ("iam", "/"), ("lambda", "/2015-03-31/functions/")),
    *(("s3", "/"), ("ses", "/"), ("ses", "/v2/email/identities"), ("sns", "/")),
)
_CLIENTS = (
    *("apigateway", "cloudfront", "cloudfront-keyvaluestore", "iam", "lambda"),
    *("pinpoint-sms-voice-v2", "s3", "sesv2", "sns"),
)


def fill() -> None:
    """Import and read what a company on AWS does, sooner or later."""
    for module in ("commdrill_sandbox.company.serve", "commdrill_sandbox.aws.assembled"):
        import_module(module)
    from werkzeug.test import EnvironBuilder
    from werkzeug.wrappers import Response

    from commdrill_sandbox.aws.clients import Clients
    from commdrill_sandbox.aws.store import Store
    from commdrill_sandbox.aws.wire.models import service_model

    for service, path in _ASKED:
        headers = [("Authorization", _CREDENTIAL.format(service))]
        Response.from_app(Store(), EnvironBuilder(path, headers=headers).get_environ())
    nowhere = Clients("http://127.0.0.1:9")  # a client asks nothing while it is made
    for service in _CLIENTS:
        service_model(service)
        nowhere.of(service)


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
