"""Who was not written to when a campaign started, by reason."""

from collections import Counter
from typing import NamedTuple

from django.utils.translation import gettext as _

from jatak.campaigns.models import Campaign, Start
from jatak.content.naming import family_named
from jatak.content.words import family
from jatak.database.statements import statements
from jatak.database.using import connection
from jatak.delivery.last_metre import UNWRITTEN

SQL = statements("jatak.campaigns.sql", "following.sql")


class LeftOutBecause(NamedTuple):
    """So many people, and why: by a rule of law, or by the campaign itself."""

    rule: str
    because: str
    would_change: str
    people: int


def left_out(campaign: Campaign) -> list[LeftOutBecause]:
    """Every reason, the most frequent first."""
    with connection().cursor() as cursor:
        cursor.execute(SQL["left_out"], {"campaign_id": campaign.pk})
        found = [LeftOutBecause._make(row) for row in cursor.fetchall()]
    start = Start.objects.filter(pk=campaign.pk).first()
    own = unwritten(start.unserved) if start else []
    return sorted([*found, *own], key=lambda each: -each.people)


def unwritten(unserved: dict[str, int]) -> list[LeftOutBecause]:
    """Those who might have got it, but nothing is written in what they read; by language, without country."""
    counted = Counter[str]()
    for language, people in unserved.items():
        counted[family(language)] += people
    return [_unwritten(family_named(language), people) for language, people in counted.most_common()]


def _unwritten(language: str, people: int) -> LeftOutBecause:
    because = _("They read %(language)s. The letter is not written in it, and the campaign leaves such people out.")
    would_change = _("Write the letter in %(language)s too, or let them get it in another language.")
    told = {"language": language}
    return LeftOutBecause(UNWRITTEN, because % told, would_change % told, people)
