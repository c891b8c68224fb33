"""A census: everybody counted and kept, with who is behind each figure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.story.cast import DAY, NOON, company, person, question, says_yes
from tests.story.test_gathering import buys, judged, leaves, lives_in

from jatak.base.errors import UsageError
from jatak.clearance import audience
from jatak.clearance.census import asking, counting, tidying
from jatak.clearance.census.drilling import Place, members, situations
from jatak.clearance.census.question import Question, standing
from jatak.clearance.decider import Decider
from jatak.clearance.models import Census, CensusMembers, CensusReason, CensusShare, CensusState
from jatak.consent.scope import Scope
from jatak.database.using import acting_as, atomic
from jatak.law.rulebook import Rulebook
from jatak.people.models import Controller

pytestmark = pytest.mark.usefixtures("database")
AT = NOON + 30 * DAY


@pytest.fixture
def shop() -> Iterator[Controller]:
    """A company with eleven people: who said yes, who left, who bought; in three countries."""
    with acting_as("admin"):
        shop = company()
        asked = judged(question(shop))
        for nth, name in enumerate(("Ana", "Ben", "Chloe", "Dev", "Ida", "Jon", "Kai", "Lea", "Max", "Noa", "Ole")):
            each = lives_in(person(name), ("DK", "NO", "DE")[nth % 3])
            if nth % 4 != 3:
                says_yes(each, asked)
            if nth % 4 == 2:
                leaves(each, Scope(shop.pk))
            if nth % 4 == 3:
                buys(each, shop)
    return shop


def clock() -> datetime:
    return AT


def counted(asked: Question, size: int = 3) -> Census:
    census, _ = asking.ask(asked, AT, "Mette")
    return counting.count(census.pk, size, clock)


def test_a_census_counts_what_an_audience_counts(shop: Controller) -> None:
    asked = standing(shop.pk, "email")
    census = counted(asked)
    request = asked.request(AT)
    with atomic():
        whole = audience.decide(request, Decider(request.facts, Rulebook.load(AT.date())))
    assert (census.people, census.permitted, census.denied) == (whole.people, whole.permitted, whole.denied)
    assert census.people == 11
    assert 0 < census.permitted < 11
    assert census.reachable == sum(share.reachable for share in whole.shares)
    assert sum(CensusReason.objects.filter(census=census).values_list("count", flat=True)) == 11
    assert CensusShare.objects.filter(census=census).count() == len(whole.shares)


def test_the_size_of_stretches_changes_nothing(shop: Controller) -> None:
    def told(census: Census) -> list[tuple[str, int]]:
        return list(CensusReason.objects.filter(census=census).order_by("nth").values_list("rule", "count"))

    assert told(counted(standing(shop.pk, "email"), 2)) == told(counted(standing(shop.pk, "email"), 1000))


def test_everybody_is_behind_one_figure_and_pages_meet_without_a_gap(shop: Controller) -> None:
    census = counted(standing(shop.pk, "email"))
    shares = CensusShare.objects.filter(census=census).count()
    paged: list[Place] = []
    while page := members(census, 1, shares, paged[-1] if paged else Place(), 2):
        paged += page
    assert len({place.person for place in paged}) == len(paged) == 11
    assert paged == sorted(paged)


def test_the_people_of_a_reason_are_as_many_as_it_says(shop: Controller) -> None:
    census = counted(standing(shop.pk, "email"))
    for reason in CensusReason.objects.filter(census=census):
        assert len(members(census, reason.first, reason.last, Place(), 100)) == reason.count
        assert sum(each.count for each in situations(reason, 100)) == reason.count


def test_a_reason_is_told_in_every_language(shop: Controller) -> None:
    denied = CensusReason.objects.filter(census=counted(standing(shop.pk, "email")), permitted=False).first()
    assert denied is not None
    assert denied.said["en"][0] != denied.said["da"][0] != ""
    assert denied.said["en"][1], "what would change it"


def test_while_a_question_is_open_nobody_opens_it_again(shop: Controller) -> None:
    first, new = asking.ask(standing(shop.pk, "email"), AT, "Mette")
    again, newer = asking.ask(standing(shop.pk, "email"), AT, "Rune")
    assert (new, newer) == (True, False)
    assert first.pk == again.pk


def test_one_that_was_killed_goes_on_where_it_was(shop: Controller) -> None:
    census, _ = asking.ask(standing(shop.pk, "email"), AT)

    class Killed(BaseException):
        pass

    def dies(seen: Census) -> None:
        if seen.people >= 4:
            raise Killed

    with pytest.raises(Killed):
        counting.count(census.pk, 2, clock, dies)
    half = Census.objects.get(pk=census.pk)
    assert half.state == CensusState.COUNTING
    assert 0 < half.share_counted < 1
    assert counting.count(census.pk, 2, lambda: AT + timedelta(hours=1)).people == 11
    assert Census.objects.get(pk=census.pk).as_of == AT, "the facts are those of its first instant"


def test_counting_twice_counts_once(shop: Controller) -> None:
    census = counted(standing(shop.pk, "email"))
    assert counting.count(census.pk, 2, clock).people == 11


def test_of_each_question_the_newest_is_kept(shop: Controller) -> None:
    old, other = counted(standing(shop.pk, "email")), counted(standing(shop.pk, "sms"))
    recent, new = counted(standing(shop.pk, "email")), asking.ask(standing(shop.pk, "email"), AT)[0]
    Census.objects.filter(pk=old.pk).update(touched_at=AT - 3 * tidying.LOOKED_AT)
    counting.count(new.pk, clock=clock)
    assert Census.objects.filter(pk=recent.pk).exists(), "somebody may be turning its pages"
    tidying.delete_outdated(new, AT + 2 * tidying.LOOKED_AT)
    assert set(Census.objects.values_list("pk", flat=True)) == {other.pk, new.pk}
    assert not CensusMembers.objects.filter(census_id=old.pk).exists()
    assert asking.newest(standing(shop.pk, "email")) == new


def test_what_was_asked_once_goes_after_a_week_and_a_campaigns_stays(shop: Controller) -> None:
    once = counted(replace(standing(shop.pk, "email"), purpose="marketing-with-consent"))
    kept, _ = asking.ask(replace(standing(shop.pk, "email"), own_similar="no"), AT, campaign_id=7)
    counting.count(kept.pk, clock=clock)
    assert tidying.delete_abandoned(AT + 6 * DAY) == 0
    assert tidying.delete_abandoned(AT + 8 * DAY) == 1
    assert not Census.objects.filter(pk=once.pk).exists()


def test_what_goes_wrong_is_written_down(shop: Controller) -> None:
    census, _ = asking.ask(standing(shop.pk, "email"), AT)
    Census.objects.filter(pk=census.pk).update(question=census.question | {"channel": "pigeon"})
    with pytest.raises(UsageError):
        counting.count(census.pk, clock=clock)
    failed = Census.objects.get(pk=census.pk)
    assert failed.state == CensusState.FAILED
    assert "pigeon" in failed.trouble


def test_a_question_that_names_nothing_is_not_asked(shop: Controller) -> None:
    with pytest.raises(UsageError):
        asking.ask(Question(shop.pk, purpose="a chat"), AT)
    assert not Census.objects.exists()


def test_a_company_that_knows_nobody_has_an_empty_census(shop: Controller) -> None:
    with acting_as("admin"):
        eve = company("Eve")
    census = counted(standing(eve.pk, "email"))
    assert (census.state, census.people, census.permitted) == ("done", 0, 0)
