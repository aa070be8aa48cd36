"""A real IMAP server of our own, started and stopped by the tests that need one."""

import contextlib
import grp
import imaplib
import os
import pwd
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from tests.ports import free_ports

PASSWORD = "s3cret-påss"


@dataclass(frozen=True)
class Dovecot:
    """A mail server of our own: every user exists, all with the same password."""

    port: int
    tls_port: int
    certificate: Path
    mail: Path

    def settings(self, user: str, **more: Any) -> dict[str, Any]:
        plain = {"host": "127.0.0.1", "port": self.port, "security": "none"}
        return {**plain, "user": user, "password": PASSWORD, **more}

    def client(self, user: str) -> imaplib.IMAP4:
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=120)
        client.authenticate("PLAIN", lambda _: f"\0{user}\0{PASSWORD}".encode())
        return client

    def deliver(self, user: str, *subjects: str, folder: str = "INBOX") -> None:
        client = self.client(user)
        for subject in subjects:
            mail = f"Subject: {subject}\r\nTo: {user}@x.example\r\n\r\nbody of {subject}\r\n"
            client.append(folder, "", "", mail.encode())
        client.logout()

    def fill(self, user: str, mails: Iterable[bytes]) -> None:
        """Put mails straight into the user's Maildir, as a mail server delivers them."""
        owner = self.mail.stat()
        new = self.mail / user / "new"
        new.mkdir(parents=True, exist_ok=True)
        start = sum(len(files) for _, _, files in os.walk(new.parent))
        for number, mail in enumerate(mails, start):
            (new / f"{number}.bench").write_bytes(mail)
        for path in (new.parent, new, *new.iterdir()):
            os.chown(path, owner.st_uid, owner.st_gid)


# what both versions say alike: the services, and whose mail it is
_SHARED = """
    base_dir = {folder}/run
    log_path = /dev/stderr
    listen = 127.0.0.1
    ssl = yes
    mail_uid = {mail_user}
    mail_gid = {mail_group}
    first_valid_uid = 1
    mail_fsync = never
    auth_failure_delay = 0
    {internal_users}
    service imap-login {{
      chroot =
      inet_listener imap {{
        port = {port}
      }}
      inet_listener imaps {{
        port = {tls_port}
      }}
    }}
    service anvil {{
      chroot =
      unix_listener anvil-auth-penalty {{
        mode = 0
      }}
    }}
    """
_OF_2_3 = """
    protocols = imap
    ssl_cert = <{folder}/certificate.pem
    ssl_key = <{folder}/key.pem
    disable_plaintext_auth = no
    mail_location = maildir:{folder}/mail/%u
    passdb {{
      driver = static
      args = password={password}
    }}
    userdb {{
      driver = static
      args = home={folder}/mail/%u allow_all_users=yes
    }}
    """
_OF_2_4 = """
    dovecot_config_version = 2.4.0
    dovecot_storage_version = 2.4.0
    protocols {{
      imap = yes
    }}
    ssl_server_cert_file = {folder}/certificate.pem
    ssl_server_key_file = {folder}/key.pem
    auth_allow_cleartext = yes
    mail_driver = maildir
    mail_path = {folder}/mail/%{{user}}
    passdb static {{
      password = {password}
    }}
    userdb static {{
      allow_all_users = yes
      fields {{
        home = {folder}/mail/%{{user}}
      }}
    }}
    """
CONFIGURATIONS = {"2.3": _OF_2_3, "2.4": _OF_2_4}


def make_certificate(folder: Path) -> Path:
    request = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run([*request.split(), *names, *files], check=True, capture_output=True)
    return folder / "certificate.pem"


@contextlib.contextmanager
def dovecot_running() -> Iterator[Dovecot]:
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.skip("needs a real IMAP server: install dovecot-imapd (Debian) or dovecot")
    version = subprocess.run([program, "--version"], check=True, capture_output=True).stdout[:3]
    settings = CONFIGURATIONS.get(version.decode())
    if settings is None:
        pytest.skip(f"nobody here knows how dovecot {version.decode()} is configured")
    with tempfile.TemporaryDirectory(prefix="dovecot-") as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)
        port, tls_port = free_ports(2)
        (folder / "dovecot.conf").write_text(configuration(settings, folder, port, tls_port))
        server = Dovecot(port, tls_port, make_certificate(folder), folder / "mail")
        started = [program, "-F", "-c", str(folder / "dovecot.conf")]
        with subprocess.Popen(started, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            said = list(until(process.stderr, "starting up"))
            assert process.poll() is None, said
            log = threading.Thread(target=process.stderr.read)
            log.start()
            yield server
            process.terminate()
            log.join()


def until(lines: Iterator[str], last: str) -> Iterator[str]:
    for line in lines:
        yield line
        if last in line:
            return


def configuration(settings: str, folder: Path, port: int, tls_port: int) -> str:
    mail = folder / "mail"
    mail.mkdir()
    mail_user, mail_group = os.getuid(), os.getgid()
    if mail_user == 0:  # a mail server hands no mail to root
        mail_user = mail_group = 65534
        os.chown(mail, mail_user, mail_group)
        internal_users = ""
    else:
        name, group = pwd.getpwuid(mail_user).pw_name, grp.getgrgid(mail_group).gr_name
        internal_users = (
            f"default_internal_user = {name}\n    default_login_user = {name}\n"
            f"    default_internal_group = {group}"
        )
    return dedent(settings + _SHARED).format(
        folder=folder,
        mail_user=mail_user,
        mail_group=mail_group,
        internal_users=internal_users,
        password=PASSWORD,
        port=port,
        tls_port=tls_port,
    )
