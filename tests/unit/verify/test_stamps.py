"""Time stamps on heads, made by `openssl ts` as the authority."""

import base64
import shutil
import subprocess
from contextlib import suppress
from datetime import timedelta

import pytest
import rfc8785
from rfc3161_client import decode_timestamp_response
from tests.story import stamping
from tests.unit.verify.checked import failing, found
from tests.unit.verify.ledger import NOON, Ledger

from jatak_verify.checking import Trust
from jatak_verify.errors import Broken, Unreadable
from jatak_verify.finding import Verdict
from jatak_verify.log.der import as_response
from jatak_verify.log.head import head_of
from jatak_verify.log.stamps import authorities, stamp_of

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
CONFIG = """
[tsa]
default_tsa = here
[here]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[extensions]
extendedKeyUsage = critical,timeStamping
basicConstraints = CA:false
"""

RSA = bytes.fromhex("2a864886f70d010101")


class Authority:
    """An authority with a root of its own."""

    def __init__(self, folder, name="Klokken"):
        self.folder = folder
        folder.mkdir()
        (folder / "tsa.cnf").write_text(CONFIG)
        (folder / "serial").write_text("01\n")
        new = ("-newkey", "rsa:2048", "-nodes")
        self(
            "req",
            "-x509",
            *new,
            "-keyout",
            "root.key",
            "-out",
            "root.pem",
            "-subj",
            f"/CN={name} root",
            "-days",
            "9000",
        )
        self("req", *new, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", f"/CN={name}")
        signing = ("-CA", "root.pem", "-CAkey", "root.key", "-extfile", "tsa.cnf", "-extensions", "extensions")
        self("x509", "-req", "-in", "tsa.csr", *signing, "-days", "8000", "-out", "tsa.pem")

    def stamp(self, message: bytes, token: bool = False) -> str:
        (self.folder / "message").write_bytes(message)
        self("ts", "-query", "-data", "message", "-sha256", "-cert", "-out", "query")
        signing = ("-signer", "tsa.pem", "-inkey", "tsa.key", "-chain", "root.pem")
        out = ("-token_out",) if token else ()
        self("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", *signing, *out, "-out", "reply")
        return base64.b64encode((self.folder / "reply").read_bytes()).decode()

    @property
    def root(self):
        return self.folder / "root.pem"

    def __call__(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("tsa") / "a")


class Between(Authority):
    """An authority whose certificate leads to the root by way of another, which comes with each stamp."""

    def __init__(self, folder):
        super().__init__(folder)
        (folder / "ca.cnf").write_text("basicConstraints = critical,CA:true\nkeyUsage = critical,keyCertSign\n")
        new = ("req", "-newkey", "rsa:2048", "-nodes")
        self(*new, "-keyout", "between.key", "-out", "between.csr", "-subj", "/CN=Between")
        issued = ("-CA", "root.pem", "-CAkey", "root.key", "-extfile", "ca.cnf", "-days", "8500")
        self("x509", "-req", "-in", "between.csr", *issued, "-out", "between.pem")
        signing = ("-CA", "between.pem", "-CAkey", "between.key", "-extfile", "tsa.cnf", "-extensions", "extensions")
        self("x509", "-req", "-in", "tsa.csr", *signing, "-days", "8000", "-out", "tsa.pem")
        (folder / "root.only").write_bytes(self.root.read_bytes())
        (folder / "root.pem").write_bytes((folder / "between.pem").read_bytes())

    @property
    def trusted(self):
        return authorities(self.folder / "root.only")


def test_a_certificate_between_is_a_way_to_the_root_and_no_root(tmp_path):
    other, stranger = Between(tmp_path / "c"), Between(tmp_path / "d")
    data = written(tmp_path / "e.zip", lambda head: other.stamp(said(head)))
    assert failing(data, Trust(authorities=other.trusted)) == {}
    assert "time stamps" in failing(data, Trust(authorities=stranger.trusted))


def said(head):
    return rfc8785.dumps({name: head[name] for name in ("at", "log", "root", "size")})


def written(file, stamps):
    ledger = Ledger()
    ledger.stamps = {3: [stamps(ledger.head(3))]}
    return ledger.written(file).read_bytes()


@pytest.mark.parametrize("token", [True, False])
def test_a_time_stamp_holds(authority, tmp_path, token):
    data = written(tmp_path / "e.zip", lambda head: authority.stamp(said(head), token))
    told = {each.check: each for each in found(data, Trust(authorities=authorities(authority.root)))}
    assert told["time stamps"].verdict is Verdict.HOLDS
    assert "Klokken stamped the log with the time, last on " in told["time stamps"].words
    assert "authority" not in told
    untold = {each.check: each for each in found(data)}
    assert untold["authority"].verdict is Verdict.OPEN


def test_the_stamp_of_something_else(authority, tmp_path):
    data = written(tmp_path / "e.zip", lambda head: authority.stamp(b"something else"))
    assert "it is the stamp of something else" in failing(data)["time stamps"]


def test_an_authority_that_the_reader_does_not_trust(authority, tmp_path):
    other = Authority(tmp_path / "b", "Mallory")
    data = written(tmp_path / "e.zip", lambda head: other.stamp(said(head)))
    told = failing(data, Trust(authorities=authorities(authority.root)))
    assert "The time stamp on the head of 1 July 2026, 12:03 UTC (3 entries) does not hold" in told["time stamps"]


def test_a_stamp_from_before_what_it_stamps(authority, tmp_path, monkeypatch):
    monkeypatch.setattr("tests.unit.verify.ledger.NOON", NOON + timedelta(days=9000))
    data = written(tmp_path / "e.zip", lambda head: authority.stamp(said(head)))
    assert "it is older than what it stamps" in failing(data)["time stamps"]


def test_any_changed_byte_of_a_stamp(authority):
    head, roots = head_of(Ledger().head(3), "It"), authorities(authority.root)
    good = base64.b64decode(authority.stamp(said(Ledger().head(3)), token=True))
    assert stamp_of(good, head, roots).trusted
    # Certificates that come with a stamp are not signed by it: what is changed there changes nothing that counts.
    certificates = certificates_in(good)
    signed = set(range(len(good))) - certificates - unsigned_in(good, max(certificates))
    assert len(signed) > 450
    unseen = [at for at in sorted(signed) if holds(good[:at] + bytes([good[at] ^ 0x10]) + good[at + 1 :], head, roots)]
    assert unseen == []


def unsigned_in(token, behind):
    """The rest that no signature covers (RFC 5652 section 5.4): numbers of versions, and what kind of key signed."""
    whole, signer, kind = token.index(b"\2\1\3"), token.index(b"\2\1\1\x30", behind), token.rindex(RSA)
    return {whole + 2, signer + 2, *range(kind, kind + len(RSA))}


def certificates_in(token):
    """The places of the certificates in a token."""
    response = decode_timestamp_response(as_response(token))
    starts = [(token.index(each), len(each)) for each in response.signed_data.certificates]
    return {at for start, size in starts for at in range(start, start + size)}


def holds(token, head, roots):
    with suppress(Broken):
        return bool(stamp_of(token, head, roots))
    return False


@pytest.mark.parametrize(
    ("name", "cades", "words"),
    [
        ("good", "-cades", None),
        ("mail", "-cades", ""),
        ("both", "-cades", "its certificate is not for time stamps alone."),
        ("good", "", "it does not say that it was signed with the certificate that it brings."),
    ],
)
def test_by_whom_a_stamp_says_that_it_was_made(here, name, cades, words):
    head = head_of(Ledger().head(3), "It")
    (here.folder / "message").write_bytes(head.signed)
    here.openssl("ts -query -data message -sha256 -cert -out asked")
    answer = here.signed_again((here.folder / "asked").read_bytes(), name, cades)
    if words is None:
        assert stamp_of(answer, head, authorities(here.folder / "root.pem")).trusted
    else:
        with pytest.raises(Broken) as refused:
            stamp_of(answer, head, authorities(here.folder / "root.pem"))
        assert words in refused.value.words


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    return stamping.Authority(tmp_path_factory.mktemp("here"))


@pytest.mark.parametrize("content", [b"", b"\0", b"0", b"\x30\x80", b"\x30\x03\x02\x01\x00", b"x" * 300])
def test_what_is_no_stamp(tmp_path, content):
    data = written(tmp_path / "e.zip", lambda head: base64.b64encode(content).decode())
    assert "it cannot be read" in failing(data)["time stamps"]


def test_what_is_no_certificate(tmp_path):
    (tmp_path / "root.pem").write_text("Dear Ana")
    for file in (tmp_path / "root.pem", tmp_path / "none.pem", tmp_path):
        with pytest.raises(Unreadable):
            authorities(file)
