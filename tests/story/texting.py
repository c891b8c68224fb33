"""What the stories about SMS share: people with telephones who said yes to it, and what they are sent."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.test import override_settings
from tests.story.cast import question, says_yes
from tests.story.sending import PUBLIC_URL, YESTERDAY, judged_good, lives_in, now, sydrejser, worker

from jatak.campaigns import campaigns
from jatak.campaigns.models import Campaign
from jatak.content.models import TemplateVersion
from jatak.content.templates import approve, write_template, write_text
from jatak.database.using import acting_as
from jatak.gate.message import Channel, Declared, Element
from jatak.people.models import ContactKind, ContactPoint, Controller, Person
from jatak.people.register import Address, find_or_create

NOWHERE = "smtp://127.0.0.1:9"
"""A relay that nobody asks in these stories."""


def texting(sender: str = "1234", reply: str = "") -> Controller:
    """Sydrejser, which may send SMS; as admin."""
    made = sydrejser()
    made.sms_sender, made.sms_reply = sender, reply
    made.save()
    return made


def with_telephone(name: str, number: str, language: str = "") -> Person:
    """Somebody in Denmark with a telephone number; as admin."""
    return lives_in(find_or_create(Address(ContactKind.TELEPHONE, number), name=name, language=language))


def telephone(somebody: Person) -> ContactPoint:
    """Their telephone number."""
    return ContactPoint.objects.get(person=somebody, kind=ContactKind.TELEPHONE)


def sms_members(of: Controller, *people: Person) -> None:
    """These people said yes to SMS yesterday; as admin."""
    asked = question(of, "sms-club", ("sms",))
    judged_good(asked)
    for somebody in people:
        says_yes(somebody, asked, YESTERDAY, contact_point=telephone(somebody))


def sms_template(of: Controller, slug: str = "sms-summer", **words: str) -> TemplateVersion:
    """An approved marketing SMS; as web."""
    version = write_template(of, slug, Declared.MARKETING, [Element.PROMOTION], channel=Channel.SMS)
    for language, text in (words or {"en": "Hello {name|you}, summer is here."}).items():
        write_text(version, language, "", text)
    approve(version, "Ida", YESTERDAY)
    return version


def sms_started(of: Controller, version: TemplateVersion | None = None, name: str = "Summer by SMS") -> Campaign:
    """A campaign by SMS that was just started, as web."""
    with acting_as("web"), set_up():
        made = campaigns.create(name, version or sms_template(of), now())
        campaigns.start(made, "Ida", now())
        return made


@contextmanager
def set_up(url: str = "kannel://u:p@127.0.0.1:9") -> Iterator[None]:
    """The settings of pages whose company sends SMS."""
    with override_settings(JATAK_PUBLIC_URL=PUBLIC_URL, JATAK_SMS_URL=url):
        yield


@contextmanager
def sms_worker(url: str, **more: object) -> Iterator[None]:
    """A worker with this gateway."""
    with override_settings(JATAK_SMS_URL=url), worker(NOWHERE, **more):  # type: ignore[arg-type]
        yield
