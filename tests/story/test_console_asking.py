"""The screens at which staff ask: the words are read, the answer is one press, the operator's name stays with it."""

import html
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from tests.story.asking import place
from tests.story.cast import Question, company, person
from tests.story.console import account, browser_of
from tests.story.sending import leaves, now

from jatak.accounts.models import Change, Role
from jatak.consent.models import Actor, Answered, Event, Letter, LetterKind, Objection, Particulars, Record, Scan
from jatak.consent.placing.closing import close
from jatak.database.using import acting_as
from jatak.people.models import Controller, Person

pytestmark = pytest.mark.usefixtures("database")

ASKING = "/console/collection/asking/"


@pytest.fixture(autouse=True)
def _one_factor() -> Iterator[None]:
    with override_settings(JATAK_TWO_FACTOR="offered", JATAK_PUBLIC_URL="https://mail.sydrejser.example"):
        yield


def asked(kind: str = "till", **content: object) -> tuple[Controller, Question]:
    with acting_as("admin"):
        made = company()
        return made, place(made, kind, **content)


def screen_of(browser, question) -> tuple[str, str]:
    """The address of the screen, and the token on it."""
    address = f"{ASKING}{question.place.point_id}/"
    return address, browser.get(address).context_data["screen"]


def pressed(browser, question, answer, screen=None, **typed):
    address, opened = screen_of(browser, question)
    told = {"answer": answer, "email": "dev@example.com", "screen": screen or opened} | typed
    return browser.post(address, told, follow=True)


def said(answer) -> str:
    """The page that follows, with what it tells."""
    return html.unescape(answer.content.decode())


def test_support_reads_the_words_and_writes_a_yes_down_with_their_name() -> None:
    _, question = asked()
    sofie = browser_of(account("Sofie", Role.SUPPORT))
    page = sofie.get(f"{ASKING}{question.place.point_id}/").content.decode()
    assert "Read this aloud, as it stands" in page
    assert question.text.words in page
    assert "script 1.0" in page
    first = page.split('class="j-card l-answer"')[1].split("<button")[1].split(">")[0]
    assert "disabled" in first  # Enter in a field presses the first button: it must not be a yes.
    answer = pressed(sofie, question, "yes", name="Dev Rao", country="DK", note="Loyal for years")
    assert "Written down" in said(answer)
    with acting_as("admin"):
        event = Event.objects.get()
        assert (event.actor, event.via) == (Actor.STAFF, "till")
        kept = Particulars.objects.get().data
        assert kept == {"operator": "Sofie", "script": "1.0 en", "note": "Loyal for years"}
        assert Letter.objects.get().kind == LetterKind.FOLLOW_UP
        log = Change.objects.get(verb="collection.asked")
        assert (log.who, log.details["answer"], log.details["events"]) == ("Sofie", "yes", [str(event.pk)])
        assert Person.objects.get().name == "Dev Rao"


def test_a_double_click_is_one_answer() -> None:
    _, question = asked()
    sofie = browser_of(account("Sofie", Role.SUPPORT))
    _, screen = screen_of(sofie, question)
    pressed(sofie, question, "yes", screen)
    again = pressed(sofie, question, "yes", screen)
    assert "nothing was doubled" in said(again)
    with acting_as("admin"):
        assert (Event.objects.count(), Change.objects.filter(verb="collection.asked").count()) == (1, 1)
        assert Answered.objects.get().yes == 1


def test_who_said_no_before_is_told_of_on_the_spot() -> None:
    made, question = asked()
    with acting_as("admin"):
        ben = person("Ben")
    leaves(ben, made)
    answer = pressed(browser_of(account("Sofie", Role.SUPPORT)), question, "yes", email="ben@example.com")
    assert "only their own click will count" in said(answer)
    with acting_as("admin"):
        assert (Letter.objects.get().kind, Record.objects.get().own_at) == (LetterKind.CONFIRM, None)


def test_a_no_and_no_answer() -> None:
    _, question = asked()
    sofie = browser_of(account("Sofie", Role.SUPPORT))
    with acting_as("admin"):
        ben = person("Ben")
    assert "Written down as their no" in said(pressed(sofie, question, "no", email="ben@example.com"))
    assert "no answer is neither yes nor no" in said(pressed(sofie, question, "silent", email=""))
    with acting_as("admin"):
        assert Objection.objects.get().person_id == ben.pk
        assert Event.objects.get().kind == "refused"


def test_what_was_typed_comes_back_with_the_field_named() -> None:
    _, question = asked(channels=("email", "sms"))
    sofie = browser_of(account("Sofie", Role.SUPPORT))
    for typed, field in (
        ({"email": ""}, "email"),
        ({"email": "not an address"}, "email"),
        ({"telephone": "1"}, "telephone"),
        ({"answer": "perhaps"}, "answer"),
        ({"country": "XX"}, "country"),
    ):
        address, screen = screen_of(sofie, question)
        told = {"answer": "yes", "email": "dev@example.com", "screen": screen, "name": "Dev Rao"} | typed
        answer = sofie.post(address, told)
        assert answer.status_code == 422, typed
        assert field in answer.context_data["form"].errors, typed
        assert "Dev Rao" in answer.content.decode()
    with acting_as("admin"):
        assert not Event.objects.exists()
        assert not Person.objects.exists()


def test_a_screen_that_was_made_up_or_is_too_old_writes_nothing() -> None:
    _, question = asked()
    sofie = browser_of(account("Sofie", Role.SUPPORT))
    for screen in ("made up", "x" * 4000):
        answer = pressed(sofie, question, "yes", screen)
        assert "open for too long" in answer.content.decode()
    with acting_as("admin"):
        assert not Event.objects.exists()


def scan(content: bytes = b"%PDF-1.7 ...", name: str = "slip.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


def test_a_paper_is_written_down_with_its_scan_and_its_day() -> None:
    _, question = asked("paper")
    sofie = browser_of(account("Sofie", Role.SUPPORT))
    yesterday = (now() - timedelta(days=1)).date()
    answer = pressed(sofie, question, "yes", said_on=yesterday.isoformat(), scan=scan())
    assert "Written down" in said(answer)
    with acting_as("admin"):
        event, kept = Event.objects.get(), Scan.objects.get()
        assert (event.via, event.at.date()) == ("paper", yesterday)
        assert (kept.content_type, kept.added_by, kept.event_id) == ("application/pdf", "Sofie", event.pk)


def test_a_paper_of_tomorrow_and_a_file_that_is_none_are_refused() -> None:
    _, question = asked("paper")
    sofie = browser_of(account("Sofie", Role.SUPPORT))
    today, tomorrow = now().date().isoformat(), (now() + timedelta(days=2)).date().isoformat()
    for typed, field in (
        ({"said_on": tomorrow, "scan": scan()}, "said_on"),
        ({"said_on": "31-31-31", "scan": scan()}, "said_on"),
        ({"said_on": today, "scan": scan(b"<html>")}, "scan"),
        ({"said_on": today, "scan": scan(b"%PDF-" + bytes(10 * 1024 * 1024))}, "scan"),
        ({"said_on": today}, "scan"),
    ):
        answer = pressed(sofie, question, "yes", **typed)
        assert field in answer.context_data["form"].errors, typed
    with acting_as("admin"):
        assert not Event.objects.exists()


def test_strangers_readers_and_closed_places() -> None:
    _, question = asked()
    with acting_as("admin"):
        eve = company("Eve")
    address = f"{ASKING}{question.place.point_id}/"
    stranger = browser_of(account("Eve", Role.SUPPORT, eve))
    assert stranger.get(address).status_code == stranger.post(address, {"answer": "yes"}).status_code == 404
    assert "There is no till, telephone or paper yet" in stranger.get(ASKING).content.decode()
    reader = browser_of(account("Rita", Role.READER))
    assert reader.get(address).status_code == reader.get(ASKING).status_code == 403
    sofie = browser_of(account("Sofie", Role.SUPPORT))
    assert "The till" in sofie.get(ASKING).content.decode()
    with acting_as("admin"):
        close(question.place.point, "Ida", now())
    assert sofie.get(address).status_code == 404
