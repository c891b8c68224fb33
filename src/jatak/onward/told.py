"""What a partner is told of one leaving: as JSON in a call, as rows in a file."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from jatak.base.cells import safe
from jatak.onward.models import Partner, Passing
from jatak.onward.naming import addresses_of
from jatak.people.models import Brand, Controller, Topic

HEAD = ("reference", "company", "kind", "address", "hmac", "channels", "topic", "brand", "said_at", "heard_at")


@dataclass(frozen=True, slots=True)
class Names:
    """What companies, topics and brands are called."""

    companies: dict[int, str]
    topics: dict[int, str]
    brands: dict[int, str]


def names_of(passings: Sequence[Passing]) -> Names:
    """Those that these rows name, in three queries."""
    companies = Controller.objects.filter(pk__in={each.controller_id for each in passings})
    topics = Topic.objects.filter(pk__in={each.topic_id for each in passings})
    brands = Brand.objects.filter(pk__in={each.brand_id for each in passings})
    return Names(*(dict(found.values_list("pk", "name")) for found in (companies, topics, brands)))


def data_of(passing: Passing, partner: Partner, names: Names) -> dict[str, Any]:
    """What a call says; without `topic` and `brand` the person left all that the company sends by these channels."""
    return {
        "reference": passing.pk,
        "company": names.companies.get(passing.controller_id, ""),
        "partner": partner.name,
        "people": addresses_of(passing),
        "channels": passing.channels,
        "topic": names.topics.get(passing.topic_id or 0),
        "brand": names.brands.get(passing.brand_id or 0),
        "said_at": _instant(passing.said_at),
        "heard_at": _instant(passing.heard_at),
    }


def as_csv(passings: Iterable[Passing], names: Names) -> str:
    """The rows of a file: one for each address, in UTF-8, with commas and a line of headers."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEAD)
    for passing in passings:
        for named in addresses_of(passing):
            writer.writerow([safe(cell) for cell in _row(passing, named, names)])
    return out.getvalue()


def _row(passing: Passing, named: dict[str, str], names: Names) -> list[object]:
    return [
        passing.pk,
        names.companies.get(passing.controller_id, ""),
        named["kind"],
        named.get("address", ""),
        named.get("hmac", ""),
        " ".join(passing.channels),
        names.topics.get(passing.topic_id or 0, ""),
        names.brands.get(passing.brand_id or 0, ""),
        _instant(passing.said_at),
        _instant(passing.heard_at),
    ]


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
