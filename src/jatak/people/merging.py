"""Two people that turn out to be one: the one who stays has everything of both, and each no of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from jatak.base.errors import UsageError
from jatak.database.statements import array
from jatak.database.using import atomic, connection
from jatak.gate.situation import RecipientKind
from jatak.people.models import Merger, Person, Profile

MOST_COUNTRIES = 2
"""So many stand beside each other; then both packs must permit."""


class NotOne(UsageError):
    """Two who cannot be one as they are known."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who says that two are one, and why."""

    by: str
    reason: str


def merge(kept_id: int, merged_id: int, said: Who, at: datetime) -> Merger:
    """Let one person stay with everything of both; again is harmless, and nobody parts them again.

    Every no of either holds for all addresses of both, no consent becomes more than it was, and where both name a
    country both laws must permit. Raises NotOne where a fact of the one contradicts the other.
    """
    with atomic():
        if before := Merger.objects.filter(merged_id=merged_id, kept_id=kept_id).first():
            return before
        _check(kept_id, merged_id, said)
        with connection().cursor() as cursor:
            cursor.execute(
                "SELECT people_merge(%s, %s, %s, %s, %s)", [kept_id, merged_id, at, said.by, said.reason.strip()]
            )
        return Merger.objects.get(merged_id=merged_id)


def kept_as(person_id: int) -> int | None:
    """The number of the one who stayed, where somebody of this number was merged; else None."""
    return Merger.objects.filter(merged_id=person_id).values_list("kept_id", flat=True).first()


def kept_of(*people: int) -> list[int]:
    """Who stayed of those of these people who were merged."""
    return sorted(Merger.objects.filter(_any("merged_id", people)).values_list("kept_id", flat=True))


def numbers_of(*people: int) -> list[int]:
    """Every number under which the ledger may name these people."""
    merged = Merger.objects.filter(_any("kept_id", people)).values_list("merged_id", flat=True)
    # Put in order here: asked to, the database would walk all mergers instead of these people's.
    return [*people, *sorted(merged)]


def names_one_of(column: str, people: Sequence[int]) -> RawSQL:
    """The condition that a column names one of these people, also by a number before a merger; by its index."""
    numbers = "%s::bigint[] || ARRAY(SELECT merged_id FROM people_merger WHERE kept_id = ANY (%s::bigint[]))"
    named = array(people)
    return RawSQL(f"{column} = ANY ({numbers})", [named, named], BooleanField())


def _any(column: str, people: Sequence[int]) -> RawSQL:
    """That a column is one of these numbers: as one value, since thousands of values take longer than their answer."""
    return RawSQL(f"{column} = ANY (%s::bigint[])", [array(people)], BooleanField())


def _check(kept_id: int, merged_id: int, said: Who) -> None:
    if kept_id == merged_id:
        raise NotOne(f"Person {kept_id} is one already.", "Name two numbers.")
    if not said.reason.strip():
        raise NotOne("Nobody knows later why these two were one.", "Give a reason.")
    there = set(Person.objects.filter(pk__in=[kept_id, merged_id]).values_list("pk", flat=True))
    for pk in (kept_id, merged_id):
        if pk not in there:
            raise NotOne(f"There is no person {pk}.", "Look at the numbers; perhaps they were merged before.")
    profiles = {each.person_id: each for each in Profile.objects.filter(person_id__in=there, valid_to=None)}
    if len(profiles) == len(there):
        _compare(profiles[kept_id], profiles[merged_id])


def _compare(one: Profile, other: Profile) -> None:
    if one.born and other.born and one.born != other.born:
        raise NotOne(
            "They were born on different days, so they are two people.", "Correct one of the days if it is wrong."
        )
    unknown = RecipientKind.UNKNOWN.value
    if unknown not in (one.recipient_kind, other.recipient_kind) and one.recipient_kind != other.recipient_kind:
        kinds = [RecipientKind(each.recipient_kind).name.lower().replace("_", " ") for each in (one, other)]
        raise NotOne(f"One is a {kinds[0]}, the other a {kinds[1]}.", "Correct one of them first.")
    countries = {one.country, one.other_country, other.country, other.other_country} - {None}
    if len(countries) > MOST_COUNTRIES:
        raise NotOne(
            f"They are in more than {MOST_COUNTRIES} countries: {', '.join(sorted(map(str, countries)))}.",
            "Correct the country of one of them first.",
        )
