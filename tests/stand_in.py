"""What xdist starts in place of a worker: hands its standard streams over, and lives as long as that one."""

import os
import signal
import socket
import sys

signal.signal(signal.SIGINT, signal.SIG_IGN)  # the worker hears it, too
with socket.socket(socket.AF_UNIX) as door:
    door.connect(sys.argv[1])
    socket.send_fds(door, [b"\0"], [0, 1, 2])
    os.closerange(0, 2)
    door.recv(1)  # nothing, once the worker is gone
os._exit(0)
