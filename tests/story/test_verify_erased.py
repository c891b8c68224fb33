"""What was erased or changed in the base, as the reader of an export finds it."""

from datetime import timedelta

import pytest
from tests.story.opened import Opened
from tests.story.proof import World
from tests.story.test_verify import believed, written
from tests.unit.verify.checked import failing, found

from jatak.base.clock import now
from jatak.base.hashing import commitment
from jatak.consent.entry import entry
from jatak.consent.models import Event
from jatak.database.using import acting_as, atomic, connection
from jatak.evidence.contents import Stamp
from jatak.retention.disclosure import of_ledger, of_person
from jatak.sealing.models import Head
from jatak.sealing.tombstones import bury
from jatak_verify.checking import Trust
from jatak_verify.finding import Verdict
from jatak_verify.log.pinned import Pinned


@pytest.fixture
def world(database):
    return World()


def test_erasing_a_person_leaves_all_other_proofs_valid(world, tmp_path):
    before = written(of_ledger, tmp_path / "before.zip")
    kept = Opened(tmp_path / "before.zip")
    head = Head.objects.order_by("-pk").first()
    erase_events_of(world.ben)
    later = Stamp(now() + timedelta(days=1), "1.2.3")
    after = written(of_ledger, tmp_path / "after.zip", later)
    trust = Trust(believed().key, Pinned(head.size, bytes(head.root)))
    for data in (before, after):
        assert [each.words for each in found(data, trust) if each.verdict is not Verdict.HOLDS] == []
    told = {each.check: each.words for each in found(after)}
    assert "but for the words of 1 that were erased" in told["complete"]
    rest = Opened(tmp_path / "after.zip")
    gone = [row["entry"]["id"] for row in kept.rows("events") if row["entry"]["person"] == str(world.ben.pk)]
    assert len(gone) == 1
    assert not any(each.encode() in content for each in gone for content in rest.files.values())
    (stone,) = rest.rows("tombstones")
    assert len(stone["entry"]["leaves"]) == 1
    assert failing(written(lambda: of_person(world.ana.pk), tmp_path / "ana.zip", later), trust) == {}


def test_a_past_event_that_was_changed_in_the_base_is_found(world, tmp_path):
    """Somebody with every right on the database changes what was said, and its commitment with it."""
    written(of_ledger, tmp_path / "before.zip")
    with acting_as("admin"), atomic(), connection().cursor() as cursor:
        event = Event.objects.filter(kind="given").first()
        event.at -= timedelta(days=30)
        made = commitment(bytes(event.salt), entry(event))
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE consent.consent_event SET at = %s, commitment = %s WHERE id = %s", [event.at, made, event.id]
        )
    told = failing(written(of_ledger, tmp_path / "after.zip"))
    assert told.keys() == {"inclusion"}


def erase_events_of(person):
    """What erasure does to the ledger when the proof goes too."""
    with acting_as("retention"), atomic():
        events = list(Event.objects.filter(person_id=person.pk).values_list("pk", flat=True))
        bury(events, "request", now())
    with acting_as("admin"), atomic(), connection().cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in ("particulars", "record", "event"):
            column = "id" if table == "event" else "event_id"
            cursor.execute(f"DELETE FROM consent.consent_{table} WHERE {column} = ANY (%s)", [events])
