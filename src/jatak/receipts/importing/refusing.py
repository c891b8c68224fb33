"""Why a record of a receipt is not taken over: another company, another purpose, another channel, or its own end."""

from collections.abc import Iterator
from datetime import datetime

from jatak.imports.reading.record import Trouble
from jatak.imports.row import Standing
from jatak.people.models import Brand, Controller, Topic
from jatak.receipts.gathering.company import as_party
from jatak.receipts.gathering.consents import CHANNELS, DATA
from jatak.receipts.importing.standing import ended_by, said_in
from jatak.receipts.importing.wanted import Wanted
from jatak.receipts.record.marketing import Marketing, read_marketing
from jatak.receipts.record.record import Record

MARKETING = frozenset({"dpv:DirectMarketing", "dpv:Marketing"})
CARRIES = {"email": "email", "sms": "telephone"}


def channel_of(record: Record) -> str:
    """The one channel that a record is about; empty where it is not said, or is none that can be written to here."""
    named = {term: channel for channel, term in CHANNELS.items()}.get(record.evidence.channel)
    of_data = [channel for channel, data in DATA.items() if set(data) & set(record.personal_data)]
    found = named or (of_data[0] if len(of_data) == 1 else "")
    return found if found in CARRIES else ""


def trouble_of(record: Record, wanted: Wanted, at: datetime) -> Trouble | None:
    """The first reason against it, None where there is none."""
    return next(_troubles(record, wanted, at), None)


def about_of(record: Record) -> Marketing | None:
    """The brands and topics of a record of ours; None where it is in the words of others."""
    return next(filter(None, (read_marketing(purpose.words) for purpose in record.purposes)), None)


def _troubles(record: Record, wanted: Wanted, at: datetime) -> Iterator[Trouble]:
    names = [each.name for each in record.parties if each.id in record.controllers] or list(record.controllers)
    if not _is_of(record, wanted.company):
        told = ", ".join(names) or "nobody"
        yield Trouble("company_other", f"It was said to {told}, and {wanted.company} is none of them.")
    channel = channel_of(record)
    if not channel:
        yield Trouble("channel_unknown", "It does not say whether e-mail or SMS may be sent.")
    elif CARRIES[channel] != wanted.kind:
        yield Trouble("channel_other", f"It is about {channel}, which does not go to {wanted.written}.")
    if said_in(record).standing is not Standing.YES:
        return
    if not any(MARKETING & set(purpose.categories) for purpose in record.purposes):
        told = ", ".join(term for purpose in record.purposes for term in purpose.categories) or "nothing"
        yield Trouble("purpose_other", f"It is a yes to {told}, which is not direct marketing.")
    if (ended := ended_by(record, at)) is not None:
        yield Trouble("ended", f"By its own words it ended on {ended:%-d %B %Y}.")
    yield from _unknown_names(record, wanted.company)


def own_names(company: Controller) -> set[str]:
    """As which a company is known where its receipts name no brand."""
    return {name.strip() for name in (company.name, company.legal_name) if name.strip()}


def _is_of(record: Record, company: Controller) -> bool:
    known = {name.casefold() for name in own_names(company)}
    said = {each.name.strip().casefold() for each in record.parties if each.id in record.controllers}
    return as_party(company).id in record.controllers or bool(known & said)


def _unknown_names(record: Record, company: Controller) -> Iterator[Trouble]:
    """A yes to some topics or brands is none to all, so each must be here."""
    about = about_of(record)
    if about is None:
        return
    topics = set(Topic.objects.filter(controller=company, name__in=about.topics).values_list("name", flat=True))
    for name in about.topics:
        if name not in topics:
            yield Trouble("topic_unknown", f"{company} has no topic {name}. Add it under Settings, and again.")
    brands = set(Brand.objects.filter(controller=company, name__in=about.whose).values_list("name", flat=True))
    for name in about.whose:
        if name not in brands | own_names(company):
            yield Trouble("brand_unknown", f"{company} has no brand {name}. Add it under Settings, and again.")
