"""What each file of data holds: the names of a line, those of the objects inside it, and which of them are instants.

An export that says more than these names say is not the one that this program knows, and would be believed unread.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from jatak_verify.strict.letters import instant
from jatak_verify.strict.shape import exactly, listed, text

INSTANTS = frozenset({"at", "since", "until", "valid_from", "valid_to", "delivery_begin", "delivery_end"})
"""Beside all that ends with `_at`."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an object; which of them hold instants, lists of objects, and one object or nothing."""

    every: tuple[str, ...]
    instants: tuple[str, ...] = ()
    lists: Mapping[str, "Names"] = field(default_factory=dict)
    objects: Mapping[str, "Names"] = field(default_factory=dict)

    def check(self, row: object, what: str) -> None:
        """Raises Broken for another name, a name too few, an id that is no text, and an instant that is none."""
        said = exactly(row, self.every, what)
        if "id" in said:
            text(said["id"], f"{what}, its id,")
        for name in self.instants:
            if said[name] is not None:
                instant(said[name], f"{what}, its {name},")
        for name, inner in self.lists.items():
            for each in listed(said[name], f"{what}, its {name},"):
                inner.check(each, f"{what}, in its {name},")
        for name, inner in self.objects.items():
            if said[name] is not None:
                inner.check(said[name], f"{what}, its {name},")


def _of(own: str, objects: Mapping[str, Names] = MappingProxyType({}), **lists: Names) -> Names:
    names = own.split()
    instants = tuple(name for name in names if name in INSTANTS or name.endswith("_at"))
    return Names((*names, *objects, *lists), instants, lists, objects)


ENTRY = _of("entry salt commitment")
HEARD = "actor via message recorded_at ended_at ended_actor ended_via"
NAMED = _of("id name")
FILES = {
    "addresses": _of("id kind address normalised keyed_hash verified_at recorded_at"),
    "arrivals": _of(
        "id way kind received_at controller message status reason deed why done_at desk_request subject words"
    ),
    "campaign": _of(
        "id name controller brand template_version topic product_groups created_at fallback_language served_only"
        " own_similar",
        {"start": _of("at by as_of rulebook people permitted unserved")},
    ),
    "collection_points": _of(
        "version id notice_version double_opt_in fields mandatory age_from page_url published_at slug kind controller",
        assessments=_of("judged_by judged_at reason recorded_at indication qualities"),
        pictures=_of("language device url taken_at browser png_sha256 html_sha256 css_sha256 error"),
    ),
    "companies": _of(
        "id name kind legal_name postal_address registration_number contact",
        brands=NAMED,
        topics=NAMED,
        product_groups=NAMED,
    ),
    "decisions": _of("id situation facts rulebook permitted rule ground whole same_today"),
    "deliverability": _of("contact_point kind at heard_by status said message outlived_at since ended_at ended_by"),
    "events": ENTRY,
    "handovers": _of("to handed_on controller channel event"),
    "imported_rows": _of("controller file file_sha256 begun_at begun_by row kind decision reason event cells"),
    "left_out": _of("decision count"),
    "locked": _of("erasure why erased_at kind ref controller law until"),
    "looks": _of("day page times"),
    "message_facts": _of("id sender_kind channel declared elements names_sender opt_out"),
    "messages": _of(
        "id created_at controller campaign template_version topic marketing person contact_point state attempts"
        " offered_at settled_at answer situation facts rulebook as_of consent_event notice_text relation"
    ),
    "notices": _of(
        "id language words withdrawal_words headline benefit terms sha256 version major minor purpose origin countries"
        " partners benefit_messages benefit_ends channels topics joint promised_per_month published_at published_by"
        " slug controller benefit_kind notice_version",
        companies=_of("controller brands"),
    ),
    "objections": _of("event controller channel topic brand survey at own_act"),
    "own_frequencies": _of(f"controller channel per_month chosen_at {HEARD}"),
    "papers": _of("event name content_type sha256 added_at added_by"),
    "particulars": _of("event salt data"),
    "passings": _of("to controller event channels said_at first_told_at acknowledged_at"),
    "pauses": _of(f"controller channel topic begun_at until {HEARD}"),
    "people": _of(
        "id name language recorded_at",
        profiles=_of(
            "valid_from valid_to recorded_at recipient_kind country country_origin other_country born work_topics"
        ),
        restrictions=_of("begun_at ended_at reason"),
        registers=_of("register listed looked_up_at"),
        own_acts=_of("controller last_own_act_at last_own_act last_own_act_source"),
        external_keys=_of("controller system key"),
    ),
    "programs": _of("to controller made_at closed_at"),
    "purchases": _of("controller invoice line article quantity unit_price at country"),
    "receipts": _of("controller receipt missing"),
    "records": _of(
        "event contact_point controller channel topics brands given_at own_act needs_confirmation confirmed_at"
        " last_used_at ended_at ended_by"
    ),
    "relations": _of(
        "id person controller brand contact_point kind concluded_at last_at day_known delivery_begin delivery_end"
        " ended_at running cancelled_at product_groups one_off low_value address_from_sale opt_out_offered external_key"
        " recorded_at"
    ),
    "requests": _of(
        "id medium asked received_at recorded_at controller message due_at closed_at words",
        steps=_of("kind at done reason"),
    ),
    "rulebooks": _of("id law_as_of"),
    "showings": _of("id at answered_at answer notice_text collection_point_version"),
    "situations": _of("id layout person_word ground_word words"),
    "templates": _of("id elements approved_at approved_by slug version", texts=_of("language subject text html")),
    "tombstones": ENTRY,
}
"""By the name of the file, without folder and ending; as the program that exports writes them."""
