"""A what-if in which the words of one version of a notice turn out not to hold."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from jatak.clearance.encoding import without, word
from jatak.consent.models import NoticeText
from jatak.database.using import acting_as, connection
from jatak.gate.situation import GROUND, Tri

_DOUBT = f"""
CREATE TEMPORARY VIEW doubted AS
SELECT person_id, contact_point_id, person_word,
       CASE WHEN notice_text_id = ANY ({{texts}})
            THEN ground_word & {without("informed")} | {word(GROUND, {"informed": str(Tri.NO.value)})}
            ELSE ground_word END AS ground_word
FROM {{name}}
"""


def texts_of(notice_version: int | None) -> tuple[int, ...]:
    """The words of a version, in every language; none without one."""
    with acting_as("consent"):
        texts = NoticeText.objects.filter(version=notice_version) if notice_version else NoticeText.objects.none()
        return tuple(texts.order_by("pk").values_list("pk", flat=True))


@contextmanager
def doubted(name: str, texts: Sequence[int]) -> Iterator[str]:
    """What was gathered under this name, as if consents to these words were not informed; gone afterwards."""
    if not texts:
        yield name
        return
    with connection().cursor() as cursor:
        cursor.execute(_DOUBT.format(texts=f"ARRAY{[int(each) for each in texts]}::bigint[]", name=name))
        yield "doubted"
        cursor.execute("DROP VIEW doubted")
