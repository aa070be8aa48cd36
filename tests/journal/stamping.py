"""A time stamp authority of one's own, by OpenSSL."""

import subprocess
from pathlib import Path

CONFIG = """\
[req]
distinguished_name = name
prompt = no
x509_extensions = stamping
[name]
CN = AnyCompany test time stamps
[stamping]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""


def openssl(folder: Path, *arguments: str) -> bytes:
    """What it answers, in a folder."""
    command = ["openssl", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout


def authority(folder: Path) -> Path:
    """Key, certificate and serial number of an authority, in this folder."""
    (folder / "config").write_text(CONFIG.format(folder=folder))
    (folder / "serial").write_text("01\n")
    new = ("-newkey", "rsa:2048", "-nodes", "-keyout", "key", "-out", "certificate", "-days", "2")
    openssl(folder, "req", "-x509", "-config", "config", *new)
    return folder


def expire(folder: Path) -> None:
    """Its certificate, with its last day behind it."""
    openssl(folder, "x509", "-in", "certificate", "-signkey", "key", "-days", "-1", "-out", "late")
    (folder / "late").replace(folder / "certificate")


def stamped(folder: Path, query: bytes) -> bytes:
    """Its answer to a query."""
    (folder / "query").write_bytes(query)
    by = ("-signer", "certificate", "-inkey", "key", "-section", "one")
    return openssl(folder, "ts", "-reply", "-config", "config", "-queryfile", "query", *by)
