"""Debian's Dovecot on this machine, as whoever runs the tests: one account, its folders in a place of its own."""

import contextlib
import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

PASSWORD = "sommer:og/sol"
CONFIG = """
protocols = imap
base_dir = {place}/run
state_dir = {place}/state
log_path = {place}/log
listen = 127.0.0.1
default_internal_user = {inner}
default_internal_group = {inner_group}
default_login_user = {login}
disable_plaintext_auth = no
ssl = {ssl}
{certificate}
first_valid_uid = 0
mail_location = maildir:~/Maildir
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={place}/home/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
{more}
"""


class Dovecot:
    """A running server."""

    def __init__(self, place: Path, port: int, tls_port: int) -> None:
        self.place, self.port, self.tls_port = place, port, tls_port

    @property
    def url(self) -> str:
        """As JATAK_INBOUND_IMAP_URL."""
        return f"imap://jatak:sommer%3Aog%2Fsol@127.0.0.1:{self.port}/INBOX"

    @contextlib.contextmanager
    def client(self) -> Iterator[imaplib.IMAP4]:
        """Somebody else who looks into the mailbox."""
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=20)
        client.login("jatak", PASSWORD)
        try:
            yield client
        finally:
            client.logout()

    def post(self, *mails: bytes, at: datetime | None = None, folder: str = "INBOX") -> None:
        """Let mails arrive, the instant as the server's own."""
        with self.client() as client:
            for mail in mails:
                instant = imaplib.Time2Internaldate(at) if at else ""
                done, said = client.append(folder, "", instant, mail)  # type: ignore[arg-type]
                assert done == "OK", said

    def count(self, folder: str = "INBOX") -> int:
        """How many messages lie in a folder; 0 where there is none."""
        with self.client() as client:
            done, said = client.select(f'"{folder}"', readonly=True)
            return int(said[0] or 0) if done == "OK" else 0

    def unseen(self, folder: str) -> int:
        """How many of them nobody has read."""
        with self.client() as client:
            client.select(f'"{folder}"', readonly=True)
            return len((client.search(None, "UNSEEN")[1][0] or b"").split())


@contextlib.contextmanager
def dovecot(
    without: str = "", prefix: str = "", separator: str = "/", certificate: Path | None = None
) -> Iterator[Dovecot]:
    """Run it until the end; `without` takes capabilities away, `prefix` is that of its folders."""
    place = Path(tempfile.mkdtemp(prefix="jatak-dovecot-", dir="/tmp"))
    try:
        with _running(place, without, prefix, separator, certificate) as server:
            yield server
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextlib.contextmanager
def _running(place: Path, without: str, prefix: str, separator: str, certificate: Path | None) -> Iterator[Dovecot]:
    port, tls_port = _free(2)
    user, group = pwd.getpwuid(os.geteuid()), grp.getgrgid(os.getegid())
    root = user.pw_uid == 0
    # Dovecot gives no mailbox to root.
    owner = pwd.getpwnam("nobody") if root else user
    values = {
        "place": place,
        "inner": "dovecot" if root else user.pw_name,
        "inner_group": "dovecot" if root else group.gr_name,
        "login": "dovenull" if root else user.pw_name,
        "uid": owner.pw_uid,
        "gid": owner.pw_gid,
        "password": PASSWORD,
        "port": port,
        "tls_port": tls_port if certificate else 0,
        "ssl": "yes" if certificate else "no",
        "certificate": f"ssl_cert = <{certificate}\nssl_key = <{certificate}" if certificate else "",
        "separator": separator,
        "prefix": prefix,
        "more": f"protocol imap {{\n  imap_capability = {_without(without)}\n}}" if without else "",
    }
    place.chmod(0o755)
    home = place / "home" / "jatak"
    home.mkdir(parents=True)
    os.chown(home, owner.pw_uid, owner.pw_gid)
    config = place / "dovecot.conf"
    config.write_text(CONFIG.format(**values))
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or "dovecot"
    process = subprocess.Popen([program, "-F", "-c", str(config)], stderr=subprocess.PIPE)
    try:
        _until_open(port, process, place)
        yield Dovecot(place, port, tls_port)
    finally:
        process.terminate()
        process.wait(20)
        if process.stderr:
            process.stderr.close()


def _without(names: str) -> str:
    every = "IMAP4rev1 SASL-IR LITERAL+ ID ENABLE IDLE NAMESPACE UIDPLUS UNSELECT CHILDREN MOVE"
    return " ".join(each for each in every.split() if each not in names.split())


def _free(number: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _until_open(port: int, process: "subprocess.Popen[bytes]", place: Path) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    log = (place / "log").read_text() if (place / "log").exists() else ""
    process.kill()
    raise AssertionError(f"dovecot does not answer: {log} {process.communicate()[1].decode()}")
