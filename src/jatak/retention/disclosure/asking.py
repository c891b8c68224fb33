"""What people were asked, in which words, and where; and what their yes was judged to be worth."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F

from jatak.consent.collection import QUALITIES
from jatak.consent.models import Assessment, CollectionPointVersion, NoticeController, NoticeText, Picture
from jatak.database.using import acting_as
from jatak.evidence.contents import Row
from jatak.gate.situation import Indication, Tri
from jatak.retention.disclosure.plain import plain

TEXT = (
    "id",
    "language",
    "words",
    "withdrawal_words",
    "headline",
    "benefit",
    "terms",
    "sha256",
    "version_id",
    "version__number",
    "version__major",
    "version__minor",
    "version__purpose",
    "version__origin",
    "version__countries",
    "version__partners",
    "version__benefit_messages",
    "version__benefit_ends",
    "version__channels",
    "version__topics",
    "version__joint",
    "version__promised_per_month",
    "version__published_at",
    "version__published_by",
    "version__notice__slug",
    "version__notice__controller_id",
)
PLACE = (
    "id",
    "number",
    "notice_version_id",
    "double_opt_in",
    "fields",
    "mandatory",
    "age_from",
    "page_url",
    "published_at",
    "point__slug",
    "point__kind",
    "point__controller_id",
)

PICTURE = ("language", "device", "url", "taken_at", "browser", "png_sha256", "html_sha256", "css_sha256", "error")


@acting_as("consent")
def notices(text_ids: Iterable[int]) -> list[Row]:
    """Texts of notices, each with its version and the companies that it names."""
    texts = list(
        NoticeText.objects.filter(pk__in=set(text_ids)).order_by("pk").values(*TEXT, benefit_kind=F("version__benefit"))
    )
    companies = _companies({text["version_id"] for text in texts})
    return [
        _flat(text) | {"notice_version": str(text["version_id"]), "companies": companies[text["version_id"]]}
        for text in texts
    ]


@acting_as("consent")
def collection_points(version_ids: Iterable[int]) -> list[Row]:
    """Versions of collection points, each with all that it was judged to be worth, the oldest judgement first."""
    versions = list(CollectionPointVersion.objects.filter(pk__in=set(version_ids)).order_by("pk").values(*PLACE))
    ids = [version["id"] for version in versions]
    judged, pictured = _assessments(ids), _pictures(ids)
    return [
        _flat(version) | {"assessments": judged[version["id"]], "pictures": pictured[version["id"]]}
        for version in versions
    ]


def _companies(versions: set[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in NoticeController.objects.filter(version_id__in=versions).order_by("controller_id").values():
        found[row["version_id"]].append(plain({"controller_id": row["controller_id"], "brands": row["brands"]}))
    return found


def _assessments(versions: list[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    rows: Iterable[Any] = Assessment.objects.filter(version_id__in=versions).order_by("judged_at", "pk").values()
    for row in rows:
        words = {name: Tri(row[name]).name.lower() for name in QUALITIES}
        indication = Indication(row["indication"]).name.lower()
        rest = {name: row[name] for name in ("judged_by", "judged_at", "reason", "recorded_at")}
        found[row["version_id"]].append(plain(rest) | {"indication": indication, "qualities": words})
    return found


def _pictures(versions: list[int]) -> dict[int, list[Row]]:
    """What each form looked like, by hashes; one that could not be taken says why."""
    found: dict[int, list[Row]] = defaultdict(list)
    pictures = Picture.objects.filter(version_id__in=versions).order_by("taken_at", "pk")
    rows: Iterable[Any] = pictures.values("version_id", *PICTURE)
    for row in rows:
        found[row.pop("version_id")].append(plain(row))
    return found


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """Without the tables' names before the columns'; a version's number is its `version`."""
    short = {name.rpartition("__")[2]: value for name, value in row.items()}
    return plain({"version": short.pop("number"), **{k: v for k, v in short.items() if k != "version_id"}})
