"""What triggers see to is seen to, whether they rest while a chunk is written or the administrator may not let them."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError
from tests.story.cast import DAY, NOON, company, heard, person
from tests.story.importing import LOADED, former, imported, plan, says

from jatak.consent.leaving import leave
from jatak.consent.models import Objection, Record, Suppression
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as, atomic, connection
from jatak.imports.plan import Words
from jatak.imports.row import Standing
from jatak.people.models import Acquaintance, ContactPoint, Controller, ExternalKey, Person
from jatak.people.register import Address, Key, find_or_create


@pytest.fixture(params=["resting", "working"])
def shop(request: pytest.FixtureRequest, database: None) -> Iterator[Controller]:
    """Whoever owns the function may let triggers rest or not."""
    with acting_as("admin"):
        if request.param == "working":
            with connection().cursor() as cursor:
                cursor.execute("ALTER FUNCTION consent.imports_write OWNER TO jatak_consent")
        yield company()


def test_a_company_knows_who_came_in_and_each_no_follows_to_a_new_address(shop: Controller) -> None:
    ben = find_or_create(Address("email", "ben@example.com"), Key(shop.pk, "import", "b"))
    leave(Who(ben.pk), Scope(shop.pk), heard(NOON))
    rows = [
        says(2, "ana@example.com", country="DK", at=NOON + DAY),
        says(3, "+4522222222", key="b", at=NOON + DAY),
        says(4, "+4533333333", Standing.NO, key="c"),
    ]
    report = imported(rows, plan(shop, Words(former(shop, channels=("email", "sms")).pk)))
    assert {str(decision) for decision, _ in report.counts} == {"consent", "barred", "objection"}
    assert set(Acquaintance.objects.values_list("person_id", flat=True)) == set(
        Person.objects.values_list("pk", flat=True)
    )
    number = ContactPoint.objects.get(normalised="+4522222222")
    assert number.person_id == ben.pk
    followed = Suppression.objects.filter(address_hash=number.keyed_hash)
    assert set(followed.values_list("event_id", flat=True)) == set(
        Objection.objects.filter(person=ben).values_list("event_id", flat=True)
    )
    assert followed.count() == 2
    assert ExternalKey.objects.count() == 2


def test_triggers_work_again_after_a_chunk(shop: Controller) -> None:
    imported([says(2, "ana@example.com")], plan(shop, Words(former(shop).pk)))
    record = Record.objects.get()
    with pytest.raises(DatabaseError), atomic():
        Record.objects.filter(pk=record.pk).update(given_at=LOADED)
    with acting_as("consent"), connection().cursor() as cursor:
        cursor.execute("SHOW session_replication_role")
        assert cursor.fetchone() == ("origin",)


def test_nothing_is_written_of_what_is_gone(shop: Controller) -> None:
    words = Words(former(shop).pk)
    ana = person("Ana")
    imported([says(2, "ana@example.com")], plan(shop, words))
    with acting_as("consent"), atomic(), connection().cursor() as cursor:
        cursor.execute(
            "INSERT INTO consent.imports_ready_1 (number, decision, reason, person_id, person_new, enters,"
            " contact_point_id, point_new, key_new, kind, address, normalised, keyed_hash, name, language, day_known,"
            " ask, event_id, said_at, salt, commitment)"
            " VALUES (2, 'consent', 'A', %s, false, false, 1, false, false, 'email', 'a', 'a', '', '', '', true, 0,"
            " gen_random_uuid(), now(), '', '')",
            [ana.pk + 1000],
        )
        record = Record.objects.get()
        line = (
            f'[{{"ask": 0, "asker": {shop.pk}, "controller_id": {shop.pk}, "channel": "email", "channels": ["email"],'
            f' "notice_text_id": {record.notice_text_id}, "version_id": {record.collection_point_version_id},'
            ' "topics": [], "brands": [], "needs_confirmation": false}]'
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError):
            cursor.execute("SELECT consent.imports_write(1, 'import', %s, %s, now())", [shop.pk, line])
        connection().set_rollback(True)
    assert Record.objects.count() == 1
