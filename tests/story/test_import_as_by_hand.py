"""What a file does at once is what its acts would do one after the other, noes first."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.plugins.database import fresh
from tests.story.cast import DAY, NOON, company, heard
from tests.story.importing import LOADED, former, imported, plan, says

from jatak.consent.act import Act
from jatak.consent.confirming import confirm
from jatak.consent.giving import Yes, give
from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Event, NoticeText, Objection, Record, Suppression, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.imports.plan import Words
from jatak.imports.points import point_of
from jatak.imports.row import Grade, Row, Standing
from jatak.people.addresses import keyed_hash_of
from jatak.people.models import ContactPoint, Controller, Person
from jatak.people.register import Address, BelongsToAnother, Key, find_or_create

ADDRESSES = ("ana@example.com", "ben@example.com", "+4522222222")
rows = st.lists(
    st.builds(
        dict,
        address=st.sampled_from(ADDRESSES),
        standing=st.sampled_from([Standing.YES, Standing.NO]),
        grade=st.sampled_from([Grade.CONFIRMED, Grade.RECORDED]),
        at=st.integers(0, 4).map(lambda days: NOON + days * DAY),
        key=st.sampled_from([None, "k1", "k2"]),
        channels=st.sampled_from([(), ("email",), ("sms",)]),
    ),
    min_size=1,
    max_size=7,
)

left: dict[str, Any] = {
    "address": "ben@example.com",
    "standing": Standing.NO,
    "grade": Grade.CONFIRMED,
    "at": NOON,
    "key": None,
    "channels": (),
}
"""A no without a key, and then with one: it is of a person from then on."""


def written(told: list[dict[str, Any]]) -> list[Row]:
    """Rows whose channels their address carries; a yes names none."""
    several = []
    for number, each in enumerate(told, 2):
        carried = ("sms",) if each["address"].startswith("+") else ("email",)
        channels = each["channels"] if each["standing"] is Standing.NO and each["channels"] == carried else ()
        several.append(says(number, **each | {"channels": channels}))
    return several


def outcome() -> dict[str, Any]:
    """What stands in the end, in words that do not depend on ids."""
    names: dict[int, str] = {}
    for person in Person.objects.order_by("pk"):
        names[person.pk] = ",".join(
            sorted(ContactPoint.objects.filter(person=person).values_list("normalised", flat=True))
        )
    hashes = {bytes(each.keyed_hash): each.normalised for each in ContactPoint.objects.all()}
    known = {keyed_hash_of("telephone" if a.startswith("+") else "email", a): a for a in ADDRESSES} | hashes
    records = Record.objects.select_related("ended_by", "notice_text")
    return {
        "people": sorted(names.values()),
        "records": sorted(
            (
                names[r.person_id],
                r.channel,
                str(r.given_at),
                str(r.confirmed_at),
                str(r.ended_at),
                r.needs_confirmation,
                str(r.own_at),
            )
            for r in records
        ),
        "objections": sorted(
            {(names[o.person_id], str(o.channel), o.survey, str(o.at)) for o in Objection.objects.all()}
        ),
        "suppressions": sorted(
            {(known[bytes(s.address_hash)], str(s.channel), s.survey, str(s.at)) for s in Suppression.objects.all()}
        ),
        "kinds": sorted(set(Event.objects.values_list("kind", flat=True))),
    }


def act(at: datetime) -> Act:
    return heard(at, Via.IMPORT, Actor.IMPORT, recorded_at=LOADED)


def by_hand(several: list[Row], shop: Controller, text: NoticeText) -> None:
    """The same, one act after the other."""
    for row in sorted(several, key=lambda row: row.standing is Standing.YES):
        (_leaves if row.standing is Standing.NO else _says_yes)(row, shop, text)


def _leaves(row: Row, shop: Controller, text: NoticeText) -> None:
    key = row.key and Key(shop.pk, "import", row.key)
    hashed = keyed_hash_of(row.kind, row.normalised)
    people: list[int | None] = [None]
    try:
        if key:
            people = [find_or_create(Address(row.kind, row.address), key).pk]
    except BelongsToAnother:
        people = [find_or_create(key=key).pk, find_or_create(Address(row.kind, row.address)).pk]
    for person_id in people:
        for channel in row.channels or (None,):
            leave(Who(person_id, hashed), Scope(shop.pk, channel), act(row.said_at))


def _says_yes(row: Row, shop: Controller, text: NoticeText) -> None:
    try:
        person = find_or_create(Address(row.kind, row.address), row.key and Key(shop.pk, "import", row.key))
    except BelongsToAnother:
        return
    confirmed = row.grade is Grade.CONFIRMED
    place = point_of(text, row.grade, Words(text.pk), confirmed, "Ida", LOADED)
    point = ContactPoint.objects.get(person=person, normalised=row.normalised)
    name = f"{row.normalised} {row.said_at}"
    if Event.objects.filter(kind="given", address_hash=point.keyed_hash, at=row.said_at).exists():
        return
    event = give(Yes(text, place, point), act(row.said_at), name)
    if confirmed:
        confirm(event.pk, act(row.confirmed_at))


def done(template: str, do: Callable[[Controller, NoticeText], object]) -> dict[str, Any]:
    """What stands in a database of its own after something was done."""
    with fresh(template), acting_as("admin"):
        shop = company()
        do(shop, former(shop, channels=("email", "sms")))
        return outcome()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=rows)
@example(told=[left, left | {"key": "k1"}])
def test_a_file_does_what_its_acts_would_do(template: str, told: list[dict[str, Any]]) -> None:
    several = written(told)
    at_once = done(template, lambda shop, text: imported(several, plan(shop, Words(text.pk))))
    assert at_once == done(template, lambda shop, text: by_hand(several, shop, text))


@pytest.fixture(autouse=True)
def _after(template: str) -> None:
    """Each example has databases of its own."""
