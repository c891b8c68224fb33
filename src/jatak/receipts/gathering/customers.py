"""The customer relations on which messages go without a consent (Directive 2002/58/EC art. 13(2)), as records."""

from collections.abc import Iterable
from typing import NamedTuple

from jatak.consent.models import Objection
from jatak.customers.models import Relation
from jatak.gate.situation import RelationKind, Tri
from jatak.receipts.gathering.company import UNTIL_OBJECTED, Setting
from jatak.receipts.gathering.consents import CHANNELS, DATA
from jatak.receipts.gathering.names import number_of, subject_of
from jatak.receipts.gathering.turns import UNTIL_ANEW
from jatak.receipts.record.duration import Begin, Duration, months
from jatak.receipts.record.record import Event, Evidence, Kind, Purpose, Record, Source
from jatak.receipts.record.states import State

REACHED_BY = {"email": "email", "telephone": "sms"}
BASES = ("dpv:LegitimateInterestOfController", "eu-gdpr:A6-1-f-controller", "jatak:ExistingCustomerExemption")


class Told(NamedTuple):
    """What the two bases know of a person at a company."""

    relations: list[Relation]
    noes: list[Objection]


def customers_of(setting: Setting, person_id: int, told: Told) -> list[Record]:
    """The relations that may carry the exemption, the oldest first."""
    claimed = [each for each in told.relations if _is_claimed(each)]
    return [_record(setting, person_id, each, told.noes) for each in sorted(claimed, key=lambda r: r.concluded_at)]


def _is_claimed(relation: Relation) -> bool:
    """Only where both limbs of the directive were shown: nothing else is an exemption that a company may claim."""
    shown = relation.address_from_sale == Tri.YES and relation.opt_out_offered == Tri.YES
    reached = relation.contact_point is not None and relation.contact_point.kind in REACHED_BY
    return shown and reached and relation.cancelled_at is None


def _record(setting: Setting, person_id: int, relation: Relation, noes: Iterable[Objection]) -> Record:
    assert relation.contact_point is not None
    channel = REACHED_BY[relation.contact_point.kind]
    authority = (setting.authority,) if setting.authority else ()
    recipients = (setting.controller, *setting.recipients) if setting.declared else ()
    kind = RelationKind(relation.kind).name.lower()
    return Record(
        kind=Kind.CUSTOMER,
        profile=None,
        id=number_of("relation", relation.pk, setting.company.pk, channel),
        subject=subject_of(person_id, setting.company.pk),
        purposes=(Purpose(("dpv:DirectMarketing",), "Own similar goods and services"),),
        personal_data=DATA[channel],
        controllers=(setting.controller.id,),
        legal_bases=BASES if setting.of_gdpr else (BASES[0], BASES[2]),
        sources=(Source("dpv:DataSubjectDataSource", kind.replace("_", " ")),),
        storage=setting.storage("The customer relation ends", Begin.LAST_DEALING),
        processed_at=setting.processed_at,
        jurisdictions=setting.jurisdictions,
        recipients=tuple(each.id for each in recipients),
        withdrawn_at=(setting.find,),
        rights=setting.rights(but="A7-3"),
        authorities=tuple(each.id for each in authority),
        parties=tuple(dict.fromkeys([setting.controller, *recipients, *authority])),
        events=tuple(_events(setting, person_id, relation, [no for no in noes if _covers(no, channel)])),
        evidence=Evidence(CHANNELS[channel]),
    )


def _events(setting: Setting, person_id: int, relation: Relation, noes: list[Objection]) -> list[Event]:
    stands = _lasting(setting, relation)
    method = RelationKind(relation.kind).name.lower().replace("_", " ")
    events = [Event(State.NOT_OBJECTED, relation.concluded_at, "", setting.controller.id, stands, method)]
    if noes:
        said = min(no.at for no in noes)
        subject = subject_of(person_id, setting.company.pk)
        at = max(said, relation.concluded_at)
        events.append(Event(State.OBJECTED, at, "", subject, UNTIL_ANEW, "objection"))
    return events


def _covers(no: Objection, channel: str) -> bool:
    return no.channel in (None, channel) and no.topic_id is None and no.brand_id is None and not no.survey


def _lasting(setting: Setting, relation: Relation) -> Duration:
    """The window of the law or of the company, whichever is shorter."""
    kind = RelationKind(relation.kind).name.lower()
    own = setting.company.customer_window_months
    spans = [each for each in (setting.limits.window_months.get(kind), own) if each]
    return months(min(spans), Begin.LAST_DEALING) if spans else UNTIL_OBJECTED
