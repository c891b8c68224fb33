"""What the dashboard asks: in each name in which a company asks people, and for which brand a consent is otherwise."""

from dataclasses import replace

import pytest
from tests.story.cast import DAY, NOON, company, person, question, says_yes
from tests.story.test_gathering import buys, judged, lives_in

from jatak.clearance.census import asking, counting, tidying
from jatak.clearance.census.question import Question, standing
from jatak.clearance.census.standing import BRANDS_AT_MOST, names_asked_in, standing_questions
from jatak.clearance.models import Census
from jatak.consent import notices
from jatak.database.using import acting_as
from jatak.gate.situation import Tri
from jatak.people.models import Brand, Controller

pytestmark = pytest.mark.usefixtures("database")
AT = NOON + 30 * DAY


@pytest.fixture
def shop() -> Controller:
    with acting_as("admin"):
        return company()


def brand(shop: Controller, name: str) -> Brand:
    with acting_as("admin"):
        return Brand.objects.create(controller=shop, name=name)


def asks_for(shop: Controller, *brands: Brand, channels: tuple[str, ...] = ("email",)) -> object:
    """A judged question in the name of these brands; of the whole company where there is none."""
    slug = "-".join(["news", *(str(each.pk) for each in brands)])
    with acting_as("admin"):
        return judged(question(shop, slug, channels, companies={shop.pk: tuple(each.pk for each in brands)}))


def asked_about(shop: Controller) -> list[tuple[str, int | None]]:
    return [(each.channel, each.brand) for each in standing_questions([shop.pk])]


def counted(asked: Question) -> Census:
    return counting.count(asking.ask(asked, AT)[0].pk, clock=lambda: AT)


def test_without_a_notice_the_company_itself_is_asked_about(shop: Controller) -> None:
    brand(shop, "Solrejser")
    assert asked_about(shop) == [("email", None)]


def test_each_brand_that_a_published_notice_names_is_asked_about(shop: Controller) -> None:
    sun, walks, unused = (brand(shop, name) for name in ("Solrejser", "Fjordtur", "Gletscher"))
    asks_for(shop, sun)
    asks_for(shop, walks, channels=("email", "sms"))
    with acting_as("admin"):
        words = {"en": notices.Words("May we?", "You can leave.")}
        notices.draft(shop, "later", notices.Draft(("email",), words, companies={shop.pk: (unused.pk,)}))
    assert asked_about(shop) == [("email", sun.pk), ("email", walks.pk), ("sms", walks.pk)]


def test_the_company_comes_first_where_a_notice_names_all_of_it(shop: Controller) -> None:
    sun = brand(shop, "Solrejser")
    asks_for(shop, sun)
    asks_for(shop)
    assert asked_about(shop) == [("email", None), ("email", sun.pk)]


def test_of_many_brands_some_are_asked_about_and_the_others_numbered(shop: Controller) -> None:
    asks_for(shop, *(brand(shop, f"Brand {nth}") for nth in range(BRANDS_AT_MOST + 2)))
    (named,) = names_asked_in([shop.pk])
    assert (len(named.questions), named.left_out) == (BRANDS_AT_MOST, 2)


def test_a_consent_given_to_a_brand_counts_for_it_and_says_so_otherwise(shop: Controller) -> None:
    sun, walks = brand(shop, "Solrejser"), brand(shop, "Fjordtur")
    to_sun, to_walks = asks_for(shop, sun), asks_for(shop, walks)
    with acting_as("admin"):
        for name in ("Ana", "Ben"):
            says_yes(lives_in(person(name), "DK"), to_sun)
        says_yes(lives_in(person("Chloe"), "DK"), to_walks)
        buys(lives_in(person("Dev"), "DK"), shop)
    for each, permitted, others in ((sun, 3, [walks.pk]), (walks, 2, [sun.pk])):
        census = counted(standing(shop.pk, "email", each.pk))
        assert (census.people, census.permitted) == (4, permitted), "Dev bought what is similar"
        assert census.reasons.get(rule="consent_other_controller").for_brands == others
    whole = counted(standing(shop.pk, "email"))
    assert whole.reasons.get(rule="consent_other_controller").for_brands == [sun.pk, walks.pk], (
        "the most frequent first"
    )
    assert whole.reasons.get(permitted=True).for_brands is None


def test_what_is_no_standing_question_any_more_may_go(shop: Controller) -> None:
    sun = brand(shop, "Solrejser")
    whole = counted(standing(shop.pk, "email"))
    asks_for(shop, sun)
    named = counted(standing(shop.pk, "email", sun.pk))
    other = counted(replace(standing(shop.pk, "email"), own_similar="no"))
    assert [each.standing for each in (whole, named, other)] == [True, True, False]
    tidying.keep_standing(standing_questions([shop.pk]))
    assert list(Census.objects.filter(standing=True)) == [named]
    assert tidying.delete_abandoned(AT + 8 * DAY) == 2


def test_where_somebody_named_no_other_brand_the_brand_is_not_why(shop: Controller) -> None:
    sun, walks = brand(shop, "Solrejser"), brand(shop, "Fjordtur")
    with acting_as("admin"):
        unnamed = question(shop, "nobody", ("email",), companies={shop.pk: (sun.pk,)})
        judged(unnamed, names_sender=Tri.NO)
        says_yes(lives_in(person("Ida"), "DK"), unnamed)
        says_yes(lives_in(person("Jon"), "DK"), asks_for(shop, walks))
    reason = counted(standing(shop.pk, "email", sun.pk)).reasons.get(rule="consent_other_controller")
    assert (reason.count, reason.for_brands) == (2, None)
