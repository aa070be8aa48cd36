"""What a worker starts in place of a Python: hands over all it was given, and lives as long as that one.

It is a program, begun without the site's packages: to be quick is all it is for.
"""

import json
import os
import signal
import socket
import sys
from contextlib import suppress

_PASSED_ON = (signal.SIGINT, signal.SIGTERM)


def _pass_on(number: int, _: object) -> None:
    with suppress(ProcessLookupError):
        os.kill(done_by, number)


signal.pthread_sigmask(signal.SIG_BLOCK, _PASSED_ON)  # until it is known to whom
with socket.socket(socket.AF_UNIX) as door:
    door.connect(sys.argv[1])
    socket.send_fds(door, [b"\0"], [0, 1, 2, os.open(".", os.O_RDONLY)])
    given = (os.getpid(), sys.argv[2:], dict(os.environ))
    door.sendall(json.dumps(given).encode() + b"\n")
    os.closerange(0, 2)
    said = door.makefile("rb")
    done_by = int(said.readline())
    for one in _PASSED_ON:
        signal.signal(one, _pass_on)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _PASSED_ON)
    code = said.read(1)  # nothing, where it was killed
os._exit(code[0] if code else 1)
