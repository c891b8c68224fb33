"""The parameters of the statements that record offers and endings.

Arrays are written as PostgreSQL's array literals: they come in the thousands a second, and psycopg adapts each element.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from jatak.database.statements import array
from jatak.delivery.consignment import SKEW
from jatak.delivery.ending import Again, Ending, Settled
from jatak.delivery.passage import Passage
from jatak.people.models import HeardBy
from jatak.people.reachability import Failed


def nothing_offered(now: datetime) -> dict[str, Any]:
    """No offer, where there are only endings."""
    empty = dict.fromkeys(("ids", "situations", "consents", "notices", "relations"), "{}")
    return {"now": now, "batch": "", "facts_id": "", "rulebook_id": "", "as_of": now, "created": "{}", **empty}


def offered(together: Sequence[Passage], now: datetime) -> dict[str, Any]:
    """Offers of one batch."""
    batch, judge = together[0].batch, together[0].judge
    grounds = [passage.ground for passage in together]
    return {
        "now": now,
        "batch": batch.name,
        "facts_id": batch.of.facts_id,
        "rulebook_id": judge.rulebook_id,
        "as_of": batch.at + SKEW,
        "created": _created(together),
        "ids": array(passage.message.id for passage in together),
        "situations": array(ground.situation_id for ground in grounds),
        "consents": array(ground.consent_event_id for ground in grounds),
        "notices": array(ground.notice_text_id for ground in grounds),
        "relations": array(ground.relation_id for ground in grounds),
    }


def settled(endings: Sequence[Settled], now: datetime) -> dict[str, Any]:
    """Messages that came to their end."""
    return {
        "now": now,
        "created_s": _created([each.passage for each in endings]),
        "ids_s": array(each.passage.message.id for each in endings),
        "batches_s": array(each.passage.batch.name for each in endings),
        "states_s": array(each.state.value for each in endings),
        "answers_s": "{" + ",".join(_quoted(each.answer) for each in endings) + "}",
    }


def again(endings: Sequence[Again]) -> dict[str, Any]:
    """Messages that go back to waiting."""
    return {
        "created": _created([each.passage for each in endings]),
        "ids": [each.passage.message.id for each in endings],
        "batches": [each.passage.batch.name for each in endings],
        "not_before": [each.not_before for each in endings],
        "answers": [None if each.answer is None else _text(each.answer) for each in endings],
        "counts": [each.counts for each in endings],
    }


def failed(endings: Sequence[Ending], now: datetime) -> list[Failed]:
    """What the endings tell of addresses: few, for most are reached."""
    return [
        Failed(
            each.passage.message.contact_point_id,
            each.failed,
            now,
            HeardBy.HANDOVER.value,
            each.status,
            each.answer,
            each.passage.message.id,
        )
        for each in endings
        if isinstance(each, Settled) and each.failed is not None
    ]


def _created(passages: Sequence[Passage]) -> str:
    """The partitions to look into."""
    return array(f'"{at.isoformat()}"' for at in {passage.message.created_at for passage in passages})


def _quoted(answer: str) -> str:
    return '"' + _text(answer).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(answer: str) -> str:
    """What a relay says may hold anything; PostgreSQL's text holds no NUL."""
    return answer.replace("\0", " ")
