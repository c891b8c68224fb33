"""The verifiable log: each entry of the ledger has one number, whatever commits when, and keeps it."""

import threading
from datetime import timedelta
from itertools import pairwise

import psycopg
import pytest
from tests.story.cast import DAY, NOON, company, heard, mailbox, person, question, says_yes

from jatak.consent.leaving import leave
from jatak.consent.models import Event, Via
from jatak.consent.scope import Scope, Who
from jatak.database.server import LOGINS
from jatak.database.using import acting_as, atomic, connection
from jatak.evidence import merkle
from jatak.sealing import key
from jatak.sealing.eras import the_log
from jatak.sealing.heads import is_signed, rotate_key, sign_head
from jatak.sealing.models import Era, Head, Tile, Tombstone
from jatak.sealing.proofs import between, proofs_of, proofs_of_tombstones
from jatak.sealing.sealer import seal
from jatak.sealing.statements import rows
from jatak.sealing.tombstones import bury, commitment_of
from jatak.sealing.tree import Tree, size_now

LATER = NOON + DAY
REFUSED = psycopg.errors.InsufficientPrivilege
INSERT = """
INSERT INTO consent.consent_event (id, kind, at, recorded_at, channels, survey, actor, via, salt, commitment)
SELECT gen_random_uuid(), 'given', now(), now(), '{}', false, 'person', 'form', sha256('salt'),
    sha256((%(name)s || n)::bytea)
FROM generate_series(1, %(count)s) AS n RETURNING id
"""


@pytest.fixture
def asked(database):
    """A form, at which people say yes as the administrator's connection commits it."""
    with acting_as("admin"):
        yield question(company())


def written(to, count, name="entry"):
    return [row[0] for row in to.execute(INSERT, {"count": count, "name": name})]


def gone(ids):
    """Retention takes events away, with all that rests on them."""
    with connection().cursor() as cursor:
        for table in ("particulars", "objection", "suppression", "record"):
            cursor.execute(f"DELETE FROM consent.consent_{table} WHERE event_id = ANY(%s)", [ids])
        cursor.execute("DELETE FROM consent.consent_event WHERE id = ANY(%s)", [ids])


def holds(proof, root):
    """Whether an event's proof leads to the root, from the commitment in the ledger."""
    made = Event.objects.filter(pk=proof.id).values_list("commitment", flat=True).first()
    stone = Tombstone.objects.filter(pk=proof.id).first()
    leaf = merkle.leaf_hash(bytes(stone.commitment if stone else made))
    return merkle.inclusion_holds(leaf, proof.index, proof.size, proof.path, root)


def test_every_event_is_sealed_once_and_can_be_proven(asked):
    for name in ("Ana", "Ben", "Chloe"):
        says_yes(person(name), asked)
    assert seal(LATER) == 3
    assert seal(LATER) == 0
    head = sign_head(LATER)
    assert head.size == 3
    proofs = list(proofs_of(Event.objects.values_list("pk", flat=True)))
    assert sorted(proof.index for proof in proofs) == [0, 1, 2]
    assert all(holds(proof, bytes(head.root)) for proof in proofs)
    assert is_signed(head, bytes(the_log(LATER).name))


def test_a_transaction_that_ends_late_is_neither_skipped_nor_numbered_twice(asked, log_in):
    late, soon = log_in("consent"), log_in("consent")
    late.execute("BEGIN")
    held = written(late, 2, "late")
    first = written(soon, 3, "soon")
    assert seal(LATER) == 0, "an older transaction is open, and may still bring an entry"
    late.execute("COMMIT")
    second = written(soon, 1, "after")
    assert seal(LATER) == 6
    assert seal(LATER) == 0
    sign_head(LATER)
    found = {proof.id: proof.index for proof in proofs_of([*held, *first, *second])}
    assert sorted(found.values()) == list(range(6))


def test_entries_older_than_what_is_open_are_sealed_and_the_others_later(asked, log_in):
    early, late = log_in("consent"), log_in("consent")
    written(early, 4)
    late.execute("BEGIN")
    written(late, 1, "late")
    written(early, 2, "meanwhile")
    assert seal(LATER) == 4
    late.execute("ROLLBACK")
    assert seal(LATER) == 2, "what was taken back is nowhere, and what waited behind it is sealed"
    assert size_now() == 6


def test_a_savepoint_is_of_the_transaction_around_it(asked, log_in):
    outer = log_in("consent")
    outer.execute("BEGIN")
    written(outer, 1)
    outer.execute("SAVEPOINT inner_one")
    written(outer, 1, "inner")
    outer.execute("RELEASE inner_one")
    assert seal(LATER) == 0
    outer.execute("COMMIT")
    assert seal(LATER) == 2


def test_many_write_and_two_seal_at_once(asked, log_in):
    """Whoever comes late meets a sealer that runs all the time, and in the end each entry has one number."""
    connections, over, added = [log_in("consent") for _ in range(4)], threading.Event(), []
    ids: list[object] = []

    def write(number):
        for turn in range(25):
            with connections[number].transaction():
                ids.extend(written(connections[number], 7, f"{number} {turn} "))

    def seals():
        from django.db import connections as opened

        while not over.is_set():
            added.append(seal(LATER))
        opened.close_all()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    sealers = [threading.Thread(target=seals) for _ in range(2)]
    for thread in (*writers, *sealers):
        thread.start()
    for thread in writers:
        thread.join()
    over.set()
    for thread in sealers:
        thread.join()
    assert sum(added) + seal(LATER) == 700 == size_now()
    head = sign_head(LATER)
    proofs = list(proofs_of(ids))
    assert sorted(proof.index for proof in proofs) == list(range(700))
    assert all(holds(proof, bytes(head.root)) for proof in proofs)


def test_who_inserts_never_waits_for_a_sealer(asked, log_in):
    """A sealer in the midst of its work holds nothing that an insert needs."""
    other = log_in("consent")
    other.execute("SET lock_timeout = '1ms'")
    with acting_as("consent"), atomic():
        written(other, 1)
        seal(LATER)
        written(other, 1, "meanwhile")
    assert seal(LATER) + size_now() >= 2


@pytest.mark.parametrize("sizes", [(1,), (255, 2), (256, 256), (600, 1, 70_000)])
def test_the_tree_of_the_tiles_is_that_of_the_standard(asked, log_in, sizes):
    consent = log_in("consent")
    for turn, count in enumerate(sizes):
        written(consent, count, f"turn {turn} ")
        assert seal(LATER) == count
    leaves = [
        merkle.leaf_hash(bytes(row[0]))
        for row in consent.execute("SELECT commitment FROM consent.consent_event ORDER BY written_by, commitment")
    ]
    total = sum(sizes)
    tree, nodes = Tree(), merkle.nodes_of(leaves)
    assert size_now() == total == len(leaves)
    assert tree.root(total) == merkle.root(leaves)
    for index in {0, 1, 254, 255, 256, total // 2, total - 1} & set(range(total)):
        assert merkle.inclusion_path(index, total, tree.node) == merkle.inclusion_path(index, total, nodes)
        for size in {index + 1, total - 1, total} - set(range(index + 1)):
            assert tree.path(index, size) == merkle.inclusion_path(index, size, nodes)
    for first in {1, 255, 256, 257, 511, total - 1, total} & set(range(total + 1)):
        assert between(first, total) == merkle.consistency_path(first, total, nodes)


def test_what_is_not_in_memory_is_read_and_hashed_once(asked, log_in, monkeypatch):
    monkeypatch.setattr("jatak.sealing.tree.KEPT", 3)
    ids = written(log_in("consent"), 256 * 6 + 5)
    seal(LATER)
    head = sign_head(LATER)
    read = []
    monkeypatch.setattr("jatak.sealing.tree.rows", lambda name, asked: read.append(asked) or rows(name, asked))
    proofs = list(proofs_of(reversed(ids)))
    assert all(holds(proof, bytes(head.root)) for proof in proofs)
    tiles = [tile for asked in read for tile in zip(asked["levels"], asked["numbers"], strict=True)]
    assert sorted(tiles) == sorted(set(tiles))
    assert len(tiles) == 8


def test_an_older_head_is_the_beginning_of_a_newer(asked, log_in):
    heads = []
    for turn in range(4):
        written(log_in("consent"), 3, f"turn {turn} ")
        seal(LATER)
        heads.append(sign_head(LATER + turn * timedelta(minutes=1)))
    for older, newer in pairwise(heads):
        path = between(older.size, newer.size)
        assert merkle.consistency_holds(older.size, newer.size, bytes(older.root), bytes(newer.root), path)


def test_what_is_not_sealed_yet_or_not_under_the_head_has_no_proof(asked, log_in):
    first = written(log_in("consent"), 1)
    seal(LATER)
    sign_head(LATER)
    second = written(log_in("consent"), 1, "second")
    seal(LATER)
    third = written(log_in("consent"), 1, "third")
    proofs = list(proofs_of([*third, *first, *second]))
    assert [proof.index for proof in proofs] == [None, 0, None]
    assert [proof.id for proof in proofs] == [*third, *first, *second]
    assert [proof.index for proof in proofs_of(second, size_now())] == [1]


def test_a_head_is_signed_anew_only_when_it_says_something_new_or_a_day_has_passed(asked, log_in):
    written(log_in("consent"), 1)
    seal(LATER)
    head = sign_head(LATER)
    assert sign_head(LATER + timedelta(hours=23)) == head
    assert sign_head(LATER + DAY) != head
    written(log_in("consent"), 1, "more")
    seal(LATER)
    assert sign_head(LATER + DAY).size == 2


def test_an_empty_log_has_a_head(database):
    head = sign_head(NOON)
    assert (head.size, bytes(head.root)) == (0, merkle.EMPTY)


def test_two_keys_sign_the_same_log_when_one_takes_over(asked, log_in):
    written(log_in("consent"), 5)
    seal(LATER)
    before = key.public_key()
    last, first = rotate_key(LATER)
    assert bytes(last.key) == before
    assert bytes(first.key) == key.public_key() != before
    assert (last.size, bytes(last.root)) == (first.size, bytes(first.root))
    name = bytes(the_log(LATER).name)
    assert is_signed(last, name)
    assert is_signed(first, name)
    last.size = 4
    assert not is_signed(last, name)


def test_what_goes_leaves_a_tombstone_and_every_other_proof_valid(asked):
    ben = person("Ben")
    for name in ("Ana", "Chloe"):
        says_yes(person(name), asked)
    says_yes(ben, asked)
    leave(Who(ben.pk, bytes(mailbox(ben).keyed_hash)), Scope(None), heard(LATER, Via.LINK, message_id=1))
    seal(LATER)
    before = sign_head(LATER)
    going = list(Event.objects.filter(person_id=ben.pk).values_list("pk", flat=True))
    were = sorted(proof.index for proof in proofs_of(going))
    with acting_as("retention"), atomic():
        stone = bury(going, "erased", LATER)
        gone(going)
    assert stone.leaves == were
    assert len(were) == len(going) >= 2
    assert bytes(stone.commitment) == commitment_of(Tombstone.objects.get())
    assert seal(LATER) == 1, "the stone is an entry of its own"
    after = sign_head(LATER)
    assert merkle.consistency_holds(
        before.size, after.size, bytes(before.root), bytes(after.root), between(before.size, after.size)
    )
    left = [*proofs_of(Event.objects.values_list("pk", flat=True)), *proofs_of_tombstones([stone.pk])]
    assert len(left) == after.size - len(going)
    assert all(holds(proof, bytes(after.root)) for proof in left)
    assert [proof.path for proof in proofs_of(going)] == [None] * len(going)


def test_an_event_that_goes_before_it_is_sealed_never_comes_into_the_log(asked, log_in):
    going = written(log_in("consent"), 2)
    with acting_as("retention"), atomic():
        bury(going, "erased", LATER)
        assert seal(LATER) == 0, "nobody numbers while somebody buries"
        gone(going)
    assert seal(LATER) == 1
    assert Tombstone.objects.get().leaves == []


def test_nothing_in_the_log_names_an_event(asked):
    said = says_yes(person("Ana"), asked)
    seal(LATER)
    sign_head(LATER)
    with acting_as("retention"), atomic():
        bury([said.pk], "erased", LATER)
        gone([said.pk])
    seal(LATER)
    for model in (Tile, Head, Tombstone, Era):
        for row in model.objects.all():
            text = repr({field.name: bytes_or_text(getattr(row, field.attname)) for field in model._meta.fields})
            assert str(said.pk) not in text
            assert said.pk.hex not in text


def bytes_or_text(value):
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)


CHANGES = (
    "UPDATE sealing_tile SET hashes = sha256('x')",
    "UPDATE sealing_tile SET hashes = hashes || sha256('x'), number = number + 1",
    "UPDATE sealing_tile SET written_by = '1'",
    "DELETE FROM sealing_tile",
    "TRUNCATE sealing_tile",
    "UPDATE sealing_head SET size = 1",
    "DELETE FROM sealing_head",
    "UPDATE sealing_tombstone SET why = 'x'",
    "DELETE FROM sealing_tombstone",
    "TRUNCATE sealing_head CASCADE",
    "TRUNCATE sealing_tombstone",
    "UPDATE sealing_log SET made_at = now()",
)


@pytest.mark.parametrize("role", ["admin", *LOGINS])
def test_nobody_changes_what_is_sealed(asked, log_in, role):
    going = written(log_in("consent"), 3)
    seal(LATER)
    sign_head(LATER)
    with acting_as("retention"), atomic():
        bury(going[:1], "erased", LATER)
    who = log_in(role)
    for change in CHANGES:
        with pytest.raises(REFUSED):
            who.execute(change)


def test_retention_alone_buries(asked, log_in):
    stone = """INSERT INTO sealing_tombstone (id, at, why, leaves, salt, commitment)
        VALUES (gen_random_uuid(), now(), 'x', '{}', sha256('a'), sha256('b'))"""
    for role in LOGINS:
        if role == "retention":
            log_in(role).execute(stone)
        else:
            with pytest.raises(REFUSED):
                log_in(role).execute(stone)


def test_a_base_restored_into_another_cluster_goes_on(asked, log_in):
    """Transactions are counted anew there: what is sealed is not sealed again, what waited is, and what comes is."""
    consent, admin = log_in("consent"), log_in("admin")
    sealed = written(consent, 300)
    seal(LATER)
    before = sign_head(LATER)
    waiting = written(consent, 5, "waiting")

    restored(admin)
    assert seal(LATER) == 5
    assert seal(LATER) == 0
    fresh = written(consent, 300, "fresh")
    assert seal(LATER) == 300
    assert [era.first for era in Era.objects.order_by("pk")] == [0, 305]
    after = sign_head(LATER)
    proofs = list(proofs_of([*sealed, *waiting, *fresh]))
    assert sorted(proof.index for proof in proofs) == list(range(605))
    assert all(holds(proof, bytes(after.root)) for proof in proofs)
    assert merkle.consistency_holds(300, 605, bytes(before.root), bytes(after.root), between(300, 605))


def test_what_a_cluster_that_was_far_ahead_left_unsealed_is_sealed(asked, log_in):
    consent, admin = log_in("consent"), log_in("admin")
    sealed = written(consent, 2)
    seal(LATER)
    ahead = [row[0] for row in admin.execute(AHEAD)]
    admin.execute("UPDATE sealing_era SET sealed_before = '500000000'")
    restored(admin)
    fresh = written(consent, 3, "fresh")
    assert seal(LATER) == 6
    assert seal(LATER) == 0
    sign_head(LATER)
    assert sorted(proof.index for proof in proofs_of([*sealed, *ahead, *fresh])) == list(range(8))


AHEAD = """
INSERT INTO consent.consent_event
    (id, kind, at, recorded_at, channels, survey, actor, via, salt, commitment, written_by)
SELECT gen_random_uuid(), 'given', now(), now(), '{}', false, 'person', 'form', sha256('salt'),
    sha256(('ahead' || n)::bytea), (900000000 + n)::text::xid8
FROM generate_series(1, 3) AS n RETURNING id
"""


def restored(admin):
    """The same rows in a cluster of another name, which counts its own transactions."""
    admin.execute("UPDATE sealing_era SET cluster = 'another'")
