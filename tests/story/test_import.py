"""An old list comes in: who may be written to then, who not, and what stands in the ledger."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.story.cast import DAY, NOON, company, heard, mailbox, person, question, says_yes
from tests.story.importing import LOADED, former, imported, plan, says
from tests.story.test_gathering import answer, asks, judged, lives_in

from jatak.consent.entry import commitment_of, particulars_commitment_of
from jatak.consent.leaving import leave
from jatak.consent.models import Event, EventKind, Objection, Particulars, Record, Suppression
from jatak.consent.scope import Scope, Who
from jatak.database.using import acting_as
from jatak.gate.situation import Indication, Tri
from jatak.imports.decision import Decision
from jatak.imports.models import Outcome, RawRow
from jatak.imports.plan import Words
from jatak.imports.row import Grade, Refused, Standing
from jatak.people.models import ContactPoint, Controller, ExternalKey, Failure, Person, Profile, Unreachable
from jatak.people.own_acts import last_acts

pytestmark = pytest.mark.usefixtures("database")
NO = Standing.NO


@pytest.fixture
def shop(database: None) -> Iterator[Controller]:
    with acting_as("admin"):
        yield company()


@pytest.fixture
def words(shop: Controller) -> Words:
    return Words(former(shop, channels=("email", "sms")).pk)


def of(address: str) -> Person:
    return ContactPoint.objects.get(normalised=address).person


def permitted(address: str, shop: Controller) -> bool:
    return answer(of(address), asks(shop, LOADED + DAY)).decision.permitted


def true_commitments() -> bool:
    kept = {each.event_id: each for each in Particulars.objects.all()}
    for event in Event.objects.all():
        assert bytes(event.commitment) == commitment_of(event)
        if event.particulars_commitment is not None:
            data = kept[event.pk]
            assert bytes(event.particulars_commitment) == particulars_commitment_of(bytes(data.salt), data.data)
    return True


def test_a_confirmed_yes_is_an_event_a_confirmation_and_a_record(shop: Controller, words: Words) -> None:
    row = says(2, "Ana@Example.com", ip="192.0.2.7", country="DK", name="Ana", language="da", place='shop "Ærø"\\')
    assert imported([row], plan(shop, words)).as_json()["reasons"] == {"consent": {"A": 1}}
    ana = of("ana@example.com")
    assert (ana.name, ana.language, last_acts(ana.pk)) == ("Ana", "da", {shop.pk: NOON})
    assert Profile.objects.get(person=ana).country == "DK"
    assert [event.kind for event in Event.objects.order_by("kind")] == ["confirmed", "given"]
    record = Record.objects.get()
    assert (record.channel, record.own_act, record.own_at, record.needs_confirmation) == ("email", False, None, True)
    assert (record.given_at, record.confirmed_at, record.day_known) == (NOON, NOON, True)
    assert Particulars.objects.get().data == {"ip": "192.0.2.0/24", "place": 'shop "Ærø"\\'}
    assert true_commitments()


def test_every_grade_every_act_and_every_no_commits_to_what_it_says(shop: Controller, words: Words) -> None:
    rows = [says(number, f"ana{number}@example.com", grade=grade) for number, grade in enumerate(Grade, 2)]
    rows += [
        says(10, "ben@example.com", NO),
        says(11, "dev@example.com", NO, at=None),
        says(12, "chloe@example.com", at=datetime(2024, 2, 29, 23, 59, 59, 987654, UTC)),
        says(13, "ana2@example.com", NO, at=NOON + DAY, channels=("email",)),
        says(14, "ana3@example.com", NO, at=NOON + DAY),
    ]
    imported(rows, plan(shop, words))
    imported([says(2, "chloe@example.com", NO, at=LOADED)], plan(shop, file="later.csv"), at=LOADED + DAY)
    assert {event.kind for event in Event.objects.all()} == {"given", "confirmed", "objected", "withdrawn"}
    assert true_commitments()


@pytest.mark.parametrize(
    ("grade", "may"),
    [
        (Grade.CONFIRMED, {"DK", "DE", "FR", "NL"}),
        (Grade.RECORDED, {"DK", "FR", "NL"}),
        (Grade.SUPPLIED, {"DK", "FR", "NL"}),
        (Grade.DATED, set()),
        (Grade.NOTHING, set()),
    ],
)
def test_what_a_grade_permits_depends_on_the_country(
    shop: Controller, words: Words, grade: Grade, may: set[str]
) -> None:
    countries = ("DK", "DE", "FR", "NL")
    rows = [says(2 + n, f"{country}@example.com", grade=grade, country=country) for n, country in enumerate(countries)]
    imported(rows, plan(shop, words))
    assert {country for country in countries if permitted(f"{country.lower()}@example.com", shop)} == may


def test_what_the_company_states_of_its_words_counts(shop: Controller, words: Words) -> None:
    ticked = Words(words.text_id, name="old", indication=Indication.PRE_TICKED)
    unproven = Words(words.text_id, name="lost", qualities={"proof": Tri.NO})
    rows = [
        says(2, "ana@example.com", country="DK", words="old"),
        says(3, "ben@example.com", country="DK", words="lost", grade=Grade.SUPPLIED),
        says(4, "chloe@example.com", country="DK", words="lost", grade=Grade.RECORDED),
    ]
    imported(rows, plan(shop, ticked, unproven))
    assert [permitted(f"{name}@example.com", shop) for name in ("ana", "ben", "chloe")] == [False, False, True]


def test_words_are_found_by_name_or_by_source_and_period(shop: Controller) -> None:
    old, new = former(shop, "old"), former(shop, "new")
    planned = plan(
        shop,
        Words(old.pk, place="till", until=NOON),
        Words(new.pk, place="till", since=NOON),
        Words(new.pk, name="newest"),
    )
    rows = [
        says(2, "ana@example.com", place="till", at=NOON - DAY),
        says(3, "ben@example.com", place="till", at=NOON),
        says(4, "chloe@example.com", place="fair", words="newest"),
        says(5, "dev@example.com", place="fair"),
    ]
    report = imported(rows, planned)
    assert dict(report.counts) == {(Decision.CONSENT, "A"): 3, (Decision.REFUSED, "words_unknown"): 1}
    asked = {each.person.pk: each.notice_text_id for each in Record.objects.select_related("person")}
    assert [asked[of(f"{name}@example.com").pk] for name in ("ana", "ben", "chloe")] == [old.pk, new.pk, new.pk]
    assert not ContactPoint.objects.filter(normalised="dev@example.com").exists()
    assert "mapping" in Outcome.objects.get(number=5).says


def test_where_nobody_knows_the_words_a_yes_is_kept_and_permits_nothing(shop: Controller, words: Words) -> None:
    rows = [says(2, "ana@example.com", country="DK"), says(3, "ben@example.com", country="DK", at=None)]
    report = imported(rows, plan(shop, otherwise=words.text_id))
    assert dict(report.counts) == {(Decision.CONSENT, "D"): 1, (Decision.CONSENT, "E"): 1}
    assert not permitted("ana@example.com", shop)
    ben = Record.objects.get(person=of("ben@example.com"))
    assert (ben.day_known, ben.given_at) == (False, LOADED)


def test_opt_outs_come_first_wherever_they_stand(shop: Controller, words: Words) -> None:
    rows = [
        says(2, "ana@example.com", country="DK"),
        says(3, "ben@example.com", country="DK", at=NOON + DAY),
        says(4, "ben@example.com", NO, at=NOON - DAY),
    ]
    report = imported(rows, plan(shop, words))
    assert dict(report.counts) == {
        (Decision.CONSENT, "A"): 1,
        (Decision.BARRED, "A"): 1,
        (Decision.OBJECTION, ""): 1,
    }
    assert (permitted("ana@example.com", shop), permitted("ben@example.com", shop)) == (True, False)
    assert Outcome.objects.get(number=3).decision == "barred"


def test_a_no_ends_what_was_given_before_it_and_tells_the_workers_whom_to_stop(shop: Controller, words: Words) -> None:
    ben = person("Ben")
    given = says_yes(ben, question(shop))
    imported([says(2, "ben@example.com", NO, at=NOON + DAY)], plan(shop))
    record = Record.objects.get(event=given)
    assert (record.ended_at, record.ended_by.kind, record.ended_recorded_at) == (NOON + DAY, "withdrawn", LOADED)
    assert record.ended_by.about_id == given.pk
    assert sorted(Objection.objects.filter(person=ben).values_list("survey", flat=True)) == [False, True]
    assert Suppression.objects.filter(address_hash=mailbox(ben).keyed_hash).count() == 2


def test_a_no_of_nobody_known_stands_for_the_address_alone(shop: Controller) -> None:
    imported([says(2, "eve@example.com", NO)], plan(shop))
    assert not Person.objects.exists()
    assert Suppression.objects.count() == 2
    assert not RawRow.objects.exclude(cells='["eve@example.com","no"]').exists()


def test_a_no_with_a_key_holds_for_whatever_else_of_them_comes_in(shop: Controller, words: Words) -> None:
    rows = [says(2, "+4522222222", key="7"), says(3, "ben@example.com", NO, key="7")]
    report = imported(rows, plan(shop, words))
    assert report.of(Decision.BARRED) == 1
    assert Suppression.objects.filter(address_hash=ContactPoint.objects.get(kind="telephone").keyed_hash).count() == 2


def test_a_no_to_one_channel_leaves_the_other(shop: Controller, words: Words) -> None:
    rows = [
        says(2, "ana@example.com", key="7", country="DK"),
        says(3, "+4522222222", key="7", country="DK"),
        says(4, "+4522222222", NO, key="7", channels=("sms",)),
    ]
    report = imported(rows, plan(shop, words))
    assert (report.of(Decision.CONSENT), report.of(Decision.BARRED)) == (1, 1)
    assert permitted("ana@example.com", shop)


def test_two_addresses_in_one_line_are_one_person(shop: Controller, words: Words) -> None:
    rows = [
        says(2, "ana@example.com", beside="+4522222222"),
        says(2, "+4522222222", beside="ana@example.com"),
        says(3, "ben@example.com", key="b"),
        says(4, "+4533333333", key="b"),
    ]
    report = imported(rows, plan(shop, words))
    assert (report.people, report.of(Decision.CONSENT)) == (2, 4)
    assert of("ana@example.com") == of("+4522222222")
    assert of("ben@example.com") == of("+4533333333") == ExternalKey.objects.get().person


def test_a_key_and_an_address_of_two_people_are_refused_and_never_merged(shop: Controller, words: Words) -> None:
    imported([says(2, "ana@example.com", key="a"), says(3, "ben@example.com", key="b")], plan(shop, words))
    rows = [
        says(2, "ana@example.com", key="b", at=NOON + DAY),
        says(3, "+4544444444", beside="ana@example.com", key="b", at=NOON + DAY),
        says(4, "chloe@example.com", key="a", at=NOON + DAY),
    ]
    report = imported(rows, plan(shop, words, file="second.csv"))
    assert dict(report.counts) == {(Decision.REFUSED, "key_of_another"): 2, (Decision.CONSENT, "A"): 1}
    assert "merge" in Outcome.objects.filter(file_id=report.import_id, decision="refused").earliest("number").says
    assert Person.objects.count() == 2
    assert of("chloe@example.com") == of("ana@example.com")


def test_a_no_of_two_people_counts_for_both(shop: Controller, words: Words) -> None:
    imported([says(2, "ana@example.com", key="a"), says(3, "ben@example.com", key="b")], plan(shop, words))
    imported([says(2, "ana@example.com", NO, key="b", at=LOADED)], plan(shop, file="noes.csv"), at=LOADED)
    assert Objection.objects.filter(survey=False).values("person").distinct().count() == 2


def test_the_same_file_twice_changes_nothing_and_the_same_act_in_another_file_is_one(
    shop: Controller, words: Words
) -> None:
    rows = [
        says(2, "ana@example.com"),
        says(3, "ben@example.com", NO, at=None),
        says(4, "dev@example.com", NO),
        Refused(5, {"Email": "?"}, "address_broken", "Column Email: write an address."),
    ]
    first = imported(rows, plan(shop, words))
    events = set(Event.objects.values_list("pk", flat=True))
    again = imported(rows, plan(shop, words), at=LOADED + DAY)
    assert (again.already_loaded, again.counts) == (True, first.counts)
    other = imported(rows, plan(shop, words, file="copy.csv"), at=LOADED + DAY)
    assert dict(other.counts) == {
        (Decision.UNCHANGED, "A"): 1,
        (Decision.UNCHANGED, ""): 2,
        (Decision.REFUSED, "address_broken"): 1,
    }
    assert set(Event.objects.values_list("pk", flat=True)) == events
    assert Outcome.objects.get(file_id=other.import_id, number=2).event_id in events


def test_an_act_that_stands_twice_in_a_file_is_one(shop: Controller, words: Words) -> None:
    rows = [says(2, "ana@example.com"), says(9, "Ana@example.com"), says(12, "ana@example.com", at=NOON + DAY)]
    report = imported(rows, plan(shop, words))
    assert (report.of(Decision.CONSENT), report.of(Decision.UNCHANGED)) == (2, 1)
    assert (Person.objects.count(), Record.objects.count()) == (1, 2)


def test_her_own_no_stands_after_any_import(shop: Controller, words: Words) -> None:
    form = judged(question(shop))
    ana = lives_in(person("Ana"), "DK")
    says_yes(ana, form)
    leave(Who(ana.pk), Scope(shop.pk), heard(NOON + DAY))
    report = imported([says(2, "ana@example.com", at=NOON + 2 * DAY)], plan(shop, words))
    assert report.of(Decision.BARRED) == 1
    assert not permitted("ana@example.com", shop)
    says_yes(ana, form, NOON + 3 * DAY)
    assert permitted("ana@example.com", shop)


def test_a_no_without_a_day_counts_again_only_where_she_said_yes_since(shop: Controller, words: Words) -> None:
    form = judged(question(shop))
    ana = lives_in(person("Ana"), "DK")
    imported([says(2, "ana@example.com", NO, at=None)], plan(shop))
    says_yes(ana, form, LOADED + DAY)
    later = imported([says(2, "ana@example.com", NO, at=None)], plan(shop, file="later.csv"), at=LOADED + 2 * DAY)
    assert later.of(Decision.OBJECTION) == 1
    assert not answer(ana, asks(shop, LOADED + 3 * DAY)).decision.permitted
    same = imported([says(3, "ana@example.com", NO, at=None)], plan(shop, file="third.csv"), at=LOADED + 3 * DAY)
    assert same.of(Decision.UNCHANGED) == 1


def test_who_said_yes_to_several_companies_at_once_leaves_them_all(shop: Controller) -> None:
    other = company("Fjordtur")
    joint = former(shop, "joint", companies={shop.pk: (), other.pk: ()}, joint=True)
    imported([says(2, "ana@example.com")], plan(shop, Words(joint.pk)))
    assert Record.objects.filter(ended_at=None).count() == 2
    report = imported([says(2, "ana@example.com", NO, at=LOADED)], plan(shop, file="noes.csv"))
    assert report.of(Decision.OBJECTION) == 1
    assert not Record.objects.filter(ended_at=None).exists()
    assert true_commitments()


def test_what_says_nothing_enters_nobody(shop: Controller, words: Words) -> None:
    nothing = (Standing.UNCONFIRMED, Standing.UNREACHABLE, Standing.SILENT)
    rows = [says(number, f"ana{number}@example.com", each) for number, each in enumerate(nothing, 2)]
    report = imported(rows, plan(shop, words))
    assert sorted(str(decision) for decision, _ in report.counts) == ["silent", "unconfirmed", "unreachable"]
    assert not Person.objects.exists()
    assert not Event.objects.exists()


def test_an_address_that_bounced_elsewhere_is_one_that_leads_to_nobody_here(shop: Controller, words: Words) -> None:
    ana, ben = person("Ana"), person("Ben")
    before = Event.objects.count()
    rows = [
        says(2, "ana@example.com", Standing.UNREACHABLE),
        says(3, "ben@example.com", Standing.UNCONFIRMED),
        says(4, "eve@example.com", Standing.UNREACHABLE),
    ]
    imported(rows, plan(shop, words), dry_run=True)
    assert not Failure.objects.exists()
    for _ in range(2):
        imported(rows, plan(shop, words))
        row = Unreachable.objects.get()
        assert (row.person_id, row.failure.heard_by, row.failure.kind) == (ana.pk, "import", "permanent")
    assert (Person.objects.count(), Event.objects.count(), Failure.objects.count()) == (2, before, 1)
    assert not Unreachable.objects.filter(person=ben).exists()


def test_a_country_of_a_file_is_the_weakest_word_on_it(shop: Controller, words: Words) -> None:
    lives_in(person("Ana"), "SE")
    rows = [
        says(2, "ana@example.com", country="DK"),
        says(3, "ben@example.com"),
        says(4, "eve@example.com", country="DK"),
    ]
    imported(rows, plan(shop, words))
    rows = [says(2, "ben@example.com", country="NO", at=LOADED), says(3, "eve@example.com", country="DE", at=LOADED)]
    imported(rows, plan(shop, words, file="second.csv"), at=LOADED + DAY)
    known = {
        name: (current.country, current.other_country)
        for name in ("ana", "ben", "eve")
        for current in Profile.objects.filter(person=of(f"{name}@example.com"), valid_to=None)
    }
    assert known == {"ana": ("SE", None), "ben": ("NO", None), "eve": ("DK", "DE")}


def test_a_dry_run_tells_the_same_and_leaves_nothing_behind(shop: Controller, words: Words) -> None:
    imported([says(2, "old@example.com", key="old")], plan(shop, words))
    before = {model: model.objects.count() for model in (Person, Event, Record, Outcome, RawRow, Suppression)}
    rows = [
        says(2, "ana@example.com"),
        says(3, "ben@example.com", at=NOON + DAY),
        says(4, "ben@example.com", NO),
        says(5, "chloe@example.com", key="old"),
        says(6, "dev@example.com", key="d"),
        says(7, "+4522222222", key="d"),
        says(8, "+4522222222", NO, key="e"),
        says(9, "old@example.com"),
        says(10, "dev@example.com", grade=Grade.RECORDED, at=NOON + DAY),
        says(11, "old@example.com", key="d", at=NOON + DAY),
        says(12, "silent@example.com", Standing.SILENT),
        Refused(13, {"Email": "?"}, "address_broken", "Column Email: write an address."),
    ]
    planned = plan(shop, words, file="second.csv")
    dry = imported(rows, planned, dry_run=True)
    assert {model: model.objects.count() for model in before} == before
    assert (dry.dry_run, dry.import_id) == (True, None)
    assert dict(dry.counts) == dict(imported(rows, planned).counts)
    assert EventKind.OBJECTED in Event.objects.values_list("kind", flat=True)
