"""Two hosts, each with a network of its own, and one S3: whichever moment one dies at, the other restores.

Run by hand, as root: `python tests/bench/bench_hosts.py [RECORD]…`. The hosts are network namespaces
that reach nothing but the shop and the S3 (moto's), which have a third. One small drill is killed
(`kill -9`) as soon as each of its records is on the shelf, before its host hears of it, while its end
is laid there, and right before and after its fault goes in and comes out. Each time the other host
takes over; it is told after how many seconds from the start of `recover --take-over` the shop was whole
(bound: 2), and checked that `verify` finds the run whole on both hosts, that the shelf knows it as begun
and closed once, that nothing is left to recover, and after the fault's four, that its environment can
be drilled again.
"""

import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from moto.server import ThreadedMotoServer

from commdrill.journal.shared_run import BEGUN, CLOSED, ENDED, RUNS
from tests.drivers.aws.local_aws import LocalAws
from tests.e2e.corner import a_moment
from tests.e2e.two_hosts import Hosts, two_hosts
from tests.forge import Command, enter
from tests.shelf.shelves import BUCKET, answered, s3_shelf, wired

BOUND = 2.0  # seconds
KEYS = {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local", "AWS_REGION": "us-east-1"}
ENDS = {
    '"event": "RunFinished"': "at the last record",
    "/journal.jsonl ": "at its journal in one piece",
    "/SHA256SUMS ": "at its check sums",
    "/ended/": "once it is known to have ended",
    "/closed/": "once it is known to be closed",
}
KILL = "kill -KILL $PPID"
Kill = Callable[[Hosts], Command]


def ip(*words: str) -> None:
    """Have the kernel do it."""
    subprocess.run(["ip", *words], check=True)


@contextmanager
def networks() -> Iterator[tuple[str, Sequence[str]]]:
    """The world's address, for this process is in its network now; the names of the hosts' networks."""
    names = [f"{name}-{os.getpid()}" for name in ("world", "one", "two")]
    world, *hosts = names
    with ExitStack() as stack:
        for name in names:
            ip("netns", "add", name)
            stack.callback(ip, "netns", "delete", name)
            ip("-n", name, "link", "set", "lo", "up")
        ip("-n", world, "link", "add", "lan", "type", "bridge")
        ip("-n", world, "address", "add", "10.77.0.1/24", "dev", "lan")
        ip("-n", world, "link", "set", "lan", "up")
        for number, host in enumerate(hosts, start=2):
            ip("-n", host, "link", "add", "wire", "type", "veth",
               "peer", "name", f"wire{number}", "netns", world)  # fmt: skip
            ip("-n", host, "address", "add", f"10.77.0.{number}/24", "dev", "wire")
            ip("-n", host, "link", "set", "wire", "up")
            ip("-n", world, "link", "set", f"wire{number}", "master", "lan", "up")
        enter(world)
        yield "10.77.0.1", hosts


@contextmanager
def s3(address: str) -> Iterator[str]:
    """An empty one, with a bucket for runs."""
    with socket.create_server((address, 0)) as free:
        port = free.getsockname()[1]
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # each request would be a line
    server = ThreadedMotoServer(address, port, verbose=False)
    server.start()
    try:
        url = f"http://{address}:{port}"
        LocalAws(url).bucket(BUCKET)
        yield url
    finally:
        server.stop()


class Bench:
    """Kills a drill at one moment after the other."""

    def __init__(self, folder: Path, address: str, hosts: Sequence[str], url: str) -> None:
        self._folder = folder
        self._address = address
        self._hosts = hosts
        self._url = url
        self._turn = 0

    @contextmanager
    def _hosts_on(self, url_of_one: str) -> Iterator[Hosts]:
        """Fresh ones, and a shelf that nobody has used."""
        self._turn += 1
        prefix = f"turn-{self._turn}/"
        folder = self._folder / str(self._turn)
        folder.mkdir()
        shelf = s3_shelf(self._url, prefix=prefix)
        with two_hosts(folder, f"s3://{BUCKET}/{prefix}", shelf, self._address) as both:
            urls = (url_of_one, self._url)
            one, two = (
                replace(host, variables={"AWS_ENDPOINT_URL": url, "FORGE_NAMESPACE": name})
                for host, url, name in zip((both.one, both.two), urls, self._hosts, strict=True)
            )
            yield replace(both, one=one, two=two)

    def whole_drill(self) -> list[str]:
        """The records of one that nobody disturbs."""
        with self._hosts_on(self._url) as hosts:
            ended = hosts.one.run("run")
            assert ended.returncode == 0, ended.stdout + ended.stderr
            return hosts.names()

    def at(self, said: str) -> float | None:
        """Once what says this is on the shelf its writer is no more; None where nothing says it."""
        running = list[Command]()
        there = threading.Event()

        def deed(line: socket.socket, request: bytes, ask: Callable[[bytes], bytes]) -> None:
            if said.encode() not in request:
                return answered(line, request, ask)
            ask(request)
            there.wait()
            return running[0].send_signal(signal.SIGKILL)

        with wired(self._url, deed) as (url, _), self._hosts_on(url) as hosts:
            running.append(hosts.one.start("run"))
            there.set()
            if running[0].ended().returncode == 0:
                return None
            return self._taken_over(hosts, running[0])

    def at_program(self, program: str, *, after: bool) -> float:
        """Right before or after the world changes."""
        with self._hosts_on(self._url) as hosts:
            hosts.once(program, KILL, after=after)
            took = self._taken_over(hosts, hosts.one.start("run"))
            again = hosts.two.run("run")
            assert again.returncode == 0, again.stdout + again.stderr
            return took

    def _taken_over(self, hosts: Hosts, killed: Command) -> float:
        """Seconds until the shop was whole; 0 where it was never broken."""
        assert killed.ended().returncode == -signal.SIGKILL
        (run,) = {key.split("/")[1] for key in hosts.shelf.list(RUNS)}
        was_broken, began = hosts.is_broken(), time.monotonic()
        taking = hosts.two.start("recover", run, "--take-over")
        while hosts.is_broken() and taking.returncode is None:
            a_moment()
        took = time.monotonic() - began if was_broken else 0.0
        taken = taking.ended()
        assert taken.returncode == 0, taken.stdout + taken.stderr
        _check(hosts, run)
        return took


def _check(hosts: Hosts, run: str) -> None:
    """The world, the run on both hosts, and what the shelf knows of it."""
    assert not hosts.is_broken()
    assert hosts.names(run).count("RunFinished") == 1
    for host in (hosts.one, hosts.two):
        verified = host.run("verify", run)
        assert verified.returncode == 0, verified.stdout + verified.stderr
    assert [*hosts.shelf.list(BEGUN)] == [f"{BEGUN}{run}"]
    assert [*hosts.shelf.list(CLOSED)] == [f"{CLOSED}{run}"]
    assert all(key.endswith(run) for key in hosts.shelf.list(ENDED))
    left = hosts.one.run("recover")
    assert left.returncode == 0, left.stdout + left.stderr


def measure(bench: Bench, only: Sequence[int]) -> None:
    """Each moment, and the longest."""
    names, took = bench.whole_drill(), list[float]()
    moments = {f"/journal/{n:08d} ": f"at record {n}, {name}" for n, name in enumerate(names, 1)}
    asked = {said: told for said, told in moments.items() if not only or int(said[9:]) in only}
    for said, told in (asked | ENDS).items():
        whole_after = bench.at(said)
        if whole_after is None:  # looks are as many as there is time for
            print(f"{told}: this drill had none")
            continue
        took.append(whole_after)
        print(f"{told}: whole after {took[-1]:.2f} s", flush=True)
    for program, what in (("stop.sh", "inject"), ("start.sh", "revert")):
        for after in (False, True):
            took.append(bench.at_program(program, after=after))
            when = "after" if after else "before"
            print(f"right {when} {what}: whole after {took[-1]:.2f} s", flush=True)
    print(f"{len(took)} kills; the longest {max(took):.2f} s; verify clean on both after each")
    assert max(took) < BOUND


def main() -> None:
    """Where the kernel lets us."""
    if os.geteuid() or shutil.which("ip") is None:
        print("skipped: network namespaces are root's, and `ip` makes them")
        return
    os.environ |= KEYS
    folder = Path(tempfile.mkdtemp(prefix="hosts-"))
    try:
        with networks() as (address, hosts), s3(address) as url:
            measure(Bench(folder, address, hosts, url), [int(one) for one in sys.argv[1:]])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
