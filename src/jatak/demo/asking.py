"""The notices and collection points of the story."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from jatak.consent import collection, notices
from jatak.consent.models import CollectionPointVersion, NoticeText, NoticeVersion
from jatak.demo.companies import Companies
from jatak.demo.texts import table
from jatak.gate.situation import Indication, Tri
from jatak.people.models import Controller

EDITOR = "Ida Krogh"
NOTICES = ("solnyt-1", "solnyt-2", "solkort-1", "fjordnyt-1", "kundeklub-1", "lodtraekning-1")


@dataclass(frozen=True)
class Question:
    """A notice as it is shown at one collection point."""

    texts: dict[str, NoticeText]
    place: CollectionPointVersion

    def text(self, language: str) -> NoticeText:
        """The words that somebody of this language is shown, the Danish ones where there are no others."""
        return self.texts.get(language) or self.texts.get("en") or self.texts["da"]


def publish_everything(companies: Companies, now: datetime) -> dict[str, Question]:
    """Publish all notices, then the places that show them, by the name of the place; as the role `consent`."""
    places = table("places.toml")
    shown = {
        name: min(now - timedelta(days=p["days"]) for p in places.values() if p["notice"] == name) for name in NOTICES
    }
    versions = {name: _published(companies, name, shown[name]) for name in NOTICES}
    return {name: _question(companies, name, place, versions, now) for name, place in places.items()}


def asker(companies: Companies, notice: str) -> Controller:
    """The company that a notice names."""
    return companies.nordlys if notice.startswith("kundeklub") else companies.sydrejser


def _published(companies: Companies, name: str, at: datetime) -> NoticeVersion:
    told = table(f"notices/{name}.toml")
    company = asker(companies, name)
    brand = companies.fjordtur if name.startswith("fjordnyt") else companies.solrejser
    words = {
        language: notices.Words(said["asked"], said["withdrawal"])
        for language, said in told.items()
        if isinstance(said, dict)
    }
    content = notices.Draft(
        channels=("email",),
        words=words,
        companies={company.pk: (brand.pk,) if company == companies.sydrejser else ()},
        promised_per_month=told["promised_per_month"] or None,
        countries=told.get("countries", ()),
    )
    slug = name.rpartition("-")[0]
    if told.get("former"):
        return notices.record_former(company, slug, content, by=EDITOR, at=at)
    return notices.publish(notices.draft(company, slug, content), by=EDITOR, at=at)


def _question(
    companies: Companies, slug: str, told: dict[str, Any], versions: dict[str, NoticeVersion], now: datetime
) -> Question:
    version = versions[told["notice"]]
    draft = collection.set_up(
        asker(companies, told["notice"]), slug, told["kind"], version, double_opt_in=told["double_opt_in"]
    )
    place = collection.publish(draft, now - timedelta(days=told["days"]))
    _judge(place, told, now)
    return Question({text.language: text for text in version.texts.select_related("version")}, place)


def _judge(place: CollectionPointVersion, told: dict[str, Any], now: datetime) -> None:
    found = dict.fromkeys(told["good"], Tri.YES) | dict.fromkeys(told.get("bad", ()), Tri.NO)
    collection.assess(
        place,
        judged_by=EDITOR,
        judged_at=now - timedelta(days=told["days"] - 1),
        indication=Indication[told["indication"].upper()],
        qualities=found | {"from_third_party": Tri.NO},
        reason=told["reason"],
    )
