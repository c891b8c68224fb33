"""What Jatak exports, the program of the reader checks: of a person, a message, a campaign and the whole ledger."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.story.opened import STAMP, Opened
from tests.story.proof import World
from tests.unit.verify.checked import failing, found
from tests.unit.verify.forging import forged, lines

from jatak.base.clock import now
from jatak.database.home import secret
from jatak.evidence.contents import Stamp
from jatak.retention.disclosure import disclose, of_campaign, of_ledger, of_message, of_person
from jatak.sealing import key
from jatak_verify.checking import Trust
from jatak_verify.finding import Verdict
from jatak_verify.keys import trusted


@pytest.fixture(scope="module")
def world(shared_database):
    return World()


def exports(world):
    return {
        "person": lambda: of_person(world.ana.pk),
        "message": lambda: of_message(world.message()),
        "stopped": lambda: of_message(world.message(world.autumn)),
        "campaign": lambda: of_campaign(world.autumn),
        "ledger": of_ledger,
        "company": lambda: of_ledger(world.butik),
    }


def written(collect, file, stamp=None):
    return disclose(collect, file, stamp or Stamp(now(), "1.2.3"), force=True).file.read_bytes()


def believed():
    return Trust(trusted(key.public_key().hex()))


@pytest.mark.parametrize("name", ["person", "message", "stopped", "campaign", "ledger", "company"])
def test_everything_that_was_exported_holds(world, tmp_path, name):
    told = found(written(exports(world)[name], tmp_path / "e.zip"), believed())
    assert [each.words for each in told if each.verdict is not Verdict.HOLDS] == []
    assert {each.check for each in told} >= {"whole", "key", "lines", "events", "notices", "heads", "inclusion"}


def test_another_key_is_found(world, tmp_path):
    data = written(of_ledger, tmp_path / "e.zip")
    told = failing(data, Trust(trusted("00" * 32)))
    assert "The key that you trust did not sign this file" in told["key"]


def test_the_ledger_of_all_says_when_something_was_left_out(world, tmp_path):
    data = written(of_ledger, tmp_path / "e.zip")

    def less(files):
        lines("data/events.jsonl", lambda rows: rows.pop(0))(files)
        lines("log/proofs.jsonl", lambda rows: rows.pop(0))(files)

    def counted(manifest):
        manifest["counts"]["events"] -= 1

    told = failing(forged(data, less, ours(), counted))
    assert "others were left out" in told["inclusion"]


def test_an_export_of_a_fixed_instant_is_sealed_as_well(world, tmp_path):
    assert failing(written(of_ledger, tmp_path / "e.zip", STAMP)) == {}


def ours():
    return Ed25519PrivateKey.from_private_bytes(secret(key.NAME))


def test_two_exports_under_one_head_say_the_same(world, tmp_path):
    first = Opened(disclose(lambda: of_campaign(world.autumn), tmp_path / "one.zip", Stamp(now(), "1.2.3")).file)
    second = Opened(disclose(lambda: of_campaign(world.autumn), tmp_path / "two.zip", Stamp(now(), "1.2.3")).file)
    assert first.files["log/heads.jsonl"] == second.files["log/heads.jsonl"]
    differing = {name for name in first.names if first.files[name] != second.files[name]}
    assert first.names == second.names
    assert differing <= {"README.txt", "index.html", "manifest.json"}, "these name the time at which it was asked"
    assert first.manifest["counts"] == second.manifest["counts"]
