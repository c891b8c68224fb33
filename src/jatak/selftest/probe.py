"""The probe of a company: a person of ours with a consent of its own."""

from datetime import datetime

from jatak.consent import collection
from jatak.consent.act import Act
from jatak.consent.confirming import confirm
from jatak.consent.giving import Yes, give
from jatak.consent.models import Actor, CollectionPointVersion, NoticeText, NoticeVersion, Purpose, Record, Via
from jatak.database.using import acting_as, atomic
from jatak.gate.situation import Indication, RecipientKind, Tri
from jatak.people.models import ContactKind, ContactPoint, Controller, Person, Probe
from jatak.people.profiles import News, set_profile
from jatak.people.register import Address, add_address
from jatak.selftest.trouble import NotTested

SLUG, BY = "self-test", "self-test"
GOOD = dict.fromkeys(collection.QUALITIES, Tri.YES) | {"from_third_party": Tri.NO}


def contact_point_of(company: Controller, address: str, at: datetime) -> ContactPoint:
    """The probe's address, each company's another one by a tag before the at sign; made where there is none."""
    name, _, domain = address.rpartition("@")
    wanted = Address(ContactKind.EMAIL, f"{name}+{company.pk}@{domain}")
    with acting_as("consent"), atomic():
        probe = Probe.objects.filter(controller=company).select_related("person").first()
        person = probe.person if probe else _made(company, at)
        return add_address(person, wanted)


def says_yes(company: Controller, point: ContactPoint, at: datetime) -> list[int]:
    """The probe says yes to the company's newest words, and confirms it; the topics that it is about.

    Raises NotTested where the company has published no words for marketing by e-mail.
    """
    with acting_as("consent"), atomic():
        place = _place(company, at)
        text = _text(place.notice_version)
        act = Act(Actor.PERSON, Via.FORM, at, at)
        given = give(Yes(text, place, point, ("email",)), act, f"self-test {company.pk} {at.isoformat()}")
        confirm(given.pk, act)
        record = Record.objects.filter(event=given, controller=company, channel="email").first()
        if record is None:
            raise NotTested(f"The newest words of {company.name} do not name it.", "Publish words for e-mail.")
        return list(record.topics)


def has_consent(company: Controller, point: ContactPoint) -> bool:
    """Whether a consent of the probe stands."""
    with acting_as("consent"):
        return Record.objects.filter(person=point.person_id, controller=company, ended_at=None).exists()


def _made(company: Controller, at: datetime) -> Person:
    person = Person.objects.create(name=f"Self-test of {company.name}", language=company.default_language)
    Probe.objects.create(person=person, controller=company)
    set_profile(person, News(recipient_kind=RecipientKind.CONSUMER), at)
    return person


def _place(company: Controller, at: datetime) -> CollectionPointVersion:
    """The probe's own way of saying yes: no page shows it, and no program may use it."""
    words = _newest(company)
    there = CollectionPointVersion.objects.filter(
        point__controller=company, point__slug=SLUG, notice_version=words
    ).first()
    if there is not None:
        return there
    made = collection.publish(collection.set_up(company, SLUG, "phone", words, double_opt_in=True), at)
    collection.assess(made, BY, at, Indication.TICKED, GOOD, "The consent of our own probe.")
    return made


def _newest(company: Controller) -> NoticeVersion:
    found = NoticeVersion.objects.filter(
        notice__controller=company, published_at__isnull=False, channels__contains=["email"]
    )
    words = found.filter(purpose=Purpose.MARKETING).order_by("-published_at", "-pk").first()
    if words is None:
        raise NotTested(f"{company.name} has published no words for marketing by e-mail.", "Publish a notice first.")
    return words


def _text(words: NoticeVersion) -> NoticeText:
    return words.texts.order_by("pk")[0]
