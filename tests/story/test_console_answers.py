"""Somebody who proves asks for an answer, a job makes it, and it is fetched; who may not, meets nothing."""

import io
import uuid
import zipfile
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import override_settings
from tests.story.cast import company, person, question, says_yes
from tests.story.console import account, browser_of
from tests.story.done_jobs import do_jobs
from tests.story.sending import YESTERDAY, lives_in

from jatak.accounts.models import Change, Look, Role
from jatak.base.clock import now
from jatak.database.using import acting_as
from jatak.evidence.pace import Far
from jatak.retention.answers import making, ordering
from jatak.retention.answers.ordering import By, Wish, file_of, order, remove_old
from jatak.retention.answers.printing import NoPrinter
from jatak.retention.answers.progress import forget, left_of, tell
from jatak.retention.models import AnswerOrder, Stage, Subject

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.needs("pango")]


@pytest.fixture(autouse=True)
def _open():
    with override_settings(JATAK_TWO_FACTOR="offered"):
        yield


@pytest.fixture
def travel():
    return company()


@pytest.fixture
def ana(travel):
    with acting_as("admin"):
        found = lives_in(person("Ana"))
        says_yes(found, question(travel), YESTERDAY)
    return found


def asks(browser, ana, **said):
    form = {"to": "person", "company": "", "language": "da", "why": "request 17", "key": str(uuid.uuid4())}
    return browser.post(f"/console/answers/person/{ana.pk}/", form | said)


def test_an_answer_is_asked_for_made_and_fetched(travel, ana):
    dorte = browser_of(account("Dorte", Role.DATA_PROTECTION, travel))
    assert f"/console/answers/person/{ana.pk}/" in dorte.get(f"/console/people/{ana.pk}/").content.decode()
    asked = asks(dorte, ana, company=travel.pk)
    assert asked.status_code == 302, asked.content.decode()
    assert "data-poll" in dorte.get(asked.url).content.decode()
    assert "answers.make" in do_jobs()
    told = dorte.get(asked.url).content.decode()
    assert "The answer is there" in told
    fetched = dorte.get(f"{asked.url}file/")
    files = zipfile.ZipFile(io.BytesIO(b"".join(fetched.streaming_content)))
    assert "answer.pdf" in files.namelist()
    assert b"ana@example.com" in files.read("own-data.json")
    change = Change.objects.get(verb="answer.asked")
    assert (change.who, change.details["why"]) == ("Dorte", "request 17")
    assert Change.objects.filter(verb="answer.fetched").count() == 1
    assert Look.objects.filter(person_id=ana.pk, page="answer_file").count() == 1


def test_twice_pressed_is_once_asked(travel, ana):
    mette, key = browser_of(account()), str(uuid.uuid4())
    assert [asks(mette, ana, key=key).status_code for _ in range(2)] == [302, 302]
    assert AnswerOrder.objects.count() == 1
    assert do_jobs().count("answers.make") == 1


def test_who_may_not_prove_meets_nothing(travel, ana):
    with acting_as("admin"):
        other = company("Butik")
    mette = browser_of(account())
    mine = asks(mette, ana).url
    do_jobs()
    for role, whose in ((Role.SUPPORT, travel), (Role.EDITOR, travel), (Role.DATA_PROTECTION, other)):
        browser = browser_of(account(f"{role}{whose.pk}", role, whose))
        for address in (mine, f"{mine}file/", f"{mine}now/", f"/console/answers/person/{ana.pk}/"):
            assert browser.get(address).status_code in (403, 404), (role, address)
    # An answer of every company is for who answers for every one.
    dorte = browser_of(account("Dorte", Role.DATA_PROTECTION, travel))
    assert dorte.get(f"{mine}file/").status_code == 404
    refused = asks(dorte, ana)
    assert refused.status_code == 422
    assert asks(dorte, ana, company=other.pk).status_code == 422


def test_why_is_asked(travel, ana):
    assert asks(browser_of(account()), ana, why=" ").status_code == 422
    assert AnswerOrder.objects.count() == 0


def test_the_file_goes_after_a_week(travel, ana):
    mette = browser_of(account())
    address = asks(mette, ana).url
    do_jobs()
    made = AnswerOrder.objects.get()
    assert file_of(made).stat().st_mode & 0o777 == 0o600
    assert remove_old(now()) == 0
    assert remove_old(now() + timedelta(days=8)) == 1
    assert not file_of(made).exists()
    assert "removed after seven days" in mette.get(address).content.decode()
    assert mette.get(f"{address}file/").status_code == 404


def test_a_missing_library_is_said_with_its_remedy(travel, ana, monkeypatch):
    def missing():
        raise NoPrinter("No PDF can be made.", "Debian: apt-get install libpango-1.0-0")

    monkeypatch.setattr(making, "check_printer", missing)
    mette = browser_of(account())
    address = asks(mette, ana).url
    do_jobs()
    assert "apt-get install libpango-1.0-0" in mette.get(address).content.decode()


def test_what_a_killed_process_left_is_made_anew(travel, ana):
    number = UUID(int=7)
    order(number, Wish(Subject.PERSON, ana.pk, travel, False, "da", "request 17"), By("Dorte", 1), now())
    AnswerOrder.objects.update(stage=Stage.MAKING)
    ordering.make(number, now)
    assert AnswerOrder.objects.get().stage == Stage.MAKING
    assert ordering.left(now()) == []
    assert ordering.left(now() + timedelta(minutes=11)) == [number]
    AnswerOrder.objects.update(touched_at=now() - timedelta(minutes=11))
    tell(file_of(AnswerOrder.objects.get()), Far("data/events.jsonl", 7, 0.25), timedelta(seconds=61))
    draft = file_of(AnswerOrder.objects.get()).with_name(f".{number}.zip.0123.part")
    draft.write_bytes(b"half an answer")
    ordering.make(number, now)
    assert AnswerOrder.objects.get().stage == Stage.MAKING, "somebody gave a sign of life"
    forget(file_of(AnswerOrder.objects.get()))
    ordering.make(number, now)
    assert AnswerOrder.objects.get().stage == Stage.DONE
    assert not draft.exists()


def test_who_waits_sees_how_far_it_is_and_how_long_it_takes(travel, ana):
    number, mette = UUID(int=8), browser_of(account())
    order(number, Wish(Subject.PERSON, ana.pk, travel, False, "da", "request 17"), By("Mette", 1), now())
    AnswerOrder.objects.update(stage=Stage.MAKING)
    tell(file_of(AnswerOrder.objects.get()), Far("data/events.jsonl", 70_000, 0.25), timedelta(seconds=61))
    told = mette.get(f"/console/answers/{number}/now/").content.decode()
    assert 'max="1" value="0.25"' in told
    assert "70" in told
    assert "about 2 minutes left" in told
    forget(file_of(AnswerOrder.objects.get()))
    assert "It begins in a moment." in mette.get(f"/console/answers/{number}/now/").content.decode()


def test_the_rest_is_told_once_something_is_known():
    assert left_of(Far("data/events.jsonl", 1, 0.25), timedelta(minutes=2)) == timedelta(minutes=6)
    assert left_of(Far("data/events.jsonl", 1, 0.001), timedelta(minutes=2)) is None
    assert left_of(Far("answer.pdf"), timedelta(minutes=2)) is None
