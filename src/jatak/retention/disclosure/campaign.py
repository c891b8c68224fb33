"""One campaign: whom it reached and why, and whom it left out and why."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice

from django.db.models import Count

from jatak.campaigns.models import Campaign, LeftOut, Start
from jatak.database.using import alias
from jatak.delivery.archive import finding
from jatak.delivery.archive.wanted import Wanted
from jatak.delivery.models import Message
from jatak.evidence.contents import Contents, Row
from jatak.gate.situation import Tri
from jatak.retention.disclosure import asking, buying, decisions, events, messages
from jatak.retention.disclosure.companies import companies, named_in
from jatak.retention.disclosure.dossier import vars_of
from jatak.retention.disclosure.parts import parts
from jatak.retention.disclosure.plain import PIECE, in_pieces, plain
from jatak.retention.disclosure.telling.pages import page_of_campaign

SHOWN = 200
"""So many messages stand on the page; all of them are in the data."""
OWN = (
    *("id", "name", "controller_id", "brand_id", "template_version_id", "topic_id", "product_groups", "created_at"),
    *("fallback_language", "served_only"),
)
START = ("at", "by", "as_of", "rulebook_id", "people", "permitted", "unserved")
SHARE = ("situation_id", "facts_id", "rulebook_id", "state")


@dataclass(frozen=True)
class Facts:
    """What is known of a campaign."""

    told: dict[str, list[Row]]
    """What a page tells; small, however many the campaign reached."""
    rows: dict[str, Iterable[Row]]
    """What the data files hold; what is too much for memory comes in pieces."""
    expected: dict[str, int]
    """About how many lines the large ones have."""


def of_campaign(campaign: Campaign) -> Contents:
    """Everything about a campaign, people as their numbers: neither names nor addresses nor particulars."""
    return contents_of(campaign, facts_of(campaign))


def facts_of(campaign: Campaign) -> Facts:
    """The facts of a campaign, in one state of the database."""
    shares, left_out = _shares(campaign.pk), _left_out(campaign.pk)
    keys = [*map(decisions.key_of, shares), *decisions.keys_of(int(row["decision"]) for row in left_out)]
    asked = _asked(campaign)
    small = {
        "campaign": [_campaign(campaign)],
        "left_out": left_out,
        "notices": asking.notices(asked.texts),
        "collection_points": asking.collection_points(asked.places),
        "templates": messages.templates([str(campaign.template_version_id)]),
        **vars_of(decisions.decided(keys)),
    }
    small["companies"] = companies({str(campaign.controller_id)} | named_in(small))
    large = {
        "messages": messages.messages_of_campaign(campaign.pk),
        "events": _events(campaign),
        "relations": _relations(campaign),
    }
    expected = {"messages": sum(share["count"] for share in shares), "events": asked.events}
    return Facts({**small, "shares": shares, "shown": _shown(campaign.pk)}, {**small, **large}, expected)


def contents_of(campaign: Campaign, facts: Facts) -> Contents:
    """The export of facts that were collected already."""
    asked = {
        "kind": "campaign",
        "campaign": str(campaign.pk),
        "controller": campaign.controller.name,
        "words": f"The campaign {campaign.name} of {campaign.controller.name}, people as their numbers.",
    }
    return Contents(asked, parts(facts.rows, facts.expected), lambda stamp: page_of_campaign(asked, facts.told, stamp))


def _campaign(campaign: Campaign) -> Row:
    own = plain({name: getattr(campaign, name) for name in OWN}) | {
        "own_similar": Tri(campaign.own_similar).name.lower()
    }
    start = Start.objects.filter(campaign=campaign).values(*START).first()
    return own | {"start": plain(start) if start else None}


def _left_out(campaign_id: int) -> list[Row]:
    rows = LeftOut.objects.filter(campaign_id=campaign_id).order_by("-count", "pk").values("decision_id", "count")
    return [plain(row) for row in rows]


def _shares(campaign_id: int) -> list[Row]:
    """How many messages stand on each decision, by state."""
    found = Message.objects.filter(campaign_id=campaign_id).values_list(*SHARE).annotate(count=Count("id"))
    counted = Counter({tuple(key): count for *key, count in found})
    counted += finding.shares(Wanted(campaign_id=campaign_id), SHARE)
    rows = [dict(zip(SHARE, key, strict=True)) | {"count": count} for key, count in counted.items()]
    ordered = sorted(rows, key=lambda row: (row["state"], -row["count"], row["situation_id"], row["rulebook_id"]))
    return [plain(row) for row in ordered]


def _shown(campaign_id: int) -> list[Row]:
    return list(islice(messages.messages_of_campaign(campaign_id), SHOWN))


def _recipients(campaign: Campaign) -> Iterator[int]:
    return _distinct(campaign, "person_id")


def _events(campaign: Campaign) -> Iterator[Row]:
    for people in in_pieces(_recipients(campaign)):
        yield from events.events_of(people, campaign.controller_id)


def _relations(campaign: Campaign) -> Iterator[Row]:
    for ids in in_pieces(_distinct(campaign, "relation_id")):
        yield from buying.relations_numbered(ids)


def _asked(campaign: Campaign) -> events.Asked:
    """What the recipients' events name."""
    asked = events.Asked()
    for people in in_pieces(_recipients(campaign), 10 * PIECE):
        asked.add(events.asked_by(campaign.controller_id, people))
    return asked


def _distinct(campaign: Campaign, column: str) -> Iterator[int]:
    found = Message.objects.filter(campaign_id=campaign.pk).exclude(**{column: None})
    ordered = found.order_by(column).values_list(column, flat=True).distinct()
    archived = finding.distinct(Wanted(campaign_id=campaign.pk), column)
    both = merge(ordered.using(alias()).iterator(2000), (each for each in archived if each is not None))
    yield from (each for each, _ in groupby(both))
