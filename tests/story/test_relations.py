"""What ties people to a company, told verb by verb, and told twice."""

from datetime import timedelta

import pytest
from tests.story.cast import NOON, company, mailbox, person

from jatak.customers.models import Relation
from jatak.customers.relations import (
    AnothersRelation,
    Circumstances,
    Key,
    UnknownRelation,
    cancel,
    conclude,
    deliver,
    end,
    go_on,
)
from jatak.database.using import acting_as
from jatak.gate.situation import RelationKind, Tri
from jatak.people.models import Acquaintance

pytestmark = pytest.mark.usefixtures("database")
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def _as_customers(database: None):
    with acting_as("customers"):
        yield


def test_chloe_subscribes_and_it_is_told_twice():
    chloe, key = person("Chloe"), Key(company(), RelationKind.SUBSCRIPTION, "S-1")
    how = Circumstances(contact_point=mailbox(chloe), address_from_sale=Tri.YES, opt_out_offered=Tri.YES)
    first = conclude(chloe, key, NOON, NOON, how)
    again = conclude(chloe, key, NOON + WEEK, NOON + WEEK, Circumstances(opt_out_offered=Tri.NO))
    assert again == first
    told = Relation.objects.get()
    assert (told.concluded_at, told.opt_out_offered, told.contact_point) == (NOON, Tri.YES, mailbox(chloe))
    assert told.low_value == Tri.UNKNOWN
    assert Acquaintance.objects.get().last_own_act_at == NOON


def test_what_goes_on_ends_and_is_taken_back_has_its_instants():
    chloe, key = person("Chloe"), Key(company(), RelationKind.SUBSCRIPTION, "S-1")
    conclude(chloe, key, NOON, NOON)
    for _ in range(2):
        deliver(key, begin=NOON + WEEK)
        deliver(key, end=NOON + 2 * WEEK)
        go_on(key, NOON + 3 * WEEK, NOON + 3 * WEEK)
        go_on(key, NOON + WEEK, NOON + 3 * WEEK)
        end(key, NOON + 4 * WEEK)
        end(key, NOON + 6 * WEEK)
        cancel(key, NOON + 5 * WEEK)
    told = Relation.objects.get()
    assert (told.delivery_begin, told.delivery_end) == (NOON + WEEK, NOON + 2 * WEEK)
    assert (told.last_at, told.ended_at, told.cancelled_at) == (NOON + 3 * WEEK, NOON + 4 * WEEK, NOON + 5 * WEEK)
    assert Acquaintance.objects.get().last_own_act_at == NOON + 3 * WEEK


def test_a_key_is_one_persons_within_kind_and_company():
    shop = company()
    conclude(person("Chloe"), Key(shop, RelationKind.SALE, "1"), NOON, NOON)
    conclude(person("Dev"), Key(shop, RelationKind.INQUIRY, "1"), NOON, NOON)
    conclude(person("Dev"), Key(company("Other"), RelationKind.SALE, "1"), NOON, NOON)
    with pytest.raises(AnothersRelation):
        conclude(person("Dev"), Key(shop, RelationKind.SALE, "1"), NOON, NOON)
    assert Relation.objects.count() == 3


@pytest.mark.parametrize("verb", [go_on, end, cancel])
def test_what_was_never_concluded_cannot_end(verb):
    with pytest.raises(UnknownRelation, match="knows no donation 7"):
        verb(Key(company(), RelationKind.DONATION, "7"), NOON, *([NOON] if verb is go_on else []))
