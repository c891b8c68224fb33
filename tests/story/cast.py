"""The company of the stories, its people, and what they do."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from jatak.consent import collection, notices
from jatak.consent.act import Act
from jatak.consent.giving import Yes, give
from jatak.consent.models import Actor, CollectionPointVersion, Event, NoticeText, Via
from jatak.people.models import ContactKind, ContactPoint, Controller, Person
from jatak.people.register import Address, find_or_create

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def heard(at: datetime = NOON, via: Via = Via.FORM, actor: Actor = Actor.PERSON, **more: object) -> Act:
    """Something said and heard at the same instant, unless told otherwise."""
    return Act(**{"actor": actor, "via": via, "at": at, "recorded_at": at, **more})


def company(name: str = "Sydrejser") -> Controller:
    """A company that says all it must of itself."""
    return Controller.objects.create(
        name=name,
        legal_name=f"{name} A/S",
        postal_address="Vestergade 1, 1456 København K",
        registration_number="CVR 12345678",
        contact=f"hej@{name.lower()}.example",
    )


def person(name: str = "Ana", language: str = "") -> Person:
    """Somebody with an e-mail address."""
    return find_or_create(Address(ContactKind.EMAIL, f"{name.lower()}@example.com"), name=name, language=language)


def mailbox(somebody: Person) -> ContactPoint:
    """Their first e-mail address."""
    return ContactPoint.objects.filter(person=somebody, kind=ContactKind.EMAIL).earliest("pk")


@dataclass
class Question:
    """A notice as it is shown at a collection point."""

    text: NoticeText
    place: CollectionPointVersion


def question(
    asking: Controller,
    slug: str = "newsletter",
    channels: tuple[str, ...] = ("email", "sms"),
    double_opt_in: bool = False,
    **content: object,
) -> Question:
    """A published notice in English, shown in a published form."""
    words = {"en": notices.Words(f"May {asking.name} write to you?", "You can leave in every mail.")}
    version = notices.publish(
        notices.draft(asking, slug, notices.Draft(channels, words, **content)), by="Ida", at=NOON - 30 * DAY
    )
    place = collection.set_up(asking, slug, "form", version, double_opt_in)
    return Question(version.texts.get(), collection.publish(place, NOON - 30 * DAY))


def says_yes(somebody: Person, asked: Question, at: datetime = NOON, key: str = "", **more: object) -> Event:
    """Somebody fills in the form."""
    ticked = {name: more.pop(name) for name in ("channels", "topic_id", "contact_point") if name in more}
    ticked.setdefault("contact_point", mailbox(somebody))
    return give(
        Yes(asked.text, asked.place, **ticked), heard(at, **more), key or f"{somebody.pk} {asked.text.pk} {at} {ticked}"
    )
