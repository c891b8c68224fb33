"""The ground of a permit in words: which yes, which purchase."""

from django.utils.translation import gettext as _

from jatak.clearance.decider import Candidate
from jatak.consent.models import Record
from jatak.console.people.facts import Known
from jatak.console.people.spoken import day
from jatak.console.people.words import GROUNDS, RELATIONS
from jatak.customers.models import Relation
from jatak.gate.decision import Decision


def ground_in_words(decision: Decision, candidate: Candidate, known: Known) -> str:
    """Such as “consent of 3 May 2026, newsletter, version 2”."""
    if decision.ground in ("consent", "implied_consent") and (record := known.consent_of(candidate.consent_event_id)):
        return _of_consent(record)
    if candidate.relation_id and (relation := known.relation_of(candidate.relation_id)):
        return _of_relation(relation)
    return str(GROUNDS.get(decision.ground or "", decision.ground or ""))


def _of_consent(record: Record) -> str:
    if not record.day_known:
        return _("consent of a day that nobody knows")
    words = record.notice_text.version
    return _("consent of %(day)s, %(place)s, version %(version)s") % {
        "day": day(record.given_at),
        "place": words.notice.slug,
        "version": words.number,
    }


def _of_relation(relation: Relation) -> str:
    kind = str(RELATIONS.get(relation.kind, ""))
    return _("existing customer: %(kind)s of %(day)s") % {"kind": kind, "day": day(relation.concluded_at)}
