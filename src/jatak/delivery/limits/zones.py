"""The time zones of a country, as the IANA time zone database lists them (`zone1970.tab`, from PyPI's `tzdata`)."""

from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo


def zones_of(country: str) -> tuple[ZoneInfo, ...]:
    """The zones of a country (ISO 3166 alpha-2), empty where none is listed."""
    return tuple(ZoneInfo(name) for name in _listed().get(country, ()))


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for line in files("tzdata").joinpath("zoneinfo", "zone1970.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            countries, _, name, *_ = line.split("\t")
            for country in countries.split(","):
                names.setdefault(country, []).append(name)
    return {country: tuple(each) for country, each in names.items()}
