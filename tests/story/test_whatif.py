"""Everybody answered twice: who is gained and lost, held against two answers for each person alone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from tests.story.cast import DAY, NOON, company, heard, mailbox, person, question, says_yes
from tests.story.repacked import document, law
from tests.story.test_gathering import NEWSLETTER, buys, judged, leaves, lives_in

from jatak.clearance import audience
from jatak.clearance.decider import Decider
from jatak.clearance.gather import gather
from jatak.clearance.request import Request
from jatak.clearance.whatif.comparing import Side, compare
from jatak.clearance.whatif.comparison import Comparison, Kind
from jatak.consent.covering import touched
from jatak.consent.scope import Scope, Who
from jatak.consent.standing import withdraw
from jatak.customers.models import Relation
from jatak.database.using import acting_as, atomic
from jatak.gate.decision import Decision
from jatak.gate.message import Channel
from jatak.gate.situation import Ground, RecipientKind, RelationKind, Tri
from jatak.law.own import Own
from jatak.law.rulebook import Rulebook
from jatak.people.models import Acquaintance, Controller, CountryOrigin, Person, Profile
from jatak.people.profiles import News, set_profile

NO_WINDOW = document("FR", {"customer.window_months": '"none"', "time.inactivity_months": '"none"'})
SHORT_WINDOW = document("FR", {"customer.window_months": "12", "time.inactivity_months": '"none"'})


@pytest.fixture
def shop(database: None) -> Iterator[Controller]:
    """A company; the scene is set as the administrator."""
    with acting_as("admin"):
        yield company()


def asks(shop: Controller, **more: object) -> Request:
    """A newsletter about things like those bought."""
    return replace(Request(shop.pk, Channel.EMAIL, NEWSLETTER, NOON + 30 * DAY, own_similar=Tri.YES), **more)


def moved(request: Request, old: Rulebook, new: Rulebook, then: Request | None = None, **more: object) -> Comparison:
    """Who moves, asked as the worker that sends."""
    after = then or request
    with acting_as("worker"):
        return compare(
            Side(request, Decider(request.facts, old, **more)), Side(after, Decider(after.facts, new, **more))
        )


def counts(found: Comparison) -> dict[str, int]:
    return {kind.value: count for kind, count in found.counts.items() if count}


def test_a_shorter_window_loses_those_who_bought_before(shop: Controller) -> None:
    for name, days in (("Ana", 40), ("Bo", 400), ("Chloe", 500)):
        buys(lives_in(person(name), "FR"), shop, NOON - days * DAY)
    buys(lives_in(person("Dora"), "DK"), shop, NOON - 400 * DAY)
    found = moved(asks(shop), law(NO_WINDOW), law(SHORT_WINDOW))
    assert counts(found) == {"lost": 2, "unchanged": 2}
    assert (found.people, found.permitted_before, found.permitted_after) == (4, 4, 2)
    (group,) = found.groups(Kind.LOST)
    assert (group.because.country, group.count, group.reachable) == ("FR", 2, 2)
    assert (group.because.old.rule, group.because.new.rule) == ("existing_customer", "customer_relation_ended")
    assert group.because.new.would_change
    assert [move.new.situation.within_window for move in group.moves] == [Tri.NO]
    assert counts(moved(asks(shop), law(SHORT_WINDOW), law(NO_WINDOW))) == {"gained": 2, "unchanged": 2}


def test_the_same_law_changes_nothing(shop: Controller) -> None:
    buys(lives_in(person("Ana"), "FR"), shop)
    leaves(lives_in(person("Ben"), "DK"), Scope(controller_id=shop.pk))
    assert counts(moved(asks(shop), law(), law())) == {"unchanged": 2}


def test_somebody_with_many_grounds_is_counted_once(shop: Controller) -> None:
    ana, form = lives_in(person("Ana"), "FR"), judged(question(shop))
    says_yes(ana, form)
    for days in (40, 400, 500):
        buys(ana, shop, NOON - days * DAY)
    old, new = law(NO_WINDOW), law(SHORT_WINDOW)
    assert counts(moved(asks(shop), old, new)) == {"unchanged": 1}
    no_customers = document("FR", {"customer.allowed": "false"})
    assert counts(moved(asks(shop), old, law(no_customers))) == {"unchanged": 1}, "she said yes"
    assert counts(moved(asks(shop), old, law(no_customers), only=Ground.CUSTOMER)) == {"lost": 1}


def test_another_reason_is_told_apart_from_no_change(shop: Controller) -> None:
    ana, form = lives_in(person("Ana"), "FR"), judged(question(shop))
    says_yes(ana, form)
    too_young = document("FR", {"consent.min_age": "21"})
    set_profile(ana, News(born=date(2008, 1, 1)), NOON)
    buys(lives_in(person("Bo"), "FR"), shop, NOON - 400 * DAY, opt_out_offered=Tri.NO)
    buys(ana, shop)
    no_customers = document("FR", {"customer.allowed": "false"})
    found = moved(asks(shop), law(), law(too_young))
    assert counts(found) == {"otherwise": 1, "unchanged": 1}
    (group,) = found.groups(Kind.OTHERWISE)
    assert (group.because.old.rule, group.because.new.rule) == ("consent", "existing_customer")
    (group,) = moved(asks(shop), law(), law(no_customers)).groups(Kind.OTHERWISE)
    assert group.because.old.rule == "customer_no_opt_out_at_collection"
    assert not group.because.new.permits


def test_another_window_of_the_company_itself(shop: Controller) -> None:
    for name, days in (("Ana", 40), ("Bo", 400)):
        buys(lives_in(person(name), "DK"), shop, NOON - days * DAY)
    request = asks(shop, own=Own())
    assert counts(moved(request, law(), law(), replace(request, own=Own(window_months=6)))) == {
        "lost": 1,
        "unchanged": 1,
    }


def test_a_pack_for_a_country_that_had_none(shop: Controller) -> None:
    company_in_japan = lives_in(person("Kaito"), "JP")
    set_profile(company_in_japan, News(recipient_kind=RecipientKind.COMPANY), NOON)
    buys(company_in_japan, shop, one_off=Tri.YES, opt_out_offered=Tri.NO)
    free = document("JP", {"regime.company": '"free"'}, base="SE")
    assert counts(moved(asks(shop), law(), law(free))) == {"gained": 1}
    assert counts(moved(asks(shop), law(free), law())) == {"lost": 1}


@pytest.mark.parametrize(("country", "base"), [("SE", "SE"), ("JP", "SE")])
def test_somebody_without_a_ground_is_asked_on_both_sides(shop: Controller, country: str, base: str) -> None:
    trader = lives_in(person("Bo"), country)
    set_profile(trader, News(recipient_kind=RecipientKind.COMPANY), NOON - 50 * DAY)
    says_yes(trader, judged(question(shop)))
    takes_back(trader, shop)
    free, strict = (document(country, {"regime.company": regime}, base) for regime in ('"free"', '"consent"'))
    old = law() if country == "JP" else law(strict)
    assert counts(moved(asks(shop), old, law(free))) == {"gained": 1}
    assert counts(moved(asks(shop), law(free), old)) == {"lost": 1}


def takes_back(somebody: Person, shop: Controller) -> None:
    """Somebody withdraws their consent and says no more than that."""
    scope, act = Scope(controller_id=shop.pk), heard(NOON + DAY)
    who = Who(person_id=somebody.pk, address_hash=bytes(mailbox(somebody).keyed_hash))
    with atomic():
        withdraw(who, scope, act, touched(somebody.pk, scope, act))


def test_both_sides_ask_about_the_same_people(shop: Controller) -> None:
    with pytest.raises(ValueError, match="same people"):
        moved(asks(shop), law(), law(), asks(shop, topic_id=4711))


def test_a_no_that_comes_meanwhile_is_not_taken_for_a_loss(shop: Controller) -> None:
    ana = lives_in(person("Ana"), "FR")
    buys(ana, shop)
    request = asks(shop)
    sides = [Side(request, Decider(request.facts, book)) for book in (law(NO_WINDOW), law(SHORT_WINDOW))]

    def says_no(step: str) -> None:
        if "again" in step:
            with acting_as("admin"):
                leaves(ana, Scope(controller_id=shop.pk), NOON)

    with acting_as("worker"):
        assert counts(compare(*sides, on_step=says_no)) == {"unchanged": 1}
        assert counts(compare(*sides)) == {"unchanged": 1}
        (same,) = compare(*sides).moves
    assert same.old.decision.rule == "objected"


COUNTRIES = ("DK", "FR", "SE", "NO", "DE", "GB", "NL", "JP", "BE", None)
KINDS = (RecipientKind.CONSUMER, *RecipientKind)
RELATIONS = (RelationKind.SALE, RelationKind.SALE, RelationKind.SUBSCRIPTION, RelationKind.FREE_ACCOUNT)


def test_it_agrees_with_two_answers_for_each_person(shop: Controller) -> None:
    everybody = _world(shop, Random(20261121), 150)
    old = law(document("DK", {"consent.lapse_unused_months": "12"}))
    new = law(
        SHORT_WINDOW,
        document("DK", {"consent.lapse_unused_months": '"none"', "consent.min_age": "18"}),
        document("SE", {"regime.company": '"consent"', "customer.relations": '["sale", "free_account"]'}),
        document("JP", {"regime.company": '"free"'}, base="SE"),
        without=("NO",),
    )
    request = asks(shop)
    found = moved(request, old, new)
    before, after = (_alone(everybody, request, book) for book in (old, new))
    expected = Counter((everybody[one], *_told(before[one], after[one])) for one in everybody)
    told: Counter[object] = Counter()
    for move in found.moves:
        told[move.new.situation.country, *_told(move.old.decision, move.new.decision)] += move.count
    assert told == expected
    assert found.people == len(everybody) == sum(found.counts.values())
    assert all(found.counts[kind] for kind in Kind), "a world in which nothing of one kind happens shows little"
    assert found.permitted_after - found.permitted_before == found.counts[Kind.GAINED] - found.counts[Kind.LOST]
    with acting_as("worker"), atomic():
        assert audience.decide(request, Decider(request.facts, old)).permitted == found.permitted_before
    with acting_as("worker"), atomic():
        assert audience.decide(request, Decider(request.facts, new)).permitted == found.permitted_after


def _alone(everybody: dict[int, str | None], request: Request, book: Rulebook) -> dict[int, Decision]:
    with acting_as("worker"):
        gathered = gather(list(everybody), request, book)
    decider = Decider(request.facts, book)
    return {somebody: decider.best(candidates).decision for somebody, candidates in gathered.items()}


def _told(before: Decision, after: Decision) -> tuple[object, ...]:
    """What both ways of asking agree on; alone somebody is also asked without a ground, which may name another no."""
    return before.permitted, before.ground, after.permitted, after.ground


def _world(shop: Controller, random: Random, size: int) -> dict[int, str | None]:
    """People whom the company knows, and where they live."""
    forms = [judged(question(shop)), judged(question(shop, "written-down", channels=("email",)), proof=Tri.NO)]
    people = [_somebody(f"p{number}", random) for number in range(size)]
    for somebody, _ in people:
        bought, ticked = random.randint(0, 2), random.randint(0, 2)
        for _ in range(max(ticked, not bought)):
            says_yes(somebody, random.choice(forms), _earlier(random))
        for number in range(bought):
            _buys(somebody, shop, random, number)
        if random.random() < 0.15:
            leaves(somebody, Scope(controller_id=shop.pk), _earlier(random))
        Acquaintance.objects.filter(person=somebody).update(last_own_act_at=_earlier(random))
    return {somebody.pk: country for somebody, country in people}


def _somebody(name: str, random: Random) -> tuple[Person, str | None]:
    somebody, country = person(name), random.choice(COUNTRIES)
    born = date(random.randint(1990, 2014), 1, 1) if random.random() < 0.4 else None
    news = News(recipient_kind=random.choice(KINDS), born=born)
    origin = CountryOrigin.BILLING if country else None
    set_profile(somebody, replace(news, country=country, country_origin=origin), NOON - 2000 * DAY)
    if country and random.random() < 0.1:
        other = News(country=random.choice(COUNTRIES[:5]), country_origin=CountryOrigin.BILLING)
        set_profile(somebody, other, NOON - 1999 * DAY)
    return somebody, Profile.objects.get(person=somebody, valid_to=None).country


def _earlier(random: Random) -> datetime:
    return NOON - timedelta(days=random.choice((1, 100, 300, 400, 800, 1200)))


def _buys(somebody: Person, shop: Controller, random: Random, number: int) -> None:
    Relation.objects.create(
        person=somebody,
        controller=shop,
        contact_point=mailbox(somebody),
        kind=random.choice(RELATIONS),
        concluded_at=_earlier(random),
        one_off=random.choice((Tri.NO, Tri.NO, Tri.YES)),
        address_from_sale=random.choice((Tri.YES, Tri.YES, Tri.NO)),
        opt_out_offered=random.choice((Tri.YES, Tri.YES, Tri.NO)),
        external_key=f"{somebody.pk} {number}",
        recorded_at=NOON,
    )
