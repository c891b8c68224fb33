"""What a form asks beyond the question, and reading what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jatak.base.errors import UsageError
from jatak.consent.answer import Told, region_of
from jatak.consent.channels import carried_by
from jatak.consent.models import Answer, CollectionPointVersion, NoticeVersion, Purpose
from jatak.people.addresses import normalise
from jatak.people.country_names import countries
from jatak.people.models import ContactKind
from jatak.preferences.languages import SPOKEN

LONGEST = 320
NAME = 80
HONEYPOT = "website"
KINDS = {"email": "email", "telephone": "tel", "name": "text", "country": "select", "language": "select"}
COMPLETED_BY = {
    "email": "email",
    "telephone": "tel",
    "name": "name",
    "country": "country",
    "language": "language",
}
"""By which name a browser knows what to fill in (WCAG 1.3.5)."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in."""

    name: str
    required: bool

    @property
    def kind(self) -> str:
        """The type of its control."""
        return KINDS[self.name]

    @property
    def completed_by(self) -> str:
        """For the attribute `autocomplete`."""
        return COMPLETED_BY[self.name]


@dataclass(slots=True)
class Read:
    """What came back, and what is wrong with it: names of fields with the name of a sentence each."""

    told: Told
    faults: dict[str, str] = field(default_factory=dict)


def fields_of(place: CollectionPointVersion, notice: NoticeVersion) -> list[Field]:
    """The address that the notice needs, and what was declared; a number only where text messages are asked about."""
    declared = {each["kind"]: bool(each.get("required")) for each in place.fields}
    mail, number = _carries(notice, ContactKind.EMAIL), _carries(notice, ContactKind.TELEPHONE)
    found = [Field("email", True)] if mail else []
    if number and (not mail or "telephone" in declared):
        found.append(Field("telephone", declared.get("telephone", False) or not mail))
    return found + [Field(name, declared[name]) for name in ("name", "country", "language") if name in declared]


def read(typed: Mapping[str, str], place: CollectionPointVersion, notice: NoticeVersion) -> Read:
    """What somebody typed, where the form asks for it; what they need not have typed is not looked at."""
    asked = fields_of(place, notice)
    values = {each.name: typed.get(each.name, "").strip()[:LONGEST] for each in asked}
    values["country"] = values.get("country", "").upper()
    values["language"] = spoken if (spoken := values.get("language", "")) in SPOKEN else ""
    told = Told(answer_of(typed, notice), **values)
    result = Read(told)
    if place.mandatory and told.answer is Answer.SILENT:
        result.faults["answer"] = "choose"
    if told.answer is Answer.YES:
        _of_a_yes(result, typed, asked, place, notice)
    elif told.answer is Answer.NO:
        _addresses(result, notice)
        if notice.purpose == Purpose.CUSTOMERS and not (told.email or told.telephone):
            result.faults[asked[0].name] = "missing"
    return result


def answer_of(typed: Mapping[str, str], notice: NoticeVersion) -> Answer:
    """What was clicked; a box left empty is silence."""
    said = typed.get("answer", "")
    if notice.purpose == Purpose.CUSTOMERS:
        return Answer.NO if said == "no" else Answer.SILENT
    return Answer(said) if said in (Answer.YES, Answer.NO) else Answer.SILENT


def _of_a_yes(
    result: Read, typed: Mapping[str, str], asked: list[Field], place: CollectionPointVersion, notice: NoticeVersion
) -> None:
    _addresses(result, notice)
    for each in asked:
        if each.required and not getattr(result.told, each.name):
            result.faults[each.name] = "missing"
    if not is_a_name(result.told.name):
        result.faults["name"] = "bad_name"
    if result.told.country and result.told.country not in dict(countries()):
        result.faults["country"] = "missing"
    if place.age_from is not None and typed.get("old_enough") != "yes":
        result.faults["old_enough"] = "age_needed"


def _addresses(result: Read, notice: NoticeVersion) -> None:
    told = result.told
    region = region_of(notice, told.country)
    for name, kind in (("email", ContactKind.EMAIL), ("telephone", ContactKind.TELEPHONE)):
        try:
            if typed := getattr(told, name):
                normalise(kind, typed, region)
        except UsageError:
            result.faults[name] = f"bad_{name}"


def is_a_name(name: str) -> bool:
    """Whether it may be a name: letters of any script; what could lead whoever reads it somewhere is no name."""
    return len(name) <= NAME and name.isprintable() and not any(each in name for each in ("://", "www.", "@", "<"))


def _carries(notice: NoticeVersion, kind: str) -> bool:
    return any(channel in carried_by(kind) for channel in notice.channels)
