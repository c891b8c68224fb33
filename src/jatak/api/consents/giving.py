"""A yes that a program heard."""

import uuid
from dataclasses import dataclass, replace

from jatak.api.addresses import seen_by
from jatak.api.caller import Caller
from jatak.api.consents.told import ConsentGiven
from jatak.api.problems import conflict, not_found
from jatak.api.whom import ByKey, ByNumber, entered, known
from jatak.consent.act import Act
from jatak.consent.already import said_no, stands
from jatak.consent.channels import carried_by
from jatak.consent.giving import Yes, give
from jatak.consent.learning import DECLARED, learn_unproven
from jatak.consent.letter_of import ask_for_letter, has_one
from jatak.consent.models import (
    Answer,
    CollectionKind,
    CollectionPointVersion,
    Event,
    NoticeText,
    Served,
)
from jatak.consent.scope import Who
from jatak.consent.served import count_answer
from jatak.database.using import acting_as, atomic
from jatak.people.models import ContactPoint, Topic
from jatak.people.register import contact_point


@dataclass(frozen=True, slots=True)
class _Heard:
    """A yes that is being taken down."""

    caller: Caller
    told: ConsentGiven
    place: CollectionPointVersion
    text: NoticeText

    @property
    def key(self) -> str:
        """By which hearing it twice is once."""
        return f"api {self.caller.controller_id} {self.caller.key}"

    @property
    def own(self) -> bool:
        """Whether the person said it themself."""
        return self.told.said_by == "person"


def heard(caller: Caller, told: ConsentGiven) -> Event:
    """The event of this yes; everything about it is one transaction."""
    with acting_as("consent"), atomic():
        place = _place(caller, told)
        text = _text(place, told.language)
        topic = caller.own(Topic, told.topic, "/topic")
        yes = _Heard(caller, told, place, text)
        point = _address(yes)
        Who(point.person_id).one_at_a_time()
        asked = tuple(told.channels), topic.pk if topic else None
        return _given(yes, Yes(text, place, point, *asked, must_be_confirmed=_lifts_a_no(yes, point)))


def _lifts_a_no(heard: _Heard, point: ContactPoint) -> bool:
    """Whether the yes would take back what the owner of the address refused: anybody can type an address in a form."""
    version = heard.text.version
    return heard.own and said_no(point, version) and not stands(point, version, heard.told.at or heard.caller.at)


def _given(heard: _Heard, yes: Yes) -> Event:
    act, point, place = _act(heard, yes), yes.contact_point, heard.place
    written = heard.own and not has_one(point, yes.text, yes.waits, act.at)
    event = give(yes, act, heard.key)
    if event.recorded_at != act.recorded_at:
        return event  # It was heard before.
    if heard.told.country and not yes.waits:
        learn_unproven(point.person, {"country": heard.told.country}, act.since)
    if heard.own:
        count_answer(place.pk, event.pk, Answer.YES, act.recorded_at)
    if written:
        ask_for_letter(event, point, yes.text, place, act.recorded_at, yes.must_be_confirmed)
    return event


def _act(heard: _Heard, yes: Yes) -> Act:
    """With what was shown before, and with what waits to be believed until the yes is confirmed."""
    told, place = heard.told, heard.place
    waiting = {DECLARED: {"country": told.country}} if told.country and yes.waits else {}
    act = told.act(heard.caller, told.shown, **waiting)
    if told.shown is None or told.shown.at is None:
        return act
    served, _ = Served.objects.get_or_create(
        pk=uuid.uuid5(uuid.NAMESPACE_URL, heard.key),
        defaults={
            "version": place,
            "notice_text": heard.text,
            "at": told.shown.at,
            "answered_at": act.at,
            "answer": Answer.YES,
        },
    )
    return replace(act, served_id=served.pk)


def _place(caller: Caller, told: ConsentGiven) -> CollectionPointVersion:
    versions = CollectionPointVersion.objects.select_related("point", "notice_version").filter(
        point__controller_id=caller.controller_id, point__slug=told.collection_point, published_at__isnull=False
    )
    wanted = versions.filter(number=told.version) if told.version is not None else versions
    found = wanted.order_by("-number").first()
    if found is None:
        raise not_found(
            "This company has published no such collection point.",
            "GET /api/v1/collection-points lists them; they are made in the console.",
            "/collection_point",
        )
    if found.point.closed_at is not None and (told.at or caller.at) >= found.point.closed_at:
        raise conflict("This collection point is closed.", "Open another in the console.")
    if told.said_by == "person" and found.point.kind != CollectionKind.API:
        raise conflict(
            f"A person's own act comes through no collection point of kind {found.point.kind} by the API.",
            "Make one of kind api for your form, or say `said_by`: staff where somebody entered it.",
        )
    return found


def _text(place: CollectionPointVersion, language: str) -> NoticeText:
    texts = NoticeText.objects.select_related("version")
    found = texts.filter(version=place.notice_version_id, language=language).first()
    if found is None:
        raise not_found("The notice has no words in this language.", "Name the language that was shown.", "/language")
    return found


def _address(heard: _Heard) -> ContactPoint:
    """The address that was given; where somebody is named otherwise, the first of theirs that a channel reaches."""
    told, found = heard.told, None
    if isinstance(told.person, ByNumber | ByKey):
        wanted = set(told.channels or heard.text.version.channels)
        points = seen_by(heard.caller.controller_id, [known(heard.caller, told.person)])
        found = next((each for each in points if set(carried_by(each.kind)) & wanted), None)
    else:
        entered(heard.caller, told.person, told.name, told.language)
        found = contact_point(told.person.address())
    if found is None:
        raise conflict("The person has no address that these channels reach.", "Name the person by the address given.")
    return found
