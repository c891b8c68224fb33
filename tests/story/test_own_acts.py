"""What counts as a sign of life: a button of one's own page, a purchase, a sign-up; looking at a page does not."""

from datetime import UTC, datetime

import pytest
from django.test import override_settings
from tests.story.cast import person
from tests.story.centre import Page, joins
from tests.story.sending import PUBLIC_URL, lives_in, now
from tests.story.signing_up import company_that_asks, form

from jatak.customers.relations import Key, conclude
from jatak.database.using import acting_as
from jatak.gate.situation import RelationKind
from jatak.people.models import Person

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def ana(database):
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL), acting_as("admin"):
        sydrejser = company_that_asks()
        somebody = joins(form(sydrejser))
        Person.objects.update(last_own_act_at=LONG_AGO)
        yield Page(somebody, sydrejser)


def renewed() -> bool:
    return Person.objects.get().last_own_act_at != LONG_AGO


def test_looking_at_the_page_is_no_act_since_machines_look_too(ana):
    ana.sees()
    ana.sees(ana.fresh())
    assert not renewed()


@pytest.mark.parametrize(
    ("act", "typed"),
    [("pause", {"months": "1"}), ("often", {"number": "1"}), ("resume", {})],
    ids=lambda each: str(each),
)
def test_a_button_renews(ana, act, typed):
    before = now()
    assert ana.presses(act, **typed).status_code == 200
    assert Person.objects.get().last_own_act_at >= before


@pytest.mark.parametrize(
    ("act", "typed"), [("leave", {"scope": "company"}), ("link", {}), ("pause", {"months": "3000"}), ("x", {})]
)
def test_leaving_asking_for_a_link_and_what_is_not_understood_renew_nothing(ana, act, typed):
    ana.presses(act, **typed)
    assert not renewed()


def test_a_purchase_renews(database):
    with acting_as("admin"):
        sydrejser = company_that_asks()
        chloe = lives_in(person("Chloe"))
        assert chloe.last_own_act_at is None
        conclude(chloe, Key(sydrejser, RelationKind.SALE, "1"), LONG_AGO)
        chloe.refresh_from_db()
        assert chloe.last_own_act_at == LONG_AGO
