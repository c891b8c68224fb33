"""Two questions to gathering that bring the same people with the same candidates, under two rulebooks."""

from collections.abc import Iterator, Set
from typing import Any

Asked = dict[str, Any]
"""What `Request.asked` returns."""

UNKNOWN = ""
"""Where gathering looks for the limits of a country that is unknown or that no pack answers for."""


def aligned(old: Asked, new: Asked) -> tuple[Asked, Asked]:
    """Both over the countries of either, asking without a ground wherever either does.

    A country that only one rulebook answers for has in the other the limits of those without a pack, as before.
    """
    countries = {*old["countries"], *new["countries"]}
    asks = sorted({*_open(old, countries), *_open(new, countries)})
    opened = [{"country": country, "kind": kind} for country, kind in asks]
    return _over(old, countries) | {"open": opened}, _over(new, countries) | {"open": opened}


def _open(asked: Asked, countries: Set[str]) -> Iterator[tuple[str, int]]:
    """Countries and recipients who are asked without a ground, one by one."""
    unnamed = {UNKNOWN, *countries} - set(asked["countries"])
    for one in asked["open"]:
        for country in unnamed if one["country"] == UNKNOWN else {one["country"]}:
            yield country, one["kind"]


def _over(asked: Asked, countries: Set[str]) -> Asked:
    missing = sorted(countries - set(asked["countries"]))
    limits, windows = (
        sorted(
            [*rows, *(row | {"country": code} for row in rows if row["country"] == UNKNOWN for code in missing)],
            key=lambda row: (row["country"], row.get("relation", 0)),
        )
        for rows in (asked["limits"], asked["windows"])
    )
    return asked | {"countries": sorted(countries), "limits": limits, "windows": windows}
