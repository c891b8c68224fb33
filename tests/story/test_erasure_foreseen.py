"""Before anybody is erased it is shown what goes, what stays, and who may be the same."""

import pytest
from tests.story.cast import person
from tests.story.erasing import MARKS, everywhere, where_is
from tests.story.sending import joined, now

from jatak.database.using import acting_as
from jatak.people.models import ContactKind, Controller, ExternalKey
from jatak.people.register import Address, add_address, find_or_create
from jatak.retention.erasure import Why, erase
from jatak.retention.erasure.foreseeing import foresee
from jatak.retention.erasure.lookalikes import Alike, lookalikes


def test_what_is_foreseen_is_what_happens_and_nothing_happens_before(database):
    _, ana = everywhere()
    before = where_is(*MARKS)
    foreseen = foresee(ana.pk, Why.REQUEST, now())
    assert where_is(*MARKS) == before, "it was only tried"
    done = erase(ana.pk, Why.REQUEST, now(), "Mette")
    assert foreseen.gone == done.gone
    assert [(each.kind, each.ref) for each in foreseen.kept] == [(each.kind, each.ref) for each in done.kept]
    assert len(foreseen.merged) == 1, "who went into her goes along"
    assert foresee(ana.pk, Why.REQUEST, now()) is None


def entered(address, name="", kind=ContactKind.EMAIL):
    return find_or_create(Address(kind, address), name=name)


@pytest.mark.parametrize(
    ("other", "name", "alike"),
    [
        ("a.na.jensen+shop@googlemail.com", "", (Alike.MAILBOX,)),
        ("anajensen@gmail.com", "Ana Jensen", (Alike.MAILBOX, Alike.NAME)),
        ("anajensen@hotmail.example", "ana jensen", (Alike.NAME,)),
        ("ana_jensen@gmail.com", "", None),
        ("anajensen@hotmail.example", "", None),
        ("anna.jensen@gmail.com", "Ana", None),
        ("ben@gmail.com", "Ana Jensen", (Alike.NAME,)),
    ],
)
def test_another_way_to_write_a_mailbox_is_found(database, other, name, alike):
    with acting_as("admin"):
        ana = entered("ana.jensen+news@gmail.com", "Ana Jensen")
        if name == "ana jensen":
            add_address(ana, Address(ContactKind.EMAIL, "anajensen@firma.example"))
        them = entered(other, name)
    found = {each.person_id: each.alike for each in lookalikes(ana.pk)}
    assert found == ({them.pk: alike} if alike else {})


def test_the_same_key_at_another_company_is_found(database):
    travel = joined("Ana")
    with acting_as("admin"):
        other = Controller.objects.create(name="Nordrejser")
        ben = person("Ben")
        ExternalKey.objects.create(controller=travel, system="shop", key="4711", person=travel.ana)
        ExternalKey.objects.create(controller=other, system="shop", key="4711", person=ben)
    assert [(each.person_id, each.alike) for each in lookalikes(travel.ana.pk)] == [(ben.pk, (Alike.KEY,))]
