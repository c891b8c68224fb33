"""The probe of a company: a person of ours with a consent of its own."""

from datetime import datetime

from jatak.consent import collection
from jatak.consent.act import Act
from jatak.consent.channels import carried_by
from jatak.consent.confirming import confirm
from jatak.consent.giving import Yes, give
from jatak.consent.models import Actor, CollectionPointVersion, NoticeText, NoticeVersion, Purpose, Record, Via
from jatak.database.using import acting_as, atomic
from jatak.gate.situation import Indication, RecipientKind, Tri
from jatak.people.addresses import InvalidAddress, country_of_telephone
from jatak.people.models import ContactKind, ContactPoint, Controller, CountryOrigin, Person, Probe
from jatak.people.profiles import News, set_profile
from jatak.people.register import Address, add_address, contact_point
from jatak.selftest.trouble import NotTested

SLUG, BY = "self-test", "self-test"
CALLED = {"email": "e-mail", "sms": "SMS"}
GOOD = dict.fromkeys(collection.QUALITIES, Tri.YES) | {"from_third_party": Tri.NO}


def contact_point_of(company: Controller, address: str, at: datetime) -> ContactPoint:
    """The probe's address, each company's another one by a tag before the at sign; made where there is none."""
    name, _, domain = address.rpartition("@")
    wanted = Address(ContactKind.EMAIL, f"{name}+{company.pk}@{domain}")
    with acting_as("consent"), atomic():
        return add_address(_probe_of(company, at), wanted)


def telephone_of(company: Controller, number: str, at: datetime) -> ContactPoint:
    """The telephone of the probes: a number has no tags, so that of the first company stands in for all.

    Raises NotTested where the number is no probe's, or cannot be written to.
    """
    wanted = Address(ContactKind.TELEPHONE, number)
    with acting_as("consent"), atomic():
        try:
            there = contact_point(wanted)
            if there is None:
                return _with_telephone(_probe_of(company, at), wanted, at)
        except InvalidAddress as error:
            raise NotTested(error.message, "Look at JATAK_SELFTEST_NUMBER.") from error
        if not Probe.objects.filter(person=there.person_id).exists():
            raise NotTested("The number is somebody's who is known here.", "Set JATAK_SELFTEST_NUMBER to one of yours.")
        return there


def _with_telephone(person: Person, wanted: Address, at: datetime) -> ContactPoint:
    """The law of where the number is counts for the probe, its quiet hours too; else those of everywhere would."""
    point = add_address(person, wanted)
    if country := country_of_telephone(point.normalised):
        set_profile(person, News(country, CountryOrigin.TELEPHONE_PREFIX), at)
    return point


def says_yes(company: Controller, point: ContactPoint, at: datetime) -> list[int]:
    """The probe says yes to the company's newest words, and confirms it; the topics that it is about.

    The channel is that of the address. Raises NotTested where the company has published no words for marketing by it.
    """
    channel = carried_by(point.kind)[0]
    with acting_as("consent"), atomic():
        place = _place(company, channel, at)
        text = _text(place.notice_version)
        act = Act(Actor.PERSON, Via.FORM, at, at)
        given = give(Yes(text, place, point, (channel,)), act, f"self-test {company.pk} {at.isoformat()}")
        confirm(given.pk, act)
        record = Record.objects.filter(event=given, controller=company, channel=channel).first()
        if record is None:
            raise NotTested(
                f"The newest words of {company.name} do not name it.", f"Publish words for {CALLED[channel]}."
            )
        return list(record.topics)


def has_consent(company: Controller, point: ContactPoint) -> bool:
    """Whether a consent of the probe stands."""
    with acting_as("consent"):
        return Record.objects.filter(person=point.person_id, controller=company, ended_at=None).exists()


def _probe_of(company: Controller, at: datetime) -> Person:
    probe = Probe.objects.filter(controller=company).select_related("person").first()
    return probe.person if probe else _made(company, at)


def _made(company: Controller, at: datetime) -> Person:
    person = Person.objects.create(name=f"Self-test of {company.name}", language=company.default_language)
    Probe.objects.create(person=person, controller=company)
    set_profile(person, News(recipient_kind=RecipientKind.CONSUMER), at)
    return person


def _place(company: Controller, channel: str, at: datetime) -> CollectionPointVersion:
    """The probe's own way of saying yes: no page shows it, and no program may use it."""
    words = _newest(company, channel)
    there = CollectionPointVersion.objects.filter(
        point__controller=company, point__slug=SLUG, notice_version=words
    ).first()
    if there is not None:
        return there
    made = collection.publish(collection.set_up(company, SLUG, "phone", words, double_opt_in=True), at)
    collection.assess(made, BY, at, Indication.TICKED, GOOD, "The consent of our own probe.")
    return made


def _newest(company: Controller, channel: str) -> NoticeVersion:
    found = NoticeVersion.objects.filter(
        notice__controller=company, published_at__isnull=False, channels__contains=[channel]
    )
    words = found.filter(purpose=Purpose.MARKETING).order_by("-published_at", "-pk").first()
    if words is None:
        by = f"marketing by {CALLED[channel]}"
        raise NotTested(f"{company.name} has published no words for {by}.", "Publish a notice first.")
    return words


def _text(words: NoticeVersion) -> NoticeText:
    return words.texts.order_by("pk")[0]
