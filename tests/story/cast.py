"""The company of the stories, its people, and what they do."""

from collections.abc import Iterable, Sequence
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
CALLED = {"email": "e-mail", "sms": "SMS", "dm": "messages on Instagram"}


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


def asked_words(
    asking: Controller, channels: Sequence[str] = ("email",), purpose: str = "marketing", companies: Iterable[int] = ()
) -> notices.Words:
    """Words that keep the lists: who, by which channels, about what, and how to leave or to refuse."""
    others = Controller.objects.filter(pk__in=companies).exclude(pk=asking.pk).order_by("name")
    who = " and ".join([asking.name, *(each.name for each in others)])
    by = " and ".join(CALLED.get(channel, channel) for channel in channels)
    if purpose == "customers":
        return notices.Words(
            f"{asking.name} will write to you by {by} with offers of trips like yours. No thanks, I do not want that.",
            "You can refuse at any time, free of charge beyond basic rates, by the link in every message.",
        )
    return notices.Words(
        f"May {who} write to you by {by} with offers of trips and hotels?", "You can leave in every mail."
    )


def question(
    asking: Controller,
    slug: str = "newsletter",
    channels: tuple[str, ...] = ("email", "sms"),
    double_opt_in: bool = False,
    **content: object,
) -> Question:
    """A published notice in English, shown in a published form."""
    words = {"en": asked_words(asking, channels, companies=content.get("companies", ()))}  # type: ignore[arg-type]
    version = notices.publish(
        notices.draft(asking, slug, notices.Draft(channels, words, **content)), by="Ida", at=NOON - 30 * DAY
    )
    place = collection.set_up(asking, slug, "form", version, double_opt_in)
    return Question(version.texts.get(), collection.publish(place, NOON - 30 * DAY))


def says_yes(somebody: Person, asked: Question, at: datetime = NOON, key: str = "", **more: object) -> Event:
    """Somebody fills in the form."""
    ticked = {name: more.pop(name) for name in ("channels", "topic_id", "contact_point") if name in more}
    if "contact_point" not in ticked:
        ticked["contact_point"] = mailbox(somebody)
    return give(
        Yes(asked.text, asked.place, **ticked), heard(at, **more), key or f"{somebody.pk} {asked.text.pk} {at} {ticked}"
    )
