"""A time-stamping authority on this machine: `openssl ts` behind real HTTP, which can be told to misbehave."""

import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

CONFIG = """
[tsa]
default_tsa = it
[it]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = {digests}
accuracy = secs:1
ordering = no
ess_cert_id_alg = sha256
"""
TST_INFO = "1.2.840.113549.1.9.16.1.4"
USAGES = {
    "good": "critical,timeStamping",
    "mail": "critical,emailProtection",
    "both": "critical,timeStamping,clientAuth",
}


@dataclass
class Authority:
    """Its keys and certificates in a folder, how it answers, and what it was asked."""

    folder: Path
    answers: "Callable[[Authority, bytes], tuple[int, bytes]]" = lambda self, asked: (200, self.reply(asked))
    asked: list[bytes] = field(default_factory=list)
    url: str = ""

    def __post_init__(self) -> None:
        """Make a root, and certificates for one purpose or another."""
        (self.folder / "serial").write_text("01\n")
        self.root("root")
        for name, usage in USAGES.items():
            self._certificate(name, usage)
        for name, digests in (("ts", "sha256"), ("strict", "sha512")):
            (self.folder / f"{name}.cnf").write_text(CONFIG.format(folder=self.folder, digests=digests))

    def root(self, name: str) -> Path:
        """A root certificate, of which nobody knows anything."""
        self.openssl(f"req -x509 -newkey rsa:2048 -nodes -keyout {name}.key -out {name}.pem -days 30 -subj /CN={name}")
        return self.folder / f"{name}.pem"

    def _certificate(self, name: str, usage: str) -> None:
        (self.folder / f"{name}.ext").write_text(f"extendedKeyUsage={usage}\nbasicConstraints=critical,CA:FALSE\n")
        self.openssl(f"req -new -newkey rsa:2048 -nodes -keyout {name}.key -out {name}.csr -subj /CN={name}")
        self.openssl(
            f"x509 -req -in {name}.csr -CA root.pem -CAkey root.key -out {name}.pem -days 30 -extfile {name}.ext"
        )

    def reply(self, asked: bytes, config: str = "ts") -> bytes:
        """What openssl answers."""
        (self.folder / "query").write_bytes(asked)
        self.openssl(
            f"ts -reply -queryfile query -inkey good.key -signer good.pem -section it -out reply -config {config}.cnf"
        )
        return (self.folder / "reply").read_bytes()

    def signed_again(self, asked: bytes, name: str, cades: str = "") -> bytes:
        """The same stamp, signed with another certificate, or without naming it unless it is told -cades."""
        self.reply(asked)
        self.openssl("ts -reply -in reply -token_out -out token")
        self.openssl("cms -verify -noverify -inform DER -in token -out info")
        self.openssl(
            f"cms -sign -econtent_type {TST_INFO} -in info -nodetach -binary -outform DER"
            f" -signer {name}.pem -inkey {name}.key -md sha256 -out again {cades}"
        )
        return wrapped((self.folder / "again").read_bytes())

    def openssl(self, words: str) -> None:
        """Run it in the folder; it must succeed."""
        done = subprocess.run(["openssl", *words.split()], cwd=self.folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()


def wrapped(token: bytes) -> bytes:
    """A token as an answer that was granted."""
    content = bytes((0x30, 3, 2, 1, 0)) + token
    return bytes((0x30, 0x82)) + len(content).to_bytes(2, "big") + content


def serving(authority: Authority) -> HTTPServer:
    """A server on a free port of the loopback, in a thread; `shutdown` ends it."""

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/timestamp-query"
            authority.asked.append(asked)
            status, answer = authority.answers(authority, asked)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *words: object) -> None:
            """Silence."""

    server = HTTPServer(("127.0.0.1", 0), Desk)
    authority.url = f"http://127.0.0.1:{server.server_address[1]}/tsa"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
