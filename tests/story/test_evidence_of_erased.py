"""Who was erased and whose proof went: every other proof holds, and what is kept apart is shown to who may ask."""

import json
import subprocess
import sys
from datetime import timedelta
from zipfile import ZipFile

import pytest
from tests.story.cast import mailbox, person, question, says_yes
from tests.story.erasing import everywhere
from tests.story.opened import Opened
from tests.story.proof import World
from tests.story.sending import bought, leaves, lives_in, now
from tests.story.test_archived_and_erased import LONG_AGO
from tests.story.test_verify import believed, ours, written
from tests.unit.verify.checked import failing, found
from tests.unit.verify.forging import forged, lines

from jatak.base.calendar import months_before
from jatak.consent.models import Event
from jatak.database.using import acting_as, atomic, connection
from jatak.evidence.contents import Stamp
from jatak.people.models import Person
from jatak.retention.clocks.running import run
from jatak.retention.disclosure import disclose, of_ledger, of_person
from jatak.retention.erasure import Why, erase, release
from jatak.retention.erasure.disclosing.export import of_erased
from jatak.retention.erasure.disclosing.whose import erased_known_as
from jatak.retention.erasure.opening import open_locked
from jatak.retention.models import Erasure, Locked, Opening
from jatak.sealing.models import Head, Tombstone
from jatak_verify.checking import Trust
from jatak_verify.finding import Verdict
from jatak_verify.log.pinned import Pinned


def well(data: bytes, trust: Trust) -> dict[str, str]:
    """What every check said; nothing may be open or fail."""
    told = found(data, trust)
    assert [each.words for each in told if each.verdict is not Verdict.HOLDS] == []
    return {each.check: each.words for each in told}


def long_over(travel, *names: str) -> list[Person]:
    """People whose consent was given and ended three years ago."""
    asked = question(travel, "old")
    people = [lives_in(person(name)) for name in names]
    for each in people:
        says_yes(each, asked, months_before(now(), 1))
        with atomic(), connection().cursor() as cursor:
            for statement in LONG_AGO.split(";\n"):
                filling = {"at": months_before(now(), 36), "person": each.pk}
                cursor.execute(statement, filling if "%" in statement else None)
    return people


def test_one_is_erased_and_anothers_proof_goes_and_every_other_proof_holds(database, tmp_path):
    world = World()
    with acting_as("admin"):
        chloe, dev = long_over(world.sydrejser, "Chloe", "Dev")
        bought(world.sydrejser, chloe)
    before = written(lambda: of_person(world.ben.pk), tmp_path / "ben.zip")
    well(before, believed())
    well(written(of_ledger, tmp_path / "all.zip"), believed())
    with acting_as("admin"):
        pinned = Pinned((head := Head.objects.order_by("-size").first()).size, bytes(head.root))
        events = {each.pk: each.person_id for each in Event.objects.filter(person_id__isnull=False)}
    erase(world.ana.pk, Why.REQUEST, now(), "Mette")
    with acting_as("web"):
        (done,) = [each for each in run(now()) if each.clock == "proof"]
    assert (done.taken, done.erased) == (2, 1), "Dev went with it, Chloe bought something"

    trust = Trust(believed().key, pinned)
    later = Stamp(now() + timedelta(hours=1), "1.2.3")
    after = written(lambda: of_person(world.ben.pk), tmp_path / "ben.zip", later)
    assert "consistency" in well(after, trust) or "pinned" in well(after, trust)
    assert failing(before, trust) == {}, "what was handed out before still holds"
    told = well(written(of_ledger, tmp_path / "all.zip", later), trust)
    locked = _locked()
    assert f"{len(locked)} that are locked as proof" in told["complete"]
    ledger = Opened(tmp_path / "all.zip")
    stones = {row["entry"]["why"]: row["entry"]["leaves"] for row in ledger.rows("tombstones")}
    assert stones["locked"] == locked
    assert "proof_due" in stones
    assert str(dev.pk) not in {row["entry"]["person"] for row in ledger.rows("events")}

    day = now() + timedelta(days=800)
    assert release(day) > 0
    assert _locked() == []
    told = well(written(of_ledger, tmp_path / "all.zip", Stamp(day, "1.2.3")), trust)
    assert "locked" not in told["complete"], "the last stone over a leaf says why it went"
    with acting_as("consent"):
        buried = {leaf for each in Tombstone.objects.all() for leaf in each.leaves}
        rest = set(Event.objects.values_list("pk", flat=True))
    assert set(locked) < buried, "proven by a stone, not missing"
    assert len(events.keys() - rest) == len(buried)
    well(written(lambda: of_person(world.ben.pk), tmp_path / "ben.zip", Stamp(day, "1.2.3")), trust)


def _locked() -> list[int]:
    with acting_as("retention"):
        return sorted(Locked.objects.filter(leaf__isnull=False).values_list("leaf", flat=True))


@pytest.fixture
def erased(database, tmp_path):
    """Ana was erased yesterday, and an authority asks."""
    travel, ana = everywhere()
    with acting_as("admin"):
        address = mailbox(ana)
        hashed = bytes(address.keyed_hash).hex()
    written(of_ledger, tmp_path / "before.zip")
    leaves(ana, travel)
    written(of_ledger, tmp_path / "before.zip")
    erase(ana.pk, Why.REQUEST, now(), "Mette")
    return travel, ana, address.address, hashed


def of_authority(who: str, file):
    erasure = erased_known_as(who)
    opened = open_locked(erasure.pk, "Dora", "case 12", now())
    disclose(lambda: of_erased(erasure, opened, [], None), file, Stamp(now(), "1.2.3"), True, leaves=opened.leaves)
    return file.read_bytes()


def test_an_authority_gets_the_locked_proof_with_its_law_and_its_day_and_it_is_checked_like_all(erased, tmp_path):
    _, ana, _, _ = erased
    data = of_authority(str(ana.pk), tmp_path / "ana.zip")
    told = well(data, believed())
    assert "each with its law and the day on which it goes" in told["locked"]
    whole = Opened(tmp_path / "ana.zip")
    rows = whole.rows("locked")
    assert {row["kind"] for row in rows} == {"event", "paper", "messages"}
    assert {row["law"][:18] for row in rows} == {"Denmark: 24 months"}
    there = {row["entry"]["id"]: row["entry"]["kind"] for row in whole.rows("events")}
    assert {there[row["ref"]] for row in rows if row["kind"] == "event"} >= {"given"}
    assert "objected" in there.values(), "noes stand in the ledger itself"
    proofs = {
        row["event"]: row for row in map(json.loads, whole.files["log/proofs.jsonl"].splitlines()) if "event" in row
    }
    assert all(proofs[row["ref"]]["index"] is not None for row in rows if row["kind"] == "event")
    assert whole.rows("messages")
    assert b"What is kept apart, and until when" in whole.files["index.html"]
    with acting_as("retention"):
        assert Opening.objects.get().reason == "case 12"


@pytest.mark.parametrize(
    ("path", "change", "said"),
    [
        ("data/events.jsonl", lambda rows: rows[0]["entry"].update(via="till"), "events"),
        ("data/locked.jsonl", lambda rows: rows[0].update(ref="0" * 8), "locked"),
        ("data/locked.jsonl", lambda rows: rows[0].update(until="2020-01-01T00:00:00.000000Z"), "locked"),
        ("data/locked.jsonl", lambda rows: rows[0].update(law=""), "locked"),
        ("data/locked.jsonl", lambda rows: rows[0].update(more="x"), "locked"),
    ],
)
def test_whatever_is_changed_in_it_is_found_even_where_it_is_signed_again(erased, tmp_path, path, change, said):
    _, ana, _, _ = erased
    data = of_authority(str(ana.pk), tmp_path / "ana.zip")
    assert said in failing(forged(data, lines(path, change), ours()), believed())


def test_who_was_erased_is_known_by_number_address_and_hash_as_long_as_something_holds_it(erased):
    _, ana, address, hashed = erased
    number = Erasure.objects.get().pk
    assert {erased_known_as(each).pk for each in (str(ana.pk), address, hashed)} == {number}
    assert erased_known_as("stranger@example.com") is None
    assert erased_known_as("99999999") is None
    release(now() + timedelta(days=800))
    assert erased_known_as(hashed).pk == number, "their no stands by the hash"


def test_the_command_asks_for_a_reason(erased, tmp_path):
    _, _, _, hashed = erased
    command = [sys.executable, "-m", "jatak.cli", "evidence", "export", str(tmp_path / "ana.zip"), "--person", hashed]
    refused = subprocess.run(command, check=False, capture_output=True, text=True)
    assert refused.returncode == 2, refused
    assert "--reason" in refused.stderr
    done = subprocess.run(
        [*command, "--reason", "case 12", "--by", "Dora"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    with ZipFile(tmp_path / "ana.zip") as whole:
        assert whole.read("data/locked.jsonl")
    with acting_as("retention"):
        assert Opening.objects.get().by == "Dora"
