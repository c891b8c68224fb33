"""The programs of a company: they tell what people said and bought, and ask whether a message may go."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from unittest import mock

import pytest
from django.db import connections
from tests.story.calling import asked_by_api, program
from tests.story.cast import company, heard

from jatak.accounts.models import ApiReply, ApiToken, Change
from jatak.accounts.tokens import make, revoke
from jatak.api.caller import A_MINUTE
from jatak.base.clock import now
from jatak.consent.confirming import confirm
from jatak.consent.models import Answered, Event, Letter, Objection, Particulars, Record, Served, Suppression, Via
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.people.models import Acquaintance, Brand, ContactPoint, Person, Topic

ANA = {"email": "ana@example.com"}
YES = {"person": ANA, "collection_point": "checkout", "language": "en", "country": "DK"}
NO = {"person": ANA}


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        yield company()


@pytest.fixture
def shop(travel):
    asked_by_api(travel)
    return program(travel)


def permitted(shop, person=ANA, **asked):
    answer = shop.post("decisions", {"person": person, **asked})
    assert answer.status_code == 200, answer.content
    return answer.json()["permitted"]


def test_a_yes_in_the_shops_own_form_is_the_persons_own_act(shop):
    shown = {"url": "https://shop.example/checkout", "version": "17", "at": "2026-11-01T12:00:00Z"}
    answer = shop.post("consents", YES | {"shown": shown, "browser": {"ip": "192.0.2.17"}, "name": "Ana"})
    assert answer.status_code == 201, answer.content
    given = answer.json()
    assert (given["said_by"], given["channels"]) == (
        "person",
        [{"channel": "email", "confirmation": "not_needed", "ended_at": None}],
    )
    event = Event.objects.get(pk=given["id"])
    assert (event.actor, event.via) == ("person", "api")
    circumstances = {"token": "Webshop", "form": "17", "page": shown["url"], "ip": "192.0.2.0/24"}
    assert Particulars.objects.get(event=event).data == circumstances
    assert Served.objects.get(pk=event.served_id).at == datetime(2026, 11, 1, 12, tzinfo=UTC)
    assert Letter.objects.get(event=event).kind == "welcome"
    assert shop.get(f"consents/{given['id']}").json() == given
    assert shop.get(f"people/{given['person']}").json()["addresses"][0]["address"] == "ana@example.com"
    assert permitted(shop)


def test_who_must_confirm_is_asked_once_and_not_written_to_until_then(travel, shop):
    asked_by_api(travel, "club", double_opt_in=True)
    for _ in range(2):
        answer = shop.post("consents", YES | {"collection_point": "club"})
        assert [each["confirmation"] for each in answer.json()["channels"]] == ["waiting"]
        assert not permitted(shop)
    assert [each.kind for each in Letter.objects.all()] == ["confirm"]
    assert shop.get(f"people/{answer.json()['person']}").json()["country"] is None, "believed once it is confirmed"


def test_who_said_yes_is_counted_and_a_repeat_is_not(shop):
    for _ in range(2):
        shop.post("consents", YES, key="k1")
        ApiReply.objects.all().delete()
    assert sum(row.yes for row in Answered.objects.all()) == 1


def test_elsewhere_than_at_a_point_of_the_api_nobody_speaks_for_a_person(travel, shop):
    asked_by_api(travel, "till", kind="till")
    answer = shop.post("consents", YES | {"collection_point": "till"})
    assert answer.status_code == 409
    assert "kind api" in answer.json()["remedy"]
    assert not Event.objects.exists()
    entered = shop.post("consents", YES | {"collection_point": "till", "said_by": "staff"})
    assert (entered.status_code, entered.json()["said_by"]) == (201, "staff")
    assert Record.objects.get().own_at is None


def test_a_no_ends_the_yes_and_only_a_newer_own_yes_reopens(travel, shop):
    shop.post("consents", YES)
    answer = shop.post("objections", NO)
    assert answer.status_code == 201
    assert [each["kind"] for each in answer.json()["events"]] == ["withdrawn", "objected", "objected"]
    assert not permitted(shop)
    for said_by in ("staff", "import"):
        assert shop.post("consents", YES | {"said_by": said_by}).status_code == 201
        assert not permitted(shop), said_by
    assert shop.post("purchases", {"person": ANA, "key": "1", "address_from_sale": "yes"}).status_code == 201
    assert not permitted(shop)
    for _ in range(2):
        again = shop.post("consents", YES)
        assert (again.status_code, again.json()["channels"][0]["confirmation"]) == (201, "waiting")
    assert not permitted(shop), "anybody can type an address in a form"
    letter = Letter.objects.get(kind="confirm")
    with acting_as("consent"):
        confirm(letter.event_id, heard(now(), Via.LINK))
    assert permitted(shop)
    stood = shop.post("consents", YES).json()
    assert stood["channels"][0]["confirmation"] == "not_needed", "they have just said that the address is theirs"


def test_a_no_is_heard_of_an_address_that_nobody_has(travel, shop):
    for person in ({"email": "Eve@Example.com"}, {"telephone": "+9999999"}):
        assert shop.post("objections", {"person": person}).status_code == 201
    assert Suppression.objects.count() == 4  # To marketing and to surveys, of each.
    assert not Person.objects.exists()
    shop.post("consents", YES | {"person": {"email": "eve@example.com"}, "said_by": "staff"})
    assert not permitted(shop, {"email": "eve@example.com"})


def test_a_no_to_a_part_leaves_the_rest(travel, shop):
    summer = Topic.objects.create(controller=travel, name="Summer")
    shop.post("consents", YES)
    assert shop.post("objections", NO | {"topic": summer.pk}).status_code == 201
    other = Topic.objects.create(controller=travel, name="Winter")
    assert not permitted(shop, topic=summer.pk)
    assert permitted(shop, topic=other.pk)


def test_a_purchase_keeps_its_limbs_and_what_became_of_it(travel, shop):
    brand = Brand.objects.create(controller=travel, name="Sol")
    limbs = {"address_from_sale": "yes", "opt_out_offered": "yes", "one_off": "no"}
    told = {"person": {**ANA, "key": {"system": "shop", "key": "C-1"}}, "key": "ORDER-1", "brand": brand.pk, **limbs}
    answer = shop.post("purchases", told | {"country": "DK"})
    assert answer.status_code == 201, answer.content
    bought = answer.json()
    assert {name: bought[name] for name in limbs} == limbs
    assert shop.post("purchases", told).json()["id"] == bought["id"]
    relation = Relation.objects.get()
    assert relation.contact_point.normalised == "ana@example.com"
    changed = shop.patch(f"purchases/{bought['id']}", {"cancelled_at": "2026-11-01T12:00:00+01:00"}).json()
    assert changed["cancelled_at"] == "2026-11-01T11:00:00Z"
    found = shop.post("people/find", {"person": {"key": {"system": "shop", "key": "C-1"}}}).json()
    assert (found["id"], found["country"]) == (bought["person"], "DK")
    assert shop.post("purchases", told | {"person": {"email": "ben@example.com"}}).status_code == 409


def test_the_permissions_of_a_person_are_all_in_one_place(shop):
    person = shop.post("consents", YES).json()["person"]
    shop.post("purchases", {"person": ANA, "key": "1"})
    shop.post("objections", NO | {"channel": "sms"})
    told = shop.get(f"people/{person}/permissions").json()
    assert [each["channel"] for each in told["consents"]] == ["email"]
    assert [each["channel"] for each in told["objections"]] == ["sms"]
    assert [each["key"] for each in told["purchases"]] == ["1"]


def test_a_log_in_or_a_click_is_a_sign_of_life_and_no_consent(shop):
    person = shop.post("purchases", {"person": ANA, "key": "1", "at": "2020-01-01T12:00:00Z"}).json()["person"]
    Acquaintance.objects.update(last_own_act_at=None)
    told = {"person": ANA, "act": "login", "at": "2026-05-03T12:00:00Z"}
    assert shop.post("people/acts", told).json()["id"] == person
    shop.post("people/acts", told | {"act": "click", "at": "2026-04-03T12:00:00Z"})
    ana = Acquaintance.objects.get()
    assert (ana.last_own_act_at, ana.last_own_act) == (datetime(2026, 5, 3, 12, tzinfo=UTC), "login")
    assert ana.last_own_act_source == f"token {ApiToken.objects.get().pk}", "who told it"
    shop.post("people/acts", told | {"at": "2999-01-01T12:00:00Z"})
    assert Acquaintance.objects.get().last_own_act_at.year < 2999
    assert shop.post("people/acts", told | {"act": "opening"}).status_code == 422
    assert shop.post("people/acts", told | {"person": {"email": "eve@example.com"}}).status_code == 404
    assert shop.get(f"people/{person}/permissions").json()["consents"] == []


def test_people_are_entered_corrected_and_paged(shop):
    for number in range(5):
        entered = {"person": {"key": {"system": "crm", "key": str(number)}}, "name": f"N{number}", "country": "DK"}
        answer = shop.post("people", entered)
        assert (answer.status_code, answer.json()["name"]) == (201, f"N{number}")
        assert shop.post("people", entered).status_code == 200
    first = shop.get("people", limit=3).json()
    second = shop.get("people", limit=3, cursor=first["next"]).json()
    assert [each["name"] for each in first["items"] + second["items"]] == ["N4", "N3", "N2", "N1", "N0"]
    assert second["next"] is None
    pk = first["items"][0]["id"]
    corrected = shop.patch(f"people/{pk}", {"name": "Nina", "country": "SE"}).json()
    assert (corrected["name"], corrected["country"]) == ("Nina", "SE")
    change = Change.objects.get(verb="person.corrected")
    assert (change.who, change.details) == ("API: Webshop", {"changed": ["name", "country"]})


def test_whom_only_another_company_knows_is_not_there(travel, shop):
    eve = program(company("Eve"))
    person = shop.post("consents", YES).json()
    bought = shop.post("purchases", {"person": ANA, "key": "1"}).json()
    for path in (f"people/{person['person']}", f"consents/{person['id']}", f"purchases/{bought['id']}"):
        answer = eve.get(path)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json"), path
    for body in (ANA, {"id": person["person"]}):
        assert eve.post("people/find", {"person": body}).status_code == 404
        assert eve.post("decisions", {"person": body}).status_code == 404
    assert eve.get("people").json()["items"] == []
    assert eve.get("collection-points").json()["items"] == []
    assert eve.post("consents", YES).status_code == 404
    assert ContactPoint.objects.count() == 1


def test_the_no_of_a_company_is_to_that_company(travel, shop):
    eve_company = company("Eve")
    asked_by_api(eve_company)
    eve = program(eve_company)
    shop.post("consents", YES)
    eve.post("consents", YES)
    eve.post("objections", NO)
    assert permitted(shop)
    assert not permitted(eve)


def test_what_is_set_up_can_be_read(travel, shop):
    Topic.objects.create(controller=travel, name="Summer")
    assert [each["name"] for each in shop.get("company").json()["topics"]] == ["Summer"]
    (notice,) = shop.get("notices").json()["items"]
    assert notice["texts"][0]["words"].startswith("May Sydrejser")
    assert shop.get("notices/checkout").json() == notice
    (place,) = shop.get("collection-points").json()["items"]
    assert (place["kind"], place["notice"], place["languages"]) == ("api", "checkout", ["en"])
    assert shop.get("collection-points/checkout").json() == place
    assert shop.get("notices/none").status_code == 404


def test_the_same_key_is_done_once_and_answered_alike(shop):
    first = shop.post("consents", YES, key="k1")
    again = shop.post("consents", YES, key="k1")
    assert (again.status_code, again.json(), again["Idempotency-Replayed"]) == (201, first.json(), "true")
    assert (Event.objects.count(), ApiReply.objects.count()) == (1, 1)
    other = shop.post("consents", YES | {"said_by": "staff"}, key="k1")
    assert (other.status_code, other.json()["errors"][0]["pointer"]) == (409, "Idempotency-Key")
    assert shop.post("objections", NO, key="k1").status_code == 409
    assert not Objection.objects.exists()


def test_what_was_refused_may_be_mended_under_its_key(shop):
    assert shop.post("consents", YES | {"language": "da"}, key="k1").status_code == 404
    assert shop.post("consents", YES, key="k1").status_code == 201


def test_a_lost_answer_is_no_second_act(shop):
    shop.post("consents", YES, key="k1")
    ApiReply.objects.all().delete()  # As where the machine stopped between the act and its answer.
    assert shop.post("consents", YES, key="k1").status_code == 201
    assert Event.objects.count() == 1


def test_of_two_at_once_with_one_key_one_is_done(shop):
    start = Barrier(3)

    def call():
        start.wait()
        try:
            return shop.post("consents", YES, key="k1")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        answers = [each.result() for each in [pool.submit(call) for _ in range(3)]]
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert len({answer.json()["id"] for answer in answers}) == Event.objects.count() == 1
    assert sum("Idempotency-Replayed" in answer for answer in answers) == 2


def test_without_a_token_nobody_gets_in(travel, shop):
    for words in ("", "nonsense", "jatak_" + "A" * 43):
        stranger = replace(shop, words=words)
        answer = stranger.get("people")
        assert (answer.status_code, answer["WWW-Authenticate"][:6]) == (401, "Bearer")
        assert answer.json()["type"] == "urn:jatak:problem:token-missing"
        assert answer.json()["remedy"]
    with acting_as("web"):
        revoke(shop.token, "Mette", now())
    assert shop.get("people").status_code == 401


def test_a_token_is_good_for_its_scopes_alone(travel):
    asked_by_api(travel)
    reader = program(travel, "read")
    assert reader.get("people").status_code == 200
    for path, body in (("consents", YES), ("objections", NO), ("purchases", {"person": ANA, "key": "1"})):
        answer = reader.post(path, body)
        assert (answer.status_code, answer.json()["type"]) == (403, "urn:jatak:problem:scope-missing"), path
    assert program(travel, "consent", name="Form").get("people").status_code == 403


def test_too_many_requests_are_told_when_to_go_on(shop):
    noon = datetime(2026, 5, 3, 12, 0, 15, tzinfo=UTC)
    with mock.patch("jatak.api.door.now", return_value=noon):
        assert shop.get("company").status_code == 200
        ApiToken.objects.filter(pk=shop.token.pk).update(in_minute=A_MINUTE)
        answer = shop.get("company")
        assert (answer.status_code, answer["Retry-After"]) == (429, "45")
    with mock.patch("jatak.api.door.now", return_value=noon + timedelta(seconds=45)):
        assert shop.get("company").status_code == 200


def test_a_token_is_kept_as_a_hash(travel):
    token, words = make(travel, "Shop", ["read"], "Mette", now())
    assert words.startswith("jatak_")
    assert len(words) == 49
    assert words not in str({name: getattr(token, name) for name in ("name", "hash", "scopes")})


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({**YES, "langauge": "en"}, "/langauge"),
        ({**YES, "person": {"email": "ana@example.com", "id": 1}}, "/person"),
        ({**YES, "channels": ["pigeon"]}, "/channels/0"),
        ({**YES, "at": 5}, "/at"),
        ({**YES, "at": "2026-05-03T12:00:00"}, "/at"),
        ({**YES, "name": "a\0b"}, "/name"),
        ([], ""),
    ],
)
def test_bad_input_names_its_place(shop, body, pointer):
    answer = shop.post("consents", body)
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert [each["pointer"] for each in answer.json()["errors"] if each["pointer"].startswith(pointer)]
    assert not Event.objects.exists()


def test_what_cannot_be_read_is_refused_by_its_kind(shop):
    assert shop.post("consents", "{").status_code == 400
    assert shop.post("consents", b'"\xff"').status_code == 400
    assert shop.post("consents", "x" * 300_000).status_code == 413
    as_form = shop.client.post("/api/v1/consents", {"a": "b"}, headers=shop.headers())
    assert as_form.status_code == 415
    wrong = shop.client.delete("/api/v1/consents", headers=shop.headers())
    assert (wrong.status_code, wrong["Allow"]) == (405, "POST")
    assert shop.post("consents", YES, key="å").status_code == 400
    assert shop.get("nothing").status_code == 404
    assert shop.get("people", limit=201).json()["errors"][0]["pointer"] == "?limit"


def test_an_address_that_cannot_be_is_told_so(shop):
    for person in ({"email": "ana@@example"}, {"telephone": "+99999999"}):
        assert shop.post("consents", YES | {"person": person}).status_code == 404
    assert not Person.objects.exists()
