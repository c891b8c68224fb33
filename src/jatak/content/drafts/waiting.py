"""What drafts wait for: an approval that was asked for, or words that somebody wants changed."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from jatak.content.models import Review, Said, TemplateText


def last_words(versions: Collection[int]) -> dict[int, Review]:
    """What was said last of each of these versions; those of which nothing was said are not in it."""
    newest = Review.objects.filter(version__in=versions).order_by("version_id", "-pk").distinct("version_id")
    return {each.version_id: each for each in newest}


def asked_of(reader: int, controllers: Collection[int], at_most: int) -> list[Review]:
    """Who asked for an approval that this account, which wrote none of the words, may give; the newest first."""
    open_ones = _of_drafts(Said.ASKED, controllers).exclude(by_id=reader)
    return list(open_ones.exclude(_written_by(reader))[:at_most])


def sent_back_to(writer: int, controllers: Collection[int], at_most: int) -> list[Review]:
    """Who sent back what this account wrote; the newest first."""
    return list(_of_drafts(Said.SENT_BACK, controllers).filter(_written_by(writer))[:at_most])


def _of_drafts(said: Said, controllers: Collection[int]) -> "QuerySet[Review]":
    last = Review.objects.filter(version=OuterRef("version")).order_by("-pk").values("pk")[:1]
    found = Review.objects.filter(
        said=said, version__approved_at=None, version__template__controller__in=controllers, pk=Subquery(last)
    )
    return found.select_related("version__template__controller").order_by("-pk")


def _written_by(account: int) -> Exists:
    return Exists(TemplateText.objects.filter(version=OuterRef("version"), changed_by_id=account))
