"""`jatak inbound parse`: a line a message, without a database; a file that is not there stops nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.unit.inbound.reading.mails import complaint, dsn, mail

FIELDS = {"file", "kind", "recipient", "recipients", "status", "permanent", "reason", "language", "action"}


def parse(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, that knows of no database."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("JATAK", "DJANGO"))}
    command = [str(Path(sys.executable).with_name("jatak")), "inbound", "parse", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=known, check=False, timeout=120)


def test_one_line_a_message(tmp_path: Path) -> None:
    for name, data in (("bounce.eml", dsn()), ("complaint.eml", complaint()), ("post.eml", mail())):
        (tmp_path / name).write_bytes(data)
    line = b"From ana@example.org Mon Feb  9 12:36:39 2009\n"
    (tmp_path / "many.mbox").write_bytes(line + mail("a") + b"\n\n" + line + dsn())
    files = [str(tmp_path / name) for name in ("bounce.eml", "complaint.eml", "missing.eml", "post.eml", "many.mbox")]
    done = parse("--json", *files)
    lines = [json.loads(one) for one in done.stdout.decode("ascii").splitlines()]
    assert [one["kind"] for one in lines] == ["bounce", "complaint", "post", "post", "bounce"]
    assert all(set(one) == FIELDS for one in lines)
    assert lines[0] == {
        "file": files[0],
        "kind": "bounce",
        "recipient": "ana@example.org",
        "recipients": ["ana@example.org"],
        "status": "5.1.1",
        "permanent": True,
        "reason": "unknown_user",
        "language": lines[0]["language"],
        "action": "mark_undeliverable",
    }
    assert (done.returncode, done.stderr.count(b"missing.eml")) == (1, 1)


def test_standard_input_and_a_table() -> None:
    done = parse("-", given=dsn())
    assert done.returncode == 0
    assert b"mark_undeliverable" in done.stdout.replace(b"\n", b"") or b"bounce" in done.stdout


def test_neither_django_nor_a_database_is_loaded() -> None:
    code = (
        "import sys; from jatak.inbound.reading.post import read; read(b'Subject: a\\n\\nb');"
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'psycopg')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=120)
    assert done.stdout.strip() == b"[]"
