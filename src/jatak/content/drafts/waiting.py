"""What drafts wait for: an approval that was asked for, or words that somebody wants changed."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from jatak.content.models import Review, Said, TemplateText


def last_words(versions: Collection[int]) -> dict[int, Review]:
    """What was said last of each of these versions; those of which nothing was said are not in it."""
    newest = Review.objects.filter(version__in=versions).order_by("version_id", "-pk").distinct("version_id")
    return {each.version_id: each for each in newest}


def said_to(
    account: int, approves: Collection[int], writes: Collection[int], at_most: int
) -> tuple[list[Review], list[Review]]:
    """What was said to an account that approves for some companies and writes for some; each list the newest first.

    Who asked for an approval of what others wrote, and who sent back what it wrote itself, in one question.
    """
    asked = _of_drafts(Said.ASKED, approves).exclude(by_id=account).exclude(_written_by(account))
    sent_back = _of_drafts(Said.SENT_BACK, writes).filter(_written_by(account))
    every = sorted(asked[:at_most].union(sent_back[:at_most], all=True), key=lambda each: -each.pk)
    return [each for each in every if each.said == Said.ASKED], [each for each in every if each.said != Said.ASKED]


def _of_drafts(said: Said, controllers: Collection[int]) -> "QuerySet[Review]":
    last = Review.objects.filter(version=OuterRef("version")).order_by("-pk").values("pk")[:1]
    found = Review.objects.filter(
        said=said, version__approved_at=None, version__template__controller__in=controllers, pk=Subquery(last)
    )
    return found.select_related("version__template__controller").order_by("-pk")


def _written_by(account: int) -> Exists:
    return Exists(TemplateText.objects.filter(version=OuterRef("version"), changed_by_id=account))
