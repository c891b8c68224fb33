"""How requests of programs may look, and what they are told where they do not."""

import json

import pytest
from tests.story.calling import asked_by_api, program
from tests.story.cast import company

from jatak.consent.models import Event
from jatak.database.using import acting_as
from jatak.people.merging import Who, merge

YES = {"collection_point": "checkout", "language": "en"}
SAYS = Who("Mette", "She called: both are hers.")


@pytest.fixture
def shop(database):
    with acting_as("admin"):
        travel = company()
        asked_by_api(travel)
        yield program(travel)


def test_a_body_that_comes_in_chunks_is_not_taken_for_an_empty_one(shop):
    with acting_as("web"):
        headers = shop.headers() | {"Transfer-Encoding": "chunked"}
        answer = shop.client.generic("POST", "/api/v1/objections", headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (411, "application/problem+json")
    assert "Content-Length" in answer.json()["remedy"]


def test_an_empty_key_is_no_key(shop):
    no = {"person": {"email": "ben@example.com"}}
    with acting_as("web"):
        headers = shop.headers() | {"Idempotency-Key": ""}
        answer = shop.client.post("/api/v1/objections", json.dumps(no), "application/json", headers=headers)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "Idempotency-Key")
    assert not Event.objects.exists()


def test_a_number_from_before_a_merger_is_that_of_who_stayed(shop):
    ana, anna = (shop.post("people", {"person": {"email": f"{name}@example.com"}}).json() for name in ("ana", "anna"))
    yes = shop.post("consents", YES | {"person": {"id": anna["id"]}}).json()
    with acting_as("web"):
        merge(ana["id"], anna["id"], SAYS, shop.token.made_at)
    assert shop.get(f"people/{anna['id']}").json()["id"] == ana["id"]
    assert shop.get(f"consents/{yes['id']}").json()["person"] == ana["id"]
    assert shop.patch(f"people/{anna['id']}", {"name": "Ana"}).json()["name"] == "Ana"
    assert shop.get(f"people/{anna['id']}/permissions").json()["person"] == ana["id"]
    assert shop.post("decisions", {"person": {"id": anna["id"]}}).json()["person"] == ana["id"]
    assert shop.post("objections", {"person": {"id": anna["id"]}}).status_code == 201
    bought = shop.post("purchases", {"person": {"id": anna["id"]}, "key": "ORDER-1"})
    assert bought.json()["person"] == ana["id"]


def test_what_is_wrong_is_named_where_it_stands(shop):
    assert shop.get("people", curser=7).json()["errors"][0]["pointer"] == "?curser"
    assert shop.get("people/999").json()["errors"][0]["pointer"] == "{person_id}"
    assert (
        shop.post("people/find", {"person": {"email": "ana@@example.com"}}).json()["errors"][0]["pointer"] == "/person"
    )
    wrong = shop.post("objections", {"person": {"email": "ben@example.com"}, "topic": "Trips"}).json()
    assert wrong["errors"] == [{"pointer": "/topic", "detail": "must be a whole number"}]
