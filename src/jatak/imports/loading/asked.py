"""What each ask makes in the ledger: its entries, and a record for each company and channel."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from jatak.base.errors import UsageError
from jatak.consent.models import NoticeController, NoticeText
from jatak.imports.loading.ask import Ask
from jatak.imports.loading.entries import Said, template
from jatak.imports.plan import Plan
from jatak.imports.points import point_of
from jatak.imports.row import Grade


@dataclass(frozen=True, slots=True)
class Asked:
    """Two parameters of the statements, as JSON."""

    asks: str
    """For deciding: companies and channels of each ask, and the entries of its acts between their holes."""
    lines: str
    """For writing: the records of each ask."""


def asked(asks: Sequence[Ask], plan: Plan, by: str, at: datetime, dry_run: bool = False) -> Asked:
    """What these asks make; where nothing is written, no collection point is made either."""
    texts = {
        text.pk: text
        for text in NoticeText.objects.filter(pk__in={ask.text_id for ask in asks}).select_related("version__notice")
    }
    decided, lines = [], []
    for number, ask in enumerate(asks):
        text = texts[ask.text_id]
        companies = list(NoticeController.objects.filter(version=text.version_id).order_by("pk"))
        place = None if dry_run else _place(ask, text, plan, by, at)
        decided.append(_decided(number, ask, plan, at, [each.controller_id for each in companies], place))
        lines += [
            _line(number, ask, plan, text, place, company, channel) for company in companies for channel in ask.channels
        ]
    return Asked(json.dumps(decided), json.dumps(lines))


def check(plan: Plan) -> None:
    """Refuse a plan whose words are not those of its company, or not published."""
    wanted = {words.text_id for words in plan.words} | ({plan.otherwise} if plan.otherwise else set())
    found = NoticeText.objects.filter(
        pk__in=wanted, version__notice__controller_id=plan.controller_id, version__published_at__isnull=False
    )
    if missing := wanted - set(found.values_list("pk", flat=True)):
        raise UsageError(
            f"These words are not published by this company: {', '.join(map(str, sorted(missing)))}.",
            "Keep former words with record_former, or publish the notice.",
        )


def kept(asks: Sequence[Ask]) -> list[dict[str, Any]]:
    """Asks as a file keeps them."""
    return [asdict(ask) for ask in asks]


def read(told: Sequence[dict[str, Any]]) -> list[Ask]:
    """Asks as a file has kept them."""
    return [Ask(**each | {"grade": Grade(each["grade"]), "channels": tuple(each["channels"])}) for each in told]


def _place(ask: Ask, text: NoticeText, plan: Plan, by: str, at: datetime) -> int:
    words = None if ask.stated is None else plan.words[ask.stated]
    return point_of(text, ask.grade, words, ask.confirmed, by, at).pk


def _decided(
    number: int, ask: Ask, plan: Plan, at: datetime, companies: list[int], place: int | None
) -> dict[str, Any]:
    given, confirmed = (
        Said(kind, plan.controller_id, at, ask.text_id, place, ask.channels) for kind in ("given", "confirmed")
    )
    holes = ("address_hash", "at", "id", "person")
    return {
        "ask": number,
        "companies": companies,
        "channels": list(ask.channels),
        "given": template(given, *holes, "particulars"),
        "confirmed": template(confirmed, *holes, "about"),
    }


def _line(
    number: int, ask: Ask, plan: Plan, text: NoticeText, place: int | None, company: NoticeController, channel: str
) -> dict[str, Any]:
    return {
        "ask": number,
        "asker": plan.controller_id,
        "controller_id": company.controller_id,
        "channel": channel,
        "channels": list(ask.channels),
        "notice_text_id": text.pk,
        "version_id": place,
        "topics": list(text.version.topics),
        "brands": list(company.brands),
        "needs_confirmation": ask.confirmed,
    }
