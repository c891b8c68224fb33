"""`jatak log check` names what was changed behind everybody's back, also by who owns the database."""

import json

import pytest
from tests.story.cast import DAY, NOON, company, heard, mailbox, person, question, says_yes
from typer.testing import CliRunner

from jatak.base.hashing import new_salt
from jatak.base.ids import uuid7
from jatak.cli.log import app
from jatak.consent.entry import commitment_of
from jatak.consent.leaving import leave
from jatak.consent.models import Event, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as, atomic, connection
from jatak.sealing.checking import check
from jatak.sealing.findings import Wrong
from jatak.sealing.heads import sign_head
from jatak.sealing.models import Tombstone
from jatak.sealing.proofs import indexes
from jatak.sealing.sealer import seal
from jatak.sealing.tombstones import bury
from jatak.sealing.tombstones import commitment_of as stone_commitment

LATER = NOON + DAY


@pytest.fixture
def said(database):
    """Ana, Ben and Chloe said yes, Ben left, Dev was erased; all is sealed and signed."""
    with acting_as("admin"):
        asked = question(company())
        yes = {name: says_yes(person(name), asked) for name in ("Ana", "Ben", "Chloe", "Dev")}
        ben = yes["Ben"].person_id
        leave(Who(ben, bytes(mailbox(person("Ben")).keyed_hash)), Scope(None), heard(LATER, Via.LINK, message_id=1))
    seal(LATER)
    sign_head(LATER)
    with acting_as("retention"), atomic():
        bury([yes["Dev"].pk], "erased", LATER)
        gone(yes["Dev"].pk)
    seal(LATER)
    sign_head(LATER + DAY)
    return yes


def gone(event_id):
    with connection().cursor() as cursor:
        for table, column in (("particulars", "event_id"), ("record", "event_id"), ("event", "id")):
            cursor.execute(f"DELETE FROM consent.consent_{table} WHERE {column} = %s", [event_id])


def behind_our_backs(log_in, *statements):
    """The owner of the tables lets the triggers rest."""
    admin = log_in("admin")
    admin.execute("SET session_replication_role = 'replica'")
    for statement, values in statements:
        assert admin.execute(statement, values).rowcount > 0


def test_an_honest_log_is_in_order(said):
    checked = check()
    assert list(checked.findings) == []
    assert (checked.events, checked.unsealed, checked.leaves, checked.heads) == (6, 0, 8, 2)
    assert len(Tombstone.objects.get().leaves) == 1


def test_a_stone_that_was_put_over_a_deleted_event_later_is_found(said, log_in):
    """Whoever owns the database deletes Ana's yes and puts a stone there as of before: its commitment is right."""
    with acting_as("consent"):
        (index,) = indexes("events", [said["Ana"].pk]).values()
    stone = Tombstone(id=uuid7(), at=LATER, why="request", leaves=[index], salt=new_salt())
    values = [stone.pk, stone.at, stone.why, stone.leaves, stone.salt, stone_commitment(stone)]
    insert = """INSERT INTO sealing_tombstone (id, at, why, leaves, salt, commitment, written_by)
        VALUES (%s, %s, %s, %s, %s, %s, (SELECT min(written_by) FROM sealing_tombstone))"""
    with acting_as("retention"), atomic():
        gone(said["Ana"].pk)
    behind_our_backs(log_in, (insert, values))
    seal(LATER + DAY)
    found = {each.wrong: each.words for each in check().findings}
    assert "is not in the log as it is now" in found[Wrong.TOMBSTONE]
    assert f"Entry {index} of the log has no event any more" in found[Wrong.MISSING]


def test_what_is_not_sealed_yet_is_no_fault(said):
    with acting_as("admin"):
        says_yes(person("Eve"), question(company("Butik"), "other"))
    checked = check()
    assert (list(checked.findings), checked.unsealed) == ([], 1)


@pytest.mark.parametrize(
    "change",
    [
        "at = at - interval '1 microsecond'",
        "kind = 'confirmed'",
        "person_id = person_id + 1",
        "channels = '{push}'",
        "via = 'paper'",
        "recorded_at = recorded_at + interval '1 day'",
        "salt = sha256(salt)",
    ],
)
def test_an_event_that_was_changed_is_named(said, log_in, change):
    ana = said["Ana"].pk
    behind_our_backs(log_in, (f"UPDATE consent.consent_event SET {change} WHERE id = %s", [ana]))
    (found,) = check().findings
    assert (found.wrong, found.event) == (Wrong.CONTENT, ana)
    assert f"Event {ana}" in found.words
    assert "was changed: it is not what was heard" in found.words


def test_an_event_that_was_changed_with_its_commitment_is_named_too(said, log_in):
    with acting_as("admin"):
        ana = Event.objects.get(pk=said["Ana"].pk)
    ana.at -= DAY
    behind_our_backs(
        log_in,
        (
            "UPDATE consent.consent_event SET at = %s, commitment = %s WHERE id = %s",
            [ana.at, commitment_of(ana), ana.pk],
        ),
    )
    found = {each.wrong: each for each in check().findings}
    assert set(found) == {Wrong.UNKNOWN, Wrong.MISSING}
    assert found[Wrong.UNKNOWN].event == ana.pk
    assert "changed together with its commitment" in found[Wrong.UNKNOWN].words


def test_an_event_that_vanished_leaves_a_hole(said, log_in):
    behind_our_backs(log_in, ("DELETE FROM consent.consent_event WHERE id = %s", [said["Chloe"].pk]))
    (found,) = check().findings
    assert found.wrong == Wrong.MISSING
    assert "no tombstone says why" in found.words


def test_an_event_that_was_put_in_later_under_an_old_transaction_is_named(said, log_in):
    behind_our_backs(
        log_in,
        (
            """INSERT INTO consent.consent_event
            (id, kind, at, recorded_at, channels, survey, actor, via, salt, commitment, written_by)
            VALUES (
                gen_random_uuid(), 'given', now(), now(), '{}', false, 'person', 'form', sha256('s'), sha256('c'), '5'
            )""",
            [],
        ),
    )
    assert {each.wrong for each in check().findings} == {Wrong.CONTENT, Wrong.UNKNOWN}


def test_a_tombstone_that_was_changed_is_named(said, log_in):
    behind_our_backs(log_in, ("UPDATE sealing_tombstone SET leaves = leaves || 0::bigint", []))
    assert {each.wrong for each in check().findings} == {Wrong.TOMBSTONE, Wrong.MISSING}


def test_a_leaf_that_was_changed_breaks_every_head_after_it(said, log_in):
    behind_our_backs(
        log_in,
        ("UPDATE sealing_tile SET hashes = overlay(hashes placing sha256('x') from 1 for 32) WHERE level = 0", []),
    )
    counts = check().findings.counts
    assert counts[Wrong.HEAD] == 2
    assert counts[Wrong.UNKNOWN] == counts[Wrong.MISSING] == 1


def test_a_head_that_was_changed_is_not_what_was_signed(said, log_in):
    behind_our_backs(log_in, ("UPDATE sealing_head SET at = at - interval '1 day' WHERE size = 7", []))
    assert [each.wrong for each in check().findings] == [Wrong.SIGNATURE]


def test_entries_that_were_cut_off_are_missed(said, log_in):
    behind_our_backs(log_in, ("UPDATE sealing_tile SET hashes = substr(hashes, 1, 192) WHERE level = 0", []))
    counts = check().findings.counts
    assert counts[Wrong.HEAD] == 2
    assert counts[Wrong.UNKNOWN] >= 1


def test_a_node_that_was_changed_is_found(database, log_in):
    log_in("consent").execute(
        """INSERT INTO consent.consent_event (id, kind, at, recorded_at, channels, survey, actor, via, salt, commitment)
        SELECT
            gen_random_uuid(), 'given', now(), now(), '{}', false, 'person', 'form', sha256('s'), sha256(n::text::bytea)
        FROM generate_series(1, 600) AS n"""
    )
    seal(LATER)
    assert Wrong.TREE not in check().findings.counts
    behind_our_backs(log_in, ("UPDATE sealing_tile SET hashes = sha256('x') || sha256('y') WHERE level = 1", []))
    assert check().findings.counts[Wrong.TREE] == 1


def test_the_command_says_it_in_words_and_ends_with_1(said, log_in):
    fine = CliRunner().invoke(app, ["check"])
    assert fine.exit_code == 0
    assert "6 events, 8 entries and 2 heads were checked: nothing was changed." in fine.output
    behind_our_backs(log_in, ("UPDATE consent.consent_event SET via = 'paper' WHERE id = %s", [said["Ana"].pk]))
    bad = CliRunner().invoke(app, ["check"])
    assert bad.exit_code == 1
    assert f"Event {said['Ana'].pk} (given of person {said['Ana'].person_id}" in bad.output
    told = json.loads(CliRunner().invoke(app, ["check", "--json"]).output.splitlines()[-1])
    assert (told["ok"], told["counts"]) == (False, {"content": 1})


def test_a_head_is_printed_for_paper(said):
    sheet = CliRunner().invoke(app, ["head"]).output
    told = json.loads(CliRunner().invoke(app, ["head", "--json"]).output.splitlines()[-1])
    assert told["size"] == 8
    assert told["fingerprint"] in sheet
    assert told["root"] in sheet.replace(" ", "")


def test_a_new_key_is_told_with_the_old_one(said):
    told = json.loads(CliRunner().invoke(app, ["rotate-key", "--json"]).output.splitlines()[-1])
    assert told["last"]["root"] == told["first"]["root"]
    assert told["last"]["fingerprint"] != told["first"]["fingerprint"]
    assert list(check().findings) == []


def test_sealing_by_hand(said):
    with acting_as("admin"):
        says_yes(person("Eve"), question(company("Butik"), "other"))
    assert "1 sealed; the log has 9 entries." in CliRunner().invoke(app, ["seal"]).output
