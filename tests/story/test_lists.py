"""Each person stands on a list as one would say by hand, and every figure counts the same people."""

import pytest
from tests.story.cast import DAY, company, heard, mailbox, person, question, says_yes
from tests.story.clocks import START, acted, later, lives_in, subscriber, used
from tests.story.listing import buys, came_back, counted, sent, standings
from tests.story.old_messages import asked

from jatak.consent.leaving import leave
from jatak.consent.models import Actor, Via
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.people.models import Failure, Probe, Unreachable
from jatak.people.own_acts import last_acts
from jatak.retention.choices import choose
from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.running import run
from jatak.retention.lists.asking import newest, under_way
from jatak.retention.lists.counting import count
from jatak.retention.lists.people import Figure, people_of
from jatak.retention.lists.reading import by_age, by_source, lists_of, over_time
from jatak.retention.lists.standing import Ground, Standing
from jatak.retention.models import Listed, ListTotal

TODAY = later(20)
"""Everybody said yes twenty months ago; in Sweden no law sets a term of silence, so the report counts with twelve."""


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        yield company()


def swede(travel, name, **more):
    """Somebody of whom nothing was heard since they said yes."""
    return subscriber(travel, "SE", name, **more)


def stands(travel, somebody, at=TODAY, **more):
    return standings(counted(travel, at), **more).get(somebody.pk)


def test_who_clicked_last_month_is_active(travel):
    ana = swede(travel, "Ana")
    acted(ana, later(19))
    assert stands(travel, ana) == "active"


def test_who_did_nothing_for_longer_though_messages_arrived_is_inactive(travel):
    ana = swede(travel, "Ana")
    sent(travel, ana, later(15))
    assert stands(travel, ana) == "inactive"


def test_the_term_of_the_law_comes_before_the_measure_of_the_report(travel):
    chloe = subscriber(travel, "FR", "Chloe")
    sent(travel, chloe, later(15))
    assert stands(travel, chloe) == "active"
    assert stands(travel, chloe, later(37)) == "inactive"


def test_the_term_of_the_company_does_too(travel):
    ana = swede(travel, "Ana")
    sent(travel, ana, later(15))
    choose(travel, Clock.INACTIVITY, 24, "Mette", START)
    assert stands(travel, ana) == "active"


def test_whom_nobody_ever_wrote_to_was_never_reached(travel):
    dev = swede(travel, "Dev")
    acted(dev, None)
    assert stands(travel, dev) == "never_reached"


def test_nor_was_who_got_messages_that_all_came_back(travel):
    dev = swede(travel, "Dev")
    sent(travel, dev, later(14), state="refused")
    came_back(sent(travel, dev, later(15)), dev, later(15) + DAY)
    used(dev, later(15))
    assert stands(travel, dev) == "never_reached"


def test_what_another_company_sent_reached_nobody_for_this_one(travel):
    dev = swede(travel, "Dev")
    sent(company("Nordrejser"), dev, later(15))
    assert stands(travel, dev) == "never_reached"


@pytest.mark.parametrize("why", ["no act was ever known", "the last came back", "nobody is there", "nothing since"])
def test_whose_silence_proves_nothing_is_not_observed(travel, why):
    dev = swede(travel, "Dev")
    sent(travel, dev, later(7))
    if why == "no act was ever known":
        acted(dev, None)
    elif why == "the last came back":
        sent(travel, dev, later(8), state="refused")
    elif why == "nobody is there":
        failed = Failure.objects.create(contact_point=mailbox(dev), kind="permanent", at=later(8), heard_by="import")
        Unreachable.objects.create(contact_point=mailbox(dev), person=dev, failure=failed, since=later(8))
    else:
        acted(dev, later(7) + DAY)
    assert stands(travel, dev) == "not_observed"


def test_what_is_in_the_archive_was_delivered_all_the_same(travel):
    ana, dev = swede(travel, "Ana"), lives_in("DK", "Dev")
    used(ana, later(15))
    asked("INSERT INTO delivery_archive VALUES ('2027-09-01', 'x', 0, NULL, NULL, '', 0, now())")
    asked("UPDATE people_person SET recorded_at = '2027-08-01'")
    buys(travel, dev, later(1))
    choose(travel, Clock.CUSTOMER, 36, "Mette", START)
    found = counted(travel, TODAY)
    assert standings(found)[ana.pk] == "inactive"
    assert standings(found, "existing_customer")[dev.pk] == "not_observed", "who was here before may be in it"
    asked("UPDATE people_person SET recorded_at = '2027-10-01'")
    assert standings(counted(travel, TODAY), "existing_customer")[dev.pk] == "never_reached"


def test_a_consent_that_the_clock_ended_has_lapsed_until_a_new_yes(travel):
    ida = subscriber(travel, "DK", "Ida")
    assert stands(travel, ida) == "never_reached", "it is due, and has not ended"
    run(TODAY)
    assert stands(travel, ida) == "lapsed"
    says_yes(ida, travel.asked, TODAY)
    assert stands(travel, ida, TODAY + DAY) == "active"


def test_who_left_is_on_no_list_also_where_a_clock_was_first(travel):
    ben, liv = subscriber(travel, "DK", "Ben"), subscriber(travel, "DK", "Liv")
    leave(Who(ben.pk), Scope(travel.pk), heard(later(3), via=Via.STOP))
    run(TODAY)
    leave(Who(liv.pk, bytes(mailbox(liv).keyed_hash)), Scope(travel.pk), heard(TODAY))
    found = counted(travel, TODAY + DAY)
    assert standings(found) == {ben.pk: "left", liv.pk: "left"}
    (one,) = lists_of(found)
    assert one.figures.total == 0


def test_who_never_confirmed_is_on_no_list(travel):
    asked_twice = question(travel, "double", channels=("email",), double_opt_in=True)
    kim = lives_in("SE", "Kim")
    says_yes(kim, asked_twice, START)
    assert stands(travel, kim) == "unconfirmed"


def test_eve_and_those_of_us_are_nowhere(travel):
    eve, probe = person("Eve"), swede(travel, "Probe")
    Probe.objects.create(person=probe, controller=travel)
    assert standings(counted(travel, TODAY)) == {}
    assert eve.pk


def test_a_customer_is_on_a_list_of_their_own_until_the_window_closes(travel):
    chloe = lives_in("DK", "Chloe")
    buys(travel, chloe, START)
    acted(chloe, START)
    choose(travel, Clock.CUSTOMER, 24, "Mette", START)
    asks = {"ground": "existing_customer"}
    assert stands(travel, chloe, later(1), **asks) == "active"
    assert stands(travel, chloe, later(20), **asks) == "never_reached"
    assert stands(travel, chloe, later(24), **asks) == "lapsed"
    leave(Who(chloe.pk, bytes(mailbox(chloe).keyed_hash)), Scope(travel.pk), heard(later(2)))
    assert stands(travel, chloe, later(3), **asks) == "left"


def test_what_falls_away_soon_is_counted_by_the_clocks(travel):
    subscriber(travel, "DK", "Ana")
    subscriber(travel, "DK", "Ben", at=START + 40 * DAY)
    subscriber(travel, "DK", "Chloe", at=START + 200 * DAY)
    (one,) = lists_of(counted(travel, later(12) - DAY))
    assert (one.figures.total, one.figures.soon, one.figures.later) == (3, 1, 2)


def test_by_source_and_by_age_the_same_people_are_counted(travel):
    paper = question(travel, "fair", channels=("email",))
    old, new = swede(travel, "Ana"), lives_in("SE", "Dev")
    says_yes(new, paper, later(19) + DAY)
    found = counted(travel, TODAY)
    (one,) = lists_of(found)
    sources, ages = by_source(found, Ground.CONSENT, "email"), by_age(found, Ground.CONSENT, "email")
    assert one.figures.people == {Standing.ACTIVE: 1, Standing.NEVER_REACHED: 1}
    assert {each.of: each.figures.total for each in sources} == {
        f"point:{travel.asked.place.point_id}": 1,
        f"point:{paper.place.point_id}": 1,
    }
    assert [(each.of, each.figures.total) for each in ages] == [("0", 1), ("12", 1)]
    behind = Figure(Ground.CONSENT, "email", Standing.ACTIVE, f"point:{paper.place.point_id}", 0)
    assert people_of(found, behind, 0, 50) == [new.pk]
    assert people_of(found, behind, new.pk, 50) == []
    assert people_of(found, Figure(Ground.CONSENT, "email", Standing.NEVER_REACHED), 0, 50) == [old.pk]


def test_what_a_file_brought_is_known_by_its_source(travel):
    dev = lives_in("SE", "Dev")
    brought = question(travel, "brought", channels=("email",))
    says_yes(dev, brought, START, actor=Actor.IMPORT, via=Via.IMPORT)
    assert not last_acts(dev.pk)
    assert stands(travel, dev) == "never_reached"


def test_a_second_count_takes_the_place_of_the_first_and_its_totals_stay(travel):
    ana = swede(travel, "Ana")
    first = counted(travel, later(10))
    second = counted(travel, TODAY)
    assert set(Listed.objects.values_list("count", flat=True)) == {second.pk}
    assert ListTotal.objects.filter(count=first).get().standing == "active"
    assert newest(travel.pk) == second
    times = over_time(travel.pk, Ground.CONSENT, "email", TODAY)
    assert [(at, figures.total) for at, figures in times] == [(later(10), 1), (TODAY, 1)]
    assert ana.pk


def test_counting_again_what_is_counted_doubles_nothing(travel):
    ana = swede(travel, "Ana")
    found = counted(travel, TODAY)
    with acting_as("web"):
        count(found.pk, TODAY + DAY)
    assert standings(found) == {ana.pk: "never_reached"}
    assert under_way(travel.pk) is None


def test_a_count_that_was_left_half_way_goes_on(travel, monkeypatch):
    from jatak.retention.lists import counting

    swede(travel, "Ana")
    keep, steps = counting._keep, []

    def once(of, ground, at):
        steps.append(ground)
        if len(steps) == 2:
            raise RuntimeError("killed")
        keep(of, ground, at)

    monkeypatch.setattr(counting, "_keep", once)
    with pytest.raises(RuntimeError):
        counted(travel, TODAY)
    half = under_way(travel.pk)
    assert (half.steps, half.at) == (1, TODAY)
    assert counted(travel, TODAY + DAY).at == TODAY, "as of the instant when it began"
    assert steps == [Ground.CONSENT, Ground.CUSTOMER, Ground.CUSTOMER]
    assert Listed.objects.count() == 1
