"""The proof comes out: of a person, a message, a campaign and the whole ledger, for anybody to read and to check."""

import hashlib
import json
import re
import subprocess
import sys

import pytest
from tests.story.cast import DAY
from tests.story.opened import STAMP, Opened, commitment, damaged, exporting
from tests.story.proof import World

from jatak.base.errors import UsageError
from jatak.cli import evidence
from jatak.cli.naming import campaign_called, message_of
from jatak.evidence.contents import Stamp
from jatak.evidence.readme import SNIPPET
from jatak.evidence.whole_file import NoPlace
from jatak.retention.disclosure import disclose, of_campaign, of_ledger, of_message, of_person


@pytest.fixture(scope="module")
def world(shared_database):
    return World()


@pytest.fixture
def export(tmp_path):
    """Write an export and open it."""
    return exporting(tmp_path)


def test_one_persons_whole_story_and_nobody_elses(world, export):
    found = export(lambda: of_person(world.ana.pk))
    assert found.kinds() == ["given", "given", "withdrawn", "objected", "objected"]
    assert {event["entry"]["person"] for event in found.rows("events")} == {str(world.ana.pk)}
    assert [row["name"] for row in found.rows("people")] == ["Ana"]
    assert {row["address"] for row in found.rows("addresses")} == {"ana@example.com", "ana@work.example"}
    assert [row["state"] for row in found.rows("messages")] == ["accepted", "dropped"]
    assert [row["opt_out_offered"] for row in found.rows("relations")] == ["yes"]
    assert {row["person"] for name in ("messages", "relations") for row in found.rows(name)} == {str(world.ana.pk)}
    everything = b"".join(found.files.values())
    assert b"Ben" not in everything
    assert b"ben@" not in everything


def test_the_page_tells_it_in_words(world, export):
    page = re.sub(r"<[^>]+>", " ", export(lambda: of_person(world.ana.pk)).page)
    page = re.sub(r"\s+", " ", page)
    for said in (
        "Evidence about Ana",
        "May Sydrejser write to you by e-mail and SMS with offers of trips and hotels?",
        "You can leave in every mail.",
        "a link in a message, message",
        "ip: 192.0.2.7",
        "Sent: the receiving server took it",
        "Stopped before it was sent",
        "Decided anew while this was written: the same answer, rule for rule.",
        "Opt-out offered yes",
        "1 not taken back, of 2",
    ):
        assert said in page, said
    assert "<script" not in page
    assert "DIFFERENT" not in page


def test_a_stopped_message_names_the_rule_and_its_source(world, export):
    found = export(lambda: of_message(world.message(world.autumn)))
    (decision,) = found.rows("decisions")
    assert decision["permitted"] is False
    assert decision["rule"] == found.rows("messages")[0]["answer"] == "objected"
    assert decision["whole"]["sources"][0]["cite"] in found.page.replace("&#x27;", "'")
    assert decision["same_today"] is True


def test_a_message_stands_on_an_event_that_is_in_the_file(world, export):
    found = export(lambda: of_message(world.message()))
    (message,) = found.rows("messages")
    assert message["consent_event"] in {event["entry"]["id"] for event in found.rows("events")}
    assert message["notice_text"] in {row["id"] for row in found.rows("notices")}
    assert {row["address"] for row in found.rows("addresses")} == {"ana@example.com"}
    assert "Butik" not in found.page


def test_one_company_alone_shows_nothing_of_another(world, export):
    found = export(lambda: of_person(world.ana.pk, world.butik))
    assert found.kinds() == ["given"]
    assert (found.rows("messages"), found.rows("relations"), found.rows("objections")) == ([], [], [])
    assert [row["address"] for row in found.rows("addresses")] == ["ana@work.example"]
    assert b"Sydrejser" not in b"".join(found.files.values())


def test_a_campaign_counts_and_names_no_person(world, export):
    found = export(lambda: of_campaign(world.autumn))
    (campaign,) = found.rows("campaign")
    left_out = sum(row["count"] for row in found.rows("left_out"))
    assert campaign["start"]["permitted"] + left_out == campaign["start"]["people"]
    assert sorted(row["state"] for row in found.rows("messages")) == ["accepted", "dropped"]
    assert {event["entry"]["person"] for event in found.rows("events")} == {str(world.ana.pk), str(world.ben.pk)}
    everything = b"".join(found.files.values())
    for secret in (b"@example.com", b"@work.example", b"192.0.2.7", b"Ana", b"Butik"):
        assert secret not in everything, secret
    decided = {row["id"] for row in found.rows("decisions")}
    assert decided >= {row["decision"] for row in found.rows("left_out")}


def test_without_a_question_the_ledger_without_names(world, export):
    found = export(of_ledger)
    assert len(found.rows("events")) == 6
    assert sorted(found.names) == found.names
    assert "data/particulars.jsonl" not in found.names
    everything = b"".join(found.files.values())
    for secret in (b"@example.com", b"192.0.2.7", b"Ana"):
        assert secret not in everything, secret
    narrowed = export(lambda: of_ledger(world.butik), "butik.zip")
    assert narrowed.kinds() == ["given"]


def test_anybody_can_compute_the_hashes_again(world, export):
    found = export(lambda: of_person(world.ana.pk))
    for event in found.rows("events"):
        assert commitment(event["salt"], event["entry"]) == event["commitment"]
    entries = {event["entry"]["id"]: event["entry"] for event in found.rows("events")}
    (particulars,) = found.rows("particulars")
    assert particulars["data"] == {"ip": "192.0.2.7", "browser": "Æble/1.0"}
    asserted = entries[particulars["event"]]["particulars_commitment"]
    assert commitment(particulars["salt"], particulars["data"]) == asserted
    for notice in found.rows("notices"):
        text = {name: notice[name] for name in ("language", "words", "withdrawal_words")}
        text |= {name: notice[name] for name in ("headline", "benefit", "terms") if notice[name]}
        assert commitment("", text) == notice["sha256"]


def test_the_lines_in_the_readme_do_what_they_say(world, export, tmp_path):
    found = export(lambda: of_person(world.ana.pk))
    assert SNIPPET in found.files["README.txt"].decode()
    assert len(SNIPPET.splitlines()) == 5
    said = subprocess.run([sys.executable, "-c", SNIPPET], cwd=tmp_path, capture_output=True, text=True, check=True)
    ids = [event["entry"]["id"] for event in found.rows("events")]
    assert said.stdout.split() == [word for number in ids for word in (number, "True")]


def test_one_changed_byte_of_any_file_is_found(world, export, tmp_path):
    found = export(lambda: of_person(world.ana.pk))
    assert damaged(found.files) == []
    for path, content in found.files.items():
        if path == "manifest.json" or not content:
            continue
        middle = len(content) // 2
        changed = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        assert damaged(found.files | {path: changed}) == [path]
    rest = {path: content for path, content in found.files.items() if path != "data/events.jsonl"}
    assert damaged(rest) == ["data/events.jsonl"]
    assert damaged(found.files | {"data/more.jsonl": b"{}"}) == ["data/more.jsonl"]


def test_the_answer_names_the_hash_of_the_whole_file(world, tmp_path):
    written = disclose(of_ledger, tmp_path / "ledger.zip", STAMP)
    assert written.sha256 == hashlib.sha256(written.file.read_bytes()).hexdigest()
    assert written.counts["events"] == 6


def test_two_exports_of_one_state_differ_only_in_when_they_were_asked(world, export, tmp_path):
    collect = lambda: of_person(world.ana.pk)  # noqa: E731
    export(collect, "one.zip")
    export(collect, "same.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "same.zip").read_bytes()
    first, later = Opened(tmp_path / "one.zip"), export(collect, "later.zip", Stamp(STAMP.at + DAY / 24, STAMP.version))
    differing = {path for path in first.files if first.files[path] != later.files[path]}
    assert differing == {"README.txt", "index.html", "manifest.json"}
    told = json.loads(first.files["manifest.json"])
    assert (told["asked_at"], told["product"]["version"]) == ("2026-07-01T09:00:00.000000Z", "1.2.3")


def test_an_existing_file_is_kept(world, export, tmp_path):
    (tmp_path / "evidence.zip").write_text("precious")
    with pytest.raises(NoPlace, match="exists already"):
        export(of_ledger)
    assert (tmp_path / "evidence.zip").read_text() == "precious"
    disclose(of_ledger, tmp_path / "evidence.zip", STAMP, force=True)
    assert damaged(Opened(tmp_path / "evidence.zip").files) == []


def test_wrong_names_say_what_there_is(world):
    with pytest.raises(UsageError, match="no campaign Sommer"):
        campaign_called("Sommer", None)
    with pytest.raises(UsageError, match="Butik sent no message"):
        message_of(world.message().id, world.butik)
    assert campaign_called("Autumn", None).pk == world.autumn.pk


def test_the_command_answers_in_one_line(world, tmp_path, capsys):
    command(tmp_path / "ana.zip", person="ANA@example.com", as_json=True)
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["events"], told["messages"], told["relations"]) == (5, 2, 1)
    assert told["sha256"] == hashlib.sha256((tmp_path / "ana.zip").read_bytes()).hexdigest()
    command(tmp_path / "autumn.zip", campaign="Autumn", controller="Sydrejser")
    assert str(tmp_path / "autumn.zip") in capsys.readouterr().out


@pytest.mark.parametrize(
    "asked",
    [
        {"person": "nobody@example.com"},
        {"person": "999"},
        {"person": "no address"},
        {"message": 999},
        {"message": 10**30},
        {"campaign": "Sommer"},
        {"controller": "Nobody"},
        {"campaign": "Autumn", "controller": "Butik"},
        {"campaign": "Autumn", "message": 1},
    ],
)
def test_a_wrong_name_is_refused_and_nothing_is_written(world, tmp_path, asked):
    with pytest.raises(UsageError) as refused:
        command(tmp_path / "e.zip", **asked)
    assert refused.value.exit_code == 2
    assert refused.value.remedy
    assert list(tmp_path.iterdir()) == []


def command(file, person="", message=None, campaign="", controller="", force=False, as_json=False):
    evidence.export(file, person, message, campaign, controller, force, as_json)
