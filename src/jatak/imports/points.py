"""The collection points of imports: a version for each wording and grade, with what the grade is worth."""

import hashlib
from datetime import datetime

from jatak.base.hashing import canonical_json
from jatak.consent.collection import assess, publish, set_up
from jatak.consent.models import CollectionKind, CollectionPoint, CollectionPointVersion, NoticeText
from jatak.database.using import atomic
from jatak.gate.situation import Indication, Tri
from jatak.imports.plan import Words
from jatak.imports.row import Grade
from jatak.people.models import Controller

PROVEN = (Grade.CONFIRMED, Grade.RECORDED)
WORTHLESS = (Grade.DATED, Grade.NOTHING)
WHY = {
    Grade.CONFIRMED: "Confirmed by the person, with time, place and words on file.",
    Grade.RECORDED: "Time, place and words are on file; the person did not confirm it.",
    Grade.SUPPLIED: "Time and source are known; the company says which words were shown.",
    Grade.DATED: "A date alone: nobody can show what was said yes to.",
    Grade.NOTHING: "Nothing is known of it.",
}


def point_of(
    text: NoticeText, grade: Grade, words: Words | None, double_opt_in: bool, by: str, at: datetime
) -> CollectionPointVersion:
    """The published version under which the consents of a grade stand, judged as the company states; again the same."""
    indication, qualities = worth(grade, words)
    stated = hashlib.sha256(canonical_json([indication.name, double_opt_in, _named(qualities)])).hexdigest()[:8]
    with atomic():
        controller = Controller.objects.get(pk=text.version.notice.controller_id)
        slug = f"import-{text.version_id}-{grade.value.lower()}-{stated}"
        found = CollectionPointVersion.objects.filter(point__controller=controller, point__slug=slug).first()
        if found is not None:
            return found
        place = set_up(controller, slug, CollectionKind.IMPORT, text.version, double_opt_in)
        name = f"Import: {text.version.notice.slug} {text.version.number}, grade {grade.value}"
        CollectionPoint.objects.filter(pk=place.point_id).update(name=name)
        assess(place, by, at, indication, qualities, WHY[grade])
        return publish(place, at)


def worth(grade: Grade, words: Words | None) -> tuple[Indication, dict[str, Tri]]:
    """What a grade is worth: its act, and each quality that is stated; a date alone proves nothing."""
    if words is None or grade in WORTHLESS:
        return Indication.UNKNOWN, {"proof": Tri.NO}
    proof = Tri.YES if grade in PROVEN else words.qualities.get("proof", Tri.YES)
    return words.indication, {**words.stated(), "proof": proof}


def _named(qualities: dict[str, Tri]) -> dict[str, str]:
    return {name: value.name for name, value in sorted(qualities.items())}
