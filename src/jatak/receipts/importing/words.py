"""The words of a receipt, kept as words that were shown before."""

import hashlib
from datetime import datetime

from jatak.consent.notices import Draft, record_former
from jatak.consent.notices import Words as NoticeWords
from jatak.gate.situation import Indication
from jatak.imports.plan import Words
from jatak.people.models import Brand, Controller, Topic
from jatak.receipts.importing.refusing import about_of, channel_of, own_names
from jatak.receipts.importing.rows import words_name
from jatak.receipts.record.record import Record
from jatak.receipts.record.states import State

ACTS = {
    "dpv:ExpressedConsent": Indication.TICKED,
    "dpv:ExplicitlyExpressedConsent": Indication.TICKED,
    "dpv:ImpliedConsent": Indication.INFERRED,
}
"""By what act; any other is not known, and permits nothing where the law asks for one."""


def words_of(number: int, record: Record, company: Controller, by: str, at: datetime) -> Words | None:
    """Those of one record, None where it holds none; role consent."""
    shown = next((notice for notice in record.notices if notice.words), None)
    if shown is None:
        return None
    language = (shown.language or next(iter(record.languages), "") or company.default_language).split("-")[0]
    slug = f"receipt-{hashlib.sha256(shown.words.encode()).hexdigest()[:16]}"
    content = Draft(
        channels=(channel_of(record),),
        words={language: NoticeWords(shown.words, "")},
        companies={company.pk: _brands(record, company)},
        topics=_topics(record, company),
    )
    text = record_former(company, slug, content, by, at).texts.get()
    return Words(
        text_id=text.pk,
        name=words_name(number),
        double_opt_in=any(event.state is State.REQUESTED for event in record.events),
        indication=ACTS.get(record.events[-1].type, Indication.UNKNOWN) if record.events else Indication.UNKNOWN,
    )


def _topics(record: Record, company: Controller) -> list[int]:
    about = about_of(record)
    found = Topic.objects.filter(controller=company, name__in=about.topics if about else ())
    return sorted(found.values_list("pk", flat=True))


def _brands(record: Record, company: Controller) -> list[int]:
    about = about_of(record)
    if about is None or set(about.whose) & own_names(company):
        return []
    return sorted(Brand.objects.filter(controller=company, name__in=about.whose).values_list("pk", flat=True))
