"""Letters that cannot be written, and people whose names would write more than a name: one ends, the others go on."""

import email
import email.policy
import logging

import pytest
from tests.plugins.relay import Sink
from tests.story.relays import Moody
from tests.story.sending import (
    YESTERDAY,
    answers,
    attempts,
    members,
    newsletter,
    started,
    states,
    sydrejser,
    until,
    worker,
)

from jatak.content.models import TemplateText
from jatak.content.templates import approve, write_template, write_text
from jatak.database.using import acting_as
from jatak.delivery.compose.compiled import Compiled
from jatak.gate.message import Declared, Element
from jatak.people.models import ContactPoint, Controller, Person

NASTY = "Eve\r\nBcc: all@stranger.example\r\nSubject: Win\r\n\r\n<img src=x>"


@pytest.fixture
def travel(database):
    with acting_as("admin"):
        made = sydrejser()
        made.ana, made.ben, made.dev = members(made, "Ana", "Ben", "Dev")
        return made


def letter_to(sink: Sink, address: str):
    (data,) = [received.data for received in sink.received if received.recipient == address]
    return email.message_from_bytes(data, policy=email.policy.default)


@pytest.mark.parametrize(
    "name", [NASTY, NASTY.replace("\r\n", "\n"), NASTY.replace("\r\n", "\r"), NASTY + "\r\n.\r\nQUIT"]
)
def test_a_name_writes_no_header_and_no_command(travel, name):
    with acting_as("admin"):
        Person.objects.filter(pk=travel.ana.pk).update(name=name)
    started(travel)
    with Moody("PIPELINING") as sink:
        with worker(sink.url + "?connections=1"):
            until(lambda: states() == {"accepted": 3})
        assert sorted(sink.recipients()) == ["ana@example.com", "ben@example.com", "dev@example.com"]
        assert not [line for line in sink.commands if "stranger" in line]
        letter, other = letter_to(sink, "ana@example.com"), letter_to(sink, "ben@example.com")
    assert letter["Bcc"] is None
    assert sorted(letter.keys()) == sorted(other.keys())
    assert letter["To"].addresses[0].addr_spec == "ana@example.com"
    assert letter["Subject"].startswith("Summer for Eve")
    greeting = letter.get_body(("plain",)).get_content().splitlines()[0]
    assert greeting.startswith("Hello Eve Bcc: all@stranger.example Subject: Win <img src=x>")
    assert "<img" not in letter.get_body(("html",)).get_content()


def test_an_address_that_would_end_a_command_is_refused_unsent_and_the_others_go(travel):
    with acting_as("admin"):
        ContactPoint.objects.filter(person=travel.ana).update(address="ana@example.com>\r\nRCPT TO:<x@stranger.example")
    started(travel)
    with Moody() as sink:
        with worker(sink.url):
            until(lambda: states() == {"accepted": 2, "refused": 1})
        assert not [line for line in sink.commands if "stranger" in line]
    assert answers("refused") == ["cannot be written: The address cannot be written to."]
    assert attempts() == [0, 1, 1]


def in_german_too(of: Controller, broken: str):
    """A newsletter in English and German; the German words went wrong on a way around the editor."""
    with acting_as("web"):
        version = write_template(of, "both", Declared.MARKETING, [Element.PROMOTION])
        write_text(version, "en", "Summer", "Hello {name}\n")
        write_text(version, "de", "Sommer", "Hallo {name}\n")
    with acting_as("admin"):
        TemplateText.objects.filter(version=version, language="de").update(text=broken)
    with acting_as("web"):
        approve(version, "Ida", YESTERDAY)
    return version


def test_words_that_are_wrong_in_one_language_refuse_its_readers_and_the_others_go(travel, caplog):
    with acting_as("admin"):
        Person.objects.filter(pk__in=[travel.ben.pk, travel.dev.pk]).update(language="de")
    version = in_german_too(travel, "Hallo {vorname}\n")
    started(travel, version=version)
    with caplog.at_level(logging.WARNING), Sink() as sink:
        with worker(sink.url):
            until(lambda: states() == {"accepted": 1, "refused": 2})
        assert sink.recipients() == ["ana@example.com"]
    why = "cannot be written: The template cannot be sent in 'de', text: nothing fills {vorname}."
    assert answers("refused") == [why, why]
    assert caplog.text.count(f"(template version {version.pk}) {why}") == 1
    assert "The places are {name}, {email} and {company}." in caplog.text


def test_an_error_of_ours_while_writing_one_letter_refuses_it_and_the_worker_goes_on(travel, caplog, monkeypatch):
    good = Compiled.fill

    def fails_for_ana(compiled, person):
        if person.name == "Ana":
            raise KeyError(person.name)
        return good(compiled, person)

    monkeypatch.setattr(Compiled, "fill", fails_for_ana)
    started(travel)
    with caplog.at_level(logging.WARNING), Sink() as sink, worker(sink.url):
        until(lambda: states() == {"accepted": 2, "refused": 1})
        monkeypatch.undo()
        with acting_as("web"):
            again = newsletter(travel, "again")
        started(travel, "Summer 2", again)
        until(lambda: states() == {"accepted": 5, "refused": 1})
    (answer,) = answers("refused")
    assert answer.startswith("cannot be written: KeyError at test_bad_letters.py, line ")
    assert answer in caplog.text
    assert "Ana" not in caplog.text
    assert "ana@" not in caplog.text


def test_what_the_company_lacks_is_said_once_and_waited_for(travel, caplog):
    started(travel)
    with acting_as("admin"):
        Controller.objects.update(sender_address="")
    with caplog.at_level(logging.WARNING), Sink() as sink, worker(sink.url):
        until(lambda: answers("waiting") == ["Sydrejser has no sender address."] * 3)
        with acting_as("admin"):
            Controller.objects.update(sender_address="news@sydrejser.example")
        until(lambda: states() == {"accepted": 3})
    assert caplog.text.count("wait: Sydrejser has no sender address. Give the company a sender address.") == 1
    assert attempts() == [1, 1, 1]
