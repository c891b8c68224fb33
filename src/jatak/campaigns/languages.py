"""Who gets a campaign in which language, and who is left out because nothing is written in theirs."""

from collections import Counter
from dataclasses import asdict
from typing import NamedTuple

from jatak.campaigns.models import Campaign
from jatak.clearance.models import Census
from jatak.clearance.stretch import Stretch
from jatak.content.readers import Readers
from jatak.content.words import family
from jatak.database.statements import statements
from jatak.database.using import connection

SQL = statements("jatak.campaigns.sql", "filling.sql")


class Reading(NamedTuple):
    """So many people read this language, and get the letter in that one."""

    reads: str
    """Without country; empty where nobody knows it."""
    gets: str | None
    """None: they are left out."""
    people: int

    @property
    def own(self) -> bool:
        """Whether they get it in what they read."""
        return bool(self.gets) and family(self.gets or "") == self.reads


def readers_of(campaign: Campaign) -> Readers:
    """Who gets which language of the letter as it is now."""
    written = campaign.template_version.texts.order_by("language").values_list("language", flat=True)
    own = campaign.controller.default_language
    return Readers(tuple(written), own, campaign.fallback_language, campaign.served_only)


def readings(readers: Readers, census: Census) -> list[Reading] | None:
    """What those read who may get it, the most frequent first; None where a census did not count languages."""
    if census.languages is None:
        return None
    counted = Counter[tuple[str, str | None]]()
    for language, people in census.languages.items():
        counted[family(language), readers.gets(language)] += people
    return [Reading(*both, people) for both, people in sorted(counted.items(), key=_order)]


def unserved(readers: Readers, census: Census) -> int:
    """How many of a census the campaign itself leaves out."""
    return sum(people for language, people in (census.languages or {}).items() if readers.leaves_out(language))


def leave_out(readers: Readers, stretch: Stretch) -> Counter[str]:
    """Take those out of the passing view `cleared` for whom nothing is written; how many, by their language."""
    if not readers.served_only:
        return Counter()
    with connection().cursor() as cursor:
        cursor.execute(SQL["languages"], asdict(stretch))
        found = Counter({language: people for language, people in cursor.fetchall() if readers.leaves_out(language)})
        cursor.execute(SQL["leave_out"], {**asdict(stretch), "languages": list(found)})
    return found


def _order(counted: tuple[tuple[str, str | None], int]) -> tuple[int, str, str]:
    (reads, gets), people = counted
    return -people, reads, gets or ""
