"""A start fills the outbox chunk by chunk, and goes on where it was, whatever ended it."""

from collections import Counter
from contextlib import suppress

import pytest
from django.test import override_settings
from tests.story.cast import company, person, question, says_yes
from tests.story.sending import (
    PUBLIC_URL,
    YESTERDAY,
    bought,
    judged_good,
    leaves,
    lives_in,
    many_members,
    newsletter,
    now,
    states,
    sydrejser,
)

from jatak.base.errors import UsageError
from jatak.campaigns import campaigns
from jatak.campaigns.chunks import Chunks, next_stretch
from jatak.campaigns.filling import Filling, Stopped
from jatak.campaigns.models import Campaign, LeftOut, Start
from jatak.campaigns.timing import Timing
from jatak.clearance.audience import decide
from jatak.clearance.decider import Decider
from jatak.clearance.models import Answer, Decision
from jatak.clearance.request import Request
from jatak.content.facts import message_facts
from jatak.database.using import acting_as, atomic, connection
from jatak.delivery import control
from jatak.delivery.consignment import rulebook
from jatak.delivery.models import Dispatch, Message
from jatak.people.models import Controller, Person

SMALL = Chunks(first=2, then=3)
NOBODY = 20


class Killed(Exception):
    """The process ended between two chunks."""


@pytest.fixture
def travel(database):
    """Ana and others who said yes, some of whom left, and some whom only another company knows."""
    with acting_as("admin"):
        made = sydrejser()
        made.asked = question(made)
        judged_good(made.asked)
        ana = says(made, "Ana")
        many_members(15)
        other = company("Nordlys")
        for number in range(NOBODY):
            bought(other, lives_in(person(f"Stranger-{number}")))
        leavers = [Person.objects.get(pk=ana.pk + number) for number in (5, 9, 12)]
        with connection().cursor() as cursor:
            cursor.execute("UPDATE people_contactpoint SET normalised = 'm@xn--rger-0qa.example' WHERE id = 1")
    for leaver in leavers:
        leaves(leaver, made)
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        yield made


def says(of: Controller, name: str) -> Person:
    """Somebody who said yes yesterday; as admin."""
    somebody = lives_in(person(name))
    says_yes(somebody, of.asked, YESTERDAY)
    return somebody


def made(of: Controller, name: str = "Summer") -> Campaign:
    return campaigns.create(name, newsletter(of, name.lower()), now())


def recipients(campaign: Campaign) -> list[int]:
    return list(Message.objects.filter(campaign_id=campaign.pk).order_by("id").values_list("person_id", flat=True))


def left_out(campaign: Campaign) -> dict[str, int]:
    found = LeftOut.objects.filter(campaign=campaign).order_by("decision_id")
    return {row.decision.situation_id: row.count for row in found}


def test_chunks_bring_the_same_people_as_one(travel):
    whole, parts = made(travel, "Whole"), made(travel, "Parts")
    at = now()
    one = campaigns.start(whole, "Ida", at)
    many = campaigns.start(parts, "Ida", at, chunks=SMALL)
    assert recipients(whole) == recipients(parts) == sorted(recipients(parts))
    assert (one.people, one.permitted) == (many.people, many.permitted)
    assert len(recipients(parts)) == many.permitted > 10
    assert left_out(whole) == left_out(parts)
    assert sum(left_out(parts).values()) == many.people - many.permitted > 0


def test_chunks_say_of_everybody_what_the_audience_says(travel):
    campaign = made(travel)
    begun = campaigns.start(campaign, "Ida", now(), chunks=SMALL)
    facts = message_facts(campaign.template_version)
    request = Request(travel.pk, facts.channel, facts, begun.at)
    with atomic():
        audience = decide(request, Decider(facts, rulebook(begun.at)))
    assert (begun.people, begun.permitted) == (audience.people, audience.permitted)
    denied: Counter[str] = Counter()
    for share in audience.shares:
        denied[share.decision.rule] += 0 if share.permitted else share.count
    told: Counter[str] = Counter()
    for row in LeftOut.objects.filter(campaign=campaign):
        told[row.decision.rule] += row.count
    assert +denied == told
    assert told


def test_chunks_grow_to_their_full_size():
    assert [Chunks(2_000, 50_000).size(nth) for nth in range(4)] == [2_000, 16_000, 50_000, 50_000]


def test_the_first_chunk_is_small_and_can_go_already(travel):
    seen: list[tuple[int, str]] = []

    def look(start: Start) -> None:
        assert start.permitted <= sum(states().values())
        seen.append((start.permitted, Dispatch.objects.get().state))

    campaigns.start(made(travel), "Ida", now(), chunks=SMALL, seen=look)
    assert len(seen) > 3
    assert 0 < seen[0][0] <= SMALL.first
    assert seen[0][1] == "filling"
    dispatch = Dispatch.objects.get()
    assert (dispatch.state, dispatch.filled, dispatch.controller_id) == ("running", True, travel.pk)


def test_killed_between_two_chunks_it_goes_on_where_it_was(travel):
    campaign, at = made(travel), now()
    reference = made(travel, "Reference")
    campaigns.start(reference, "Ida", at)

    def kill(start: Start) -> None:
        raise Killed

    with pytest.raises(Killed):
        campaigns.start(campaign, "Ida", at, chunks=SMALL, seen=kill)
    had = recipients(campaign)
    assert 0 < len(had) < len(recipients(reference))
    with suppress(Killed):
        campaigns.start(campaign, "Eve", now(), chunks=SMALL, seen=kill)
    begun = campaigns.start(campaign, "Eve", now(), chunks=SMALL)
    assert (begun.by, begun.at, begun.filled) == ("Ida", at, True)
    assert recipients(campaign) == recipients(reference)
    assert left_out(campaign) == left_out(reference)
    assert set(Message.objects.filter(campaign_id=campaign.pk).values_list("created_at", "as_of")) == {(at, at)}


def test_a_chunk_that_fails_leaves_nothing_of_it_behind(travel, monkeypatch):
    campaign = made(travel)
    monkeypatch.setattr("jatak.campaigns.filling.is_wanted", lambda campaign_id: (_ for _ in ()).throw(Killed))
    with pytest.raises(Killed):
        campaigns.start(campaign, "Ida", now(), chunks=SMALL)
    monkeypatch.undo()
    assert recipients(campaign) == []
    start = Start.objects.get()
    assert (start.people, start.permitted, start.filled_to, start.filled) == (0, 0, 0, False)
    assert not LeftOut.objects.exists()
    assert campaigns.start(campaign, "Ida", now(), chunks=SMALL).permitted == len(recipients(campaign)) > 10


def test_a_chunk_that_fails_lets_its_turn_go(travel, monkeypatch):
    campaign = made(travel)
    with suppress(Killed):
        campaigns.start(campaign, "Ida", now(), chunks=SMALL, seen=lambda start: (_ for _ in ()).throw(Killed))
    start = Start.objects.get()
    monkeypatch.setattr("jatak.campaigns.filling.is_wanted", lambda campaign_id: (_ for _ in ()).throw(Killed))
    with pytest.raises(Killed):
        Filling(campaign, start).chunk(next_stretch(start.filled_to, start.upto, SMALL.then))
    with connection().cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (0,)


def test_who_said_yes_after_the_start_is_not_in_a_later_chunk(travel):
    campaign = made(travel)

    def another(start: Start) -> None:
        with acting_as("admin"):
            newcomers.append(says(travel, f"Newcomer-{start.filled_to}").pk)

    newcomers: list[int] = []
    begun = campaigns.start(campaign, "Ida", now(), chunks=SMALL, seen=another)
    assert newcomers
    assert not set(newcomers) & set(recipients(campaign))
    assert campaigns.start(made(travel, "Next"), "Ida", now()).permitted == begun.permitted + len(newcomers)


def test_who_was_merged_into_a_later_person_meanwhile_gets_one_message(travel):
    campaign = made(travel)
    merged: list[int] = []

    def merge(start: Start) -> None:
        if merged:
            return
        first, last = recipients(campaign)[0], start.upto
        with acting_as("admin"), connection().cursor() as cursor:
            for table in ("people_contactpoint", "consent.consent_record"):
                cursor.execute(f"UPDATE {table} SET person_id = %s WHERE person_id = %s", [last, first])
        merged.append(first)

    campaigns.start(campaign, "Ida", now(), chunks=SMALL, seen=merge)
    points = list(Message.objects.values_list("contact_point_id", flat=True))
    assert len(points) == len(set(points))


def test_every_situation_is_decided_once_and_answers_are_shared(travel):
    campaigns.start(made(travel), "Ida", now(), chunks=SMALL)
    situations = Message.objects.values_list("situation_id", flat=True)
    decisions = {row.situation_id: row for row in Decision.objects.all()}
    assert set(situations) <= decisions.keys()
    first = decisions[situations[0]]
    assert first.permitted
    assert first.whole["rule"] == first.rule
    assert [answer["rule"] for answer in first.whole["answers"]]
    assert Answer.objects.count() < sum(len(row.answers) for row in decisions.values())


def test_a_decision_that_was_kept_before_answers_were_shared_is_still_whole(travel):
    campaigns.start(made(travel), "Ida", now())
    decision = Decision.objects.filter(permitted=True).first()
    whole = decision.whole
    with acting_as("admin"):
        Decision.objects.filter(pk=decision.pk).update(summary=whole, answers=[])
    assert Decision.objects.get(pk=decision.pk).whole == whole


def test_messages_know_the_domain_of_their_address(travel):
    campaign = made(travel)
    campaigns.start(campaign, "Ida", now())
    assert Message.objects.get(contact_point_id=1).domain == "xn--rger-0qa.example"
    assert set(Message.objects.exclude(contact_point_id=1).values_list("domain", flat=True)) == {"example.com"}


def test_a_campaign_that_is_stopped_while_it_fills_fills_no_more(travel):
    campaign = made(travel)

    def stop(start: Start) -> None:
        control.stop(campaign.pk, "guard", now(), "too many complaints")

    with pytest.raises(Stopped, match="Summer was stopped"):
        campaigns.start(campaign, "Ida", now(), chunks=SMALL, seen=stop)
    assert states().keys() == {"dropped"}
    with pytest.raises(Stopped):
        campaigns.start(campaign, "Ida", now())
    assert states().keys() == {"dropped"}


def test_a_campaign_that_is_paused_while_it_fills_stays_paused_and_is_filled(travel):
    campaign = made(travel)
    held: list[int] = []

    def pause(start: Start) -> None:
        if not held:
            control.pause(campaign.pk, "Ida", "a mistake")
        held.append(start.filled_to)

    begun = campaigns.start(campaign, "Ida", now(), chunks=SMALL, seen=pause)
    dispatch = Dispatch.objects.get()
    assert (dispatch.state, dispatch.why, dispatch.filled) == ("paused", "Ida: a mistake", True)
    assert begun.filled
    assert control.resume(campaign.pk).value == "running"


def test_times_and_rate_reach_delivery_and_those_of_the_start_win(travel):
    at = now()
    planned = Timing(at.replace(year=at.year + 1), at.replace(year=at.year + 2), 5.0)
    campaign = campaigns.create("Summer", newsletter(travel), at, timing=planned)
    campaigns.start(campaign, "Ida", at, Timing(per_second=2.5))
    dispatch = Dispatch.objects.get()
    assert (dispatch.starts_at, dispatch.not_after, dispatch.per_second) == (planned.starts_at, planned.not_after, 2.5)
    with pytest.raises(UsageError, match="has started already"):
        campaigns.start(campaign, "Ida", at, Timing(per_second=9))


def test_times_that_cannot_be_are_refused(travel):
    at = now()
    with pytest.raises(UsageError, match="before it begins"):
        Timing(starts_at=at, not_after=at)
    for rate in (0, -1, float("nan"), float("inf")):
        with pytest.raises(UsageError, match="is no rate"):
            Timing(per_second=rate)
    campaign = campaigns.create("Late", newsletter(travel), at, timing=Timing(not_after=at))
    with pytest.raises(UsageError, match="has passed"):
        campaigns.start(campaign, "Ida", at)
    assert not Start.objects.exists()


def test_two_starts_at_once_fill_it_once(travel):
    campaign, at = made(travel), now()
    reference = made(travel, "Reference")
    campaigns.start(reference, "Ida", at)

    def beside(start: Start) -> None:
        if not start.filled:
            Filling(campaign, start).chunk(next_stretch(start.filled_to, start.upto, SMALL.then))

    campaigns.start(campaign, "Ida", at, chunks=SMALL, seen=beside)
    assert recipients(campaign) == recipients(reference)
    assert Start.objects.get(campaign=campaign).people == Start.objects.get(campaign=reference).people


def test_a_company_that_knows_nobody_has_a_campaign_of_nobody(database):
    with acting_as("admin"):
        alone = sydrejser()
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        begun = campaigns.start(made(alone), "Ida", now())
        assert (begun.people, begun.permitted, begun.filled) == (0, 0, True)
        assert Dispatch.objects.get().filled
