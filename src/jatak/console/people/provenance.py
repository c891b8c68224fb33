"""The facts that a decision used, and where each came from."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.clearance.decider import Candidate
from jatak.console.people.facts import Known
from jatak.console.people.newest_act import newest_act
from jatak.console.people.spoken import day
from jatak.console.people.words import ANSWERS, INDICATIONS, OBJECTIONS, ORIGINS, RECIPIENTS, RELATIONS
from jatak.gate.situation import Ground, Indication, Objection, RecipientKind, RelationKind, Situation, Tri
from jatak.people.country_names import country_named
from jatak.retention.clocks.reading import Facts, silent_since

LABELS: dict[str, "str | Promise"] = {
    "country": gettext_lazy("Country"),
    "other_country": gettext_lazy("Second country"),
    "recipient_kind": gettext_lazy("Receives as"),
    "role_related": gettext_lazy("Fits the person's work"),
    "under_age": gettext_lazy("Under age"),
    "on_register": gettext_lazy("On a do-not-contact register"),
    "inactive": gettext_lazy("Silent for too long"),
    "restricted": gettext_lazy("Processing restricted"),
    "survey_objection": gettext_lazy("Said no to surveys"),
    "paused": gettext_lazy("Paused by the person"),
    "own_number_reached": gettext_lazy("The person’s own number reached"),
    "ground": gettext_lazy("Possible ground"),
    "objection": gettext_lazy("Objection"),
    "given": gettext_lazy("A yes was given"),
    "indication": gettext_lazy("How it was expressed"),
    "proof": gettext_lazy("It can be proven"),
    "informed": gettext_lazy("Informed"),
    "free": gettext_lazy("Given freely"),
    "specific": gettext_lazy("Specific"),
    "separate": gettext_lazy("Asked separately"),
    "prominent": gettext_lazy("Asked prominently"),
    "names_sender": gettext_lazy("Names the sender"),
    "names_channel": gettext_lazy("Names the channel"),
    "covers_content": gettext_lazy("Covers the content"),
    "from_third_party": gettext_lazy("Gathered by somebody else"),
    "confirmed": gettext_lazy("Confirmed"),
    "fresh": gettext_lazy("Used in time"),
    "frequency_reached": gettext_lazy("The promised number was sent"),
    "relation": gettext_lazy("Customer relation"),
    "ended": gettext_lazy("The relation ended"),
    "within_window": gettext_lazy("Within the time for customers"),
    "one_off": gettext_lazy("One-off deal, as it was told"),
    "low_value": gettext_lazy("Of low value"),
    "address_from_sale": gettext_lazy("Address given in the sale"),
    "opt_out_at_collection": gettext_lazy("Could refuse when the address was taken"),
    "own_similar": gettext_lazy("Own goods like those bought"),
    "undeliverable": gettext_lazy("Address cannot be reached"),
}
"""Each field of a situation."""

GROUND_NAMES = {
    Ground.NONE: gettext_lazy("none"),
    Ground.CONSENT: gettext_lazy("consent"),
    Ground.CUSTOMER: gettext_lazy("customer relation"),
}
JUDGED = frozenset(
    {"indication", "proof", "informed", "free", "specific", "separate", "prominent", "names_sender", "names_channel"}
    | {"covers_content", "from_third_party"}
)
OF_CONSENT = frozenset({"given", "confirmed", "fresh"})
OF_RELATION = frozenset(
    {"relation", "ended", "within_window", "one_off", "low_value", "address_from_sale", "opt_out_at_collection"}
)


@dataclass(frozen=True)
class Fact:
    """One fact, its value in words, where it came from, and its evidence."""

    label: "str | Promise"
    value: "str | Promise"
    source: str
    link: str = ""


def facts_used(situation: Situation, candidate: Candidate | None, known: Known | None, company: int = 0) -> list[Fact]:
    """The facts of a situation that say something or could have said it.

    `known` tells where they came from, and `company` who asks; without `known` the origin is left out.
    """
    return list(_facts(situation, candidate, known, company))


def _facts(situation: Situation, candidate: Candidate | None, known: Known | None, company: int) -> Iterator[Fact]:
    for field in fields(Situation):
        value = getattr(situation, field.name)
        if not _silent(field.name, value, situation.ground):
            source, link = _source(field.name, candidate, known, company) if known else ("", "")
            yield Fact(LABELS[field.name], _value(field.name, value), source, link)


def _silent(name: str, value: Any, ground: Ground) -> bool:
    if name in ("country", "recipient_kind", "ground"):
        return False
    if (name in JUDGED or name in OF_CONSENT) and ground is not Ground.CONSENT:
        return True
    if (name in OF_RELATION or name == "own_similar") and ground is not Ground.CUSTOMER:
        return True
    bar = name not in JUDGED | OF_CONSENT | OF_RELATION | {"own_similar"}
    return bar and (value is None or value == 0)


def _value(name: str, value: Any) -> "str | Promise":
    if value and name in ("country", "other_country"):
        return country_named(value)
    match value:
        case None:
            return _("not known")
        case Tri():
            return ANSWERS[value]
        case RecipientKind():
            return RECIPIENTS[value]
        case Indication():
            return INDICATIONS[value]
        case Objection():
            return OBJECTIONS[value]
        case RelationKind():
            return RELATIONS[value]
        case Ground():
            return GROUND_NAMES[value]
        case _:
            return str(value)


def _source(name: str, candidate: Candidate | None, known: Known, company: int) -> tuple[str, str]:
    if candidate and candidate.consent_event_id and name in JUDGED | OF_CONSENT | {"ground"}:
        return _of_consent(name, candidate, known)
    if candidate and candidate.relation_id and name in OF_RELATION | {"ground"}:
        return _("the customer relation"), reverse("person_relation", args=[known.id, candidate.relation_id])
    return _of_person(name, known, company), ""


def _of_consent(name: str, candidate: Candidate, known: Known) -> tuple[str, str]:
    link = reverse("person_event", args=[known.id, candidate.consent_event_id])
    if name in JUDGED:
        return _("the judgement of the place where it was given, and its words"), link
    return _("the ledger of consents"), link


def _of_person(name: str, known: Known, company: int) -> str:
    profile, did = known.profile, newest_act(known.acts.get(company))
    since = silent_since(Facts(profile, [], known.last_acts, known.consents), company)
    match name:
        case "country" | "other_country" if profile and profile.country:
            return str(ORIGINS.get(profile.country_origin or 0, ""))
        case "country" | "recipient_kind" | "role_related" | "under_age" if profile:
            return _("the profile of %(day)s") % {"day": day(profile.valid_from)}
        case "inactive" if did:
            return did
        case "inactive" if since:
            newest = day(since)
            return _("the newest sign-up, confirmation or purchase, on %(day)s; a no does not count") % {"day": newest}
        case "ground":
            return _("neither a consent nor a customer relation is known")
        case "restricted":
            return _("restrictions of this person")
        case "paused" | "own_number_reached":
            return _("what this person prefers")
        case "undeliverable":
            return _("what came back from the address")
        case "objection" | "survey_objection":
            return _("objections of this person")
        case "frequency_reached":
            return _("messages sent in the last 30 days, and the number that the notice promised")
        case "own_similar":
            return _("the form on this page")
        case "on_register":
            return _("the answer of the register")
    return _("nobody told us")
