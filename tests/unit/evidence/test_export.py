"""An export is the same bytes for the same content, names every file, and is there whole or not at all."""

import hashlib
import json
import signal
import stat
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import rfc8785

from jatak.base.errors import JatakError
from jatak.evidence.contents import Contents, Part, Stamp
from jatak.evidence.export import write
from jatak.evidence.page import Facts, Page
from jatak.evidence.whole_file import DiskFull, NoPlace

STAMP = Stamp(datetime(2026, 7, 1, 9, tzinfo=UTC), "1.2.3")
ROWS = [{"id": "2", "name": "Æble\n\u2028</script>"}, {"id": "1", "name": None}]


def contents(rows=ROWS, page=lambda stamp: Page("Title", "Lead", Facts([]), [])):
    return Contents(
        {"kind": "test", "words": "A {test}."}, (Part("rows", "some rows", rows), Part("none", "none", [])), page
    )


def test_same_content_same_bytes(tmp_path):
    first, second = (write(tmp_path / name, contents(), STAMP) for name in ("one.zip", "two.zip"))
    assert first.file.read_bytes() == second.file.read_bytes()
    assert first.sha256 == second.sha256 == hashlib.sha256(first.file.read_bytes()).hexdigest()
    assert first.counts == {"rows": 2, "none": 0}


def test_names_in_order_and_no_times(tmp_path):
    with zipfile.ZipFile(write(tmp_path / "e.zip", contents(), STAMP).file) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    names = [entry.filename for entry in entries]
    assert names == ["README.txt", "data/none.jsonl", "data/rows.jsonl", "index.html", "manifest.json"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_manifest_is_canonical_and_lists_every_other_file(tmp_path):
    with zipfile.ZipFile(write(tmp_path / "e.zip", contents(), STAMP).file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    raw = files.pop("manifest.json")
    manifest = json.loads(raw)
    assert rfc8785.dumps(manifest) == raw
    listed = [(each["path"], each["size"], each["sha256"]) for each in manifest["files"]]
    assert listed == [(path, len(content), hashlib.sha256(content).hexdigest()) for path, content in files.items()]
    assert (manifest["format"], manifest["format_version"], manifest["signatures"]) == ("jatak-evidence", 2, [])
    assert manifest["product"] == {"name": "jatak", "version": "1.2.3"}
    assert manifest["asked"] == {"kind": "test", "words": "A {test}."}


def test_lines_come_back_as_they_were(tmp_path):
    with zipfile.ZipFile(write(tmp_path / "e.zip", contents(), STAMP).file) as archive:
        assert [json.loads(line) for line in archive.read("data/rows.jsonl").splitlines()] == ROWS


def test_many_lines_are_counted_as_they_are_written(tmp_path):
    heard = []
    many = ({"id": str(number)} for number in range(50_000))
    write(tmp_path / "e.zip", contents(many), STAMP, watch=heard.append)
    counts = [far.lines for far in heard if far.writing == "data/rows.jsonl"]
    assert counts == sorted(counts)
    assert counts[-1] == 50_000
    assert len(counts) > 5


def test_only_its_owner_reads_it(tmp_path):
    assert stat.S_IMODE(write(tmp_path / "e.zip", contents(), STAMP).file.stat().st_mode) == 0o600


@pytest.mark.parametrize("place", ["missing/e.zip", "folder", "there.zip"])
def test_a_wrong_place_is_refused_with_a_remedy_before_anything_is_read(tmp_path, place):
    (tmp_path / "folder").mkdir()
    (tmp_path / "there.zip").write_text("precious")

    def never():
        pytest.fail("rows were read")
        yield {}

    with pytest.raises(NoPlace) as refused:
        write(tmp_path / place, contents(never()), STAMP)
    assert refused.value.remedy
    assert refused.value.exit_code == 2
    assert (tmp_path / "there.zip").read_text() == "precious"


def test_force_replaces(tmp_path):
    (tmp_path / "e.zip").write_text("old")
    assert zipfile.is_zipfile(write(tmp_path / "e.zip", contents(), STAMP, force=True).file)


def test_what_breaks_leaves_nothing_behind(tmp_path):
    def breaks():
        yield {"id": "1"}
        raise JatakError("broken")

    with pytest.raises(JatakError, match="broken"):
        write(tmp_path / "e.zip", contents(breaks()), STAMP)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_and_leaves_nothing_behind(tmp_path):
    def full():
        yield {"id": "1"}
        raise OSError(28, "No space left on device")

    with pytest.raises(DiskFull, match=f"The disk under {tmp_path} is full"):
        write(tmp_path / "e.zip", contents(full()), STAMP)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_came_meanwhile_is_kept(tmp_path):
    def meanwhile():
        (tmp_path / "e.zip").write_text("another's")
        yield {"id": "1"}

    with pytest.raises(NoPlace, match="exists already"):
        write(tmp_path / "e.zip", contents(meanwhile()), STAMP)
    assert (tmp_path / "e.zip").read_text() == "another's"
    assert len(list(tmp_path.iterdir())) == 1


def test_how_far_it_is_follows_what_is_expected(tmp_path):
    heard = []
    parts = tuple(Part(name, name, ROWS * 5_000, expected=10_000) for name in ("first", "second"))
    write(
        tmp_path / "e.zip", replace(contents(), parts=(*parts, Part("third", "few", ROWS))), STAMP, watch=heard.append
    )
    shares = [far.share for far in heard]
    assert shares == sorted(shares)
    assert [far.share for far in heard if far.lines == 10_000] == [0.5, 1.0]
    assert shares[-1] == 1.0


def test_a_killed_process_leaves_nothing_that_looks_like_an_export(tmp_path):
    killed = """
import os, signal, sys
from pathlib import Path
from jatak.evidence.whole_file import whole_file
with whole_file(Path(sys.argv[1])) as out:
    out.write(b"PK" * 50_000)
    out.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""
    ended = subprocess.run([sys.executable, "-c", killed, str(tmp_path / "e.zip")], check=False)
    assert ended.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".e.zip.")
    assert left.suffix == ".part"
