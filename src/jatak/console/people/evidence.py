"""How do we know? One event with the words that were shown, and one customer relation."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jatak.accounts.may import May
from jatak.accounts.needs import needs
from jatak.accounts.operator import Operator
from jatak.consent import of_person as told
from jatak.consent.asked import Asked, asked_at
from jatak.consent.collection import QUALITIES
from jatak.consent.media import VIAS
from jatak.consent.models import Event, EventKind, Via
from jatak.consent.proof import proof_of
from jatak.console.frame.page import page
from jatak.console.people.crumbs import crumbs
from jatak.console.people.facts import Known
from jatak.console.people.history import event_in_words
from jatak.console.people.proof import ANSWERED, lacking, pictures
from jatak.console.people.provenance import LABELS
from jatak.console.people.sight import Sight
from jatak.console.people.similarity import groups_named
from jatak.console.people.spoken import day
from jatak.console.people.words import ACTORS, ANSWERS, CHANNELS, INDICATIONS, PLACES, RELATIONS
from jatak.content.naming import language_named
from jatak.customers import of_person as bought
from jatak.customers.models import Relation
from jatak.database.using import acting_as
from jatak.imports.models import Outcome
from jatak.imports.of_event import first_row_of
from jatak.people.models import Topic

Lines = Iterator[tuple["str | Promise", object]]
VERIFIED = gettext_lazy("The address is known otherwise to be theirs")
PARTICULARS = {
    "recorded_by": gettext_lazy("Recorded by"),
    "operator": gettext_lazy("Who asked"),
    "script": gettext_lazy("Script that was read"),
    "note": gettext_lazy("Note"),
    "page": gettext_lazy("Page on which the form stood"),
    "ip": gettext_lazy("Network address, as far as it is kept"),
    "browser": gettext_lazy("Browser, as far as it is kept"),
    "declared": gettext_lazy("Said in the form"),
    "at_least": gettext_lazy("Age that they said they have reached"),
    "place": gettext_lazy("Where they agreed, as the file says"),
}
"""What our own pages keep beside an event; other systems name theirs."""


@needs(May.SEE_PEOPLE)
def person_event(request: Any, person_id: int, event_id: UUID) -> HttpResponse:
    """What was said, in which words it was asked, by what way it was heard, and what keeps it from being changed."""
    sight = Sight.of(request, person_id)
    with acting_as("consent"):
        event = told.event_of(sight.whole.numbers, sight.ids, sight.let_go, event_id)
        if event is None:
            raise Http404
        asked, particulars = asked_at(event), told.particulars_of(event_id)
        proof = proof_of(event, asked)
    known = Known(sight)
    request.operator.looked(person_id, "person_event")
    return page(
        request,
        "people/event",
        event_in_words(event),
        crumbs(sight),
        sight=sight,
        event=event,
        asked=asked,
        proof=proof,
        answered=ANSWERED.get(proof.served.answer, "") if proof.served else "",
        pictures=pictures(proof, event),
        lacking=list(lacking(event, asked, proof)),
        text_hash=bytes(asked.text.sha256).hex() if asked.text else "",
        is_yes=(proof.given or event).kind == EventKind.GIVEN,
        heard=list(_heard(event, known)),
        judged=list(_judged(asked)),
        language=language_named(asked.text.language) if asked.text else "",
        particulars=list(_particulars(particulars.data)) if particulars else None,
    )


def _particulars(data: Mapping[str, object]) -> Lines:
    for name, value in sorted(data.items()):
        said = "; ".join(f"{key}: {each}" for key, each in value.items()) if isinstance(value, Mapping) else value
        yield PARTICULARS.get(name, name.replace("_", " ")), said


def _heard(event: Event, known: Known) -> Lines:
    yield _("Said by"), ACTORS.get(event.actor, event.actor)
    yield _("Heard by way of"), VIAS.get(event.via, event.via)
    yield _("Company"), known.sight.company(event.controller_id)
    yield _("Channels"), ", ".join(str(CHANNELS.get(each, each)) for each in event.channels) or _("every channel")
    topic = Topic.objects.filter(pk=event.topic_id).first() if event.topic_id else None
    if topic:
        yield _("Topic"), topic.name
    if event.address_hash:
        # What was said to the operator's company was said from an address that it was given by that.
        points = known.sight.whole.points if event.controller_id in known.sight.ids else known.points
        hashes = {bytes(point.keyed_hash): point.address for point in points}
        yield _("Address"), hashes.get(bytes(event.address_hash), _("one that is no longer here"))
    if event.via == Via.IMPORT and (row := first_row_of(event)):
        yield _("Imported file"), _imported(row, known.sight.operator)


def _imported(row: Outcome, operator: Operator) -> str:
    """The line and who brought it, with the way to the file for whoever may look at that."""
    told = {"name": row.file.name, "line": row.number, "who": row.file.begun_by}
    said = _("%(name)s, line %(line)s, imported by %(who)s") % told
    if not operator.may(May.PROVE, row.file.controller_id):
        return said
    return format_html('<a href="{}">{}</a>', reverse("import_file", args=[row.file_id]), said)


def _judged(asked: Asked) -> Lines:
    judged, place = asked.judged, asked.place
    if place:
        kind = PLACES.get(place.point.kind, "")
        yield (
            _("Place"),
            _("%(kind)s “%(name)s”, version %(version)s")
            % {
                "kind": kind,
                "name": place.point.slug,
                "version": place.number,
            },
        )
        yield _("Double opt-in"), _("yes") if place.double_opt_in else _("no")
    if judged:
        yield _("Judged by"), _("%(who)s on %(day)s") % {"who": judged.judged_by, "day": day(judged.judged_at)}
        yield LABELS["indication"], INDICATIONS.get(judged.indication, "")
        for name in QUALITIES:
            yield LABELS.get(name, VERIFIED), ANSWERS.get(getattr(judged, name), "")


@needs(May.SEE_PEOPLE)
def person_relation(request: Any, person_id: int, relation_id: int) -> HttpResponse:
    """What ties the person to a company, with its limbs as they were shown, and what was bought."""
    sight = Sight.of(request, person_id)
    with acting_as("customers"):
        relation = bought.relation_of(person_id, sight.ids, relation_id)
        if relation is None:
            raise Http404
        lines = bought.lines_of(relation)
    request.operator.looked(person_id, "person_relation")
    return page(
        request,
        "people/relation",
        RELATIONS.get(relation.kind, ""),
        crumbs(sight),
        sight=sight,
        relation=relation,
        limbs=list(_limbs(relation)),
        company=sight.company(relation.controller_id),
        lines=lines,
        groups=groups_named(relation.product_groups).values(),
    )


def _limbs(relation: Relation) -> Lines:
    for name in ("one_off", "low_value", "address_from_sale"):
        yield LABELS[name], ANSWERS[getattr(relation, name)]
    yield LABELS["opt_out_at_collection"], ANSWERS[relation.opt_out_offered]
