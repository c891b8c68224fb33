"""What drafts of notices wait for: to be published, or words that somebody wants changed."""

from collections.abc import Collection

from django.db.models import OuterRef, QuerySet, Subquery

from jatak.consent.drafting.approving import Said
from jatak.consent.models import NoticeReview


def said_to(
    account: int, publishes: Collection[int], writes: Collection[int], at_most: int
) -> tuple[list[NoticeReview], list[NoticeReview]]:
    """What was said to an account that publishes for some companies and writes for some; each list the newest first.

    Who asked that a draft be published that others changed last, and who sent back what it wrote, in one question.
    """
    asked = _of_drafts(Said.ASKED, publishes).exclude(by_id=account).exclude(version__changed_by_id=account)
    sent_back = _of_drafts(Said.SENT_BACK, writes).filter(version__changed_by_id=account)
    every = sorted(asked[:at_most].union(sent_back[:at_most], all=True), key=lambda each: -each.pk)
    return [each for each in every if each.said == Said.ASKED], [each for each in every if each.said != Said.ASKED]


def _of_drafts(said: Said, controllers: Collection[int]) -> "QuerySet[NoticeReview]":
    last = NoticeReview.objects.filter(version=OuterRef("version")).order_by("-pk").values("pk")[:1]
    found = NoticeReview.objects.filter(
        said=said, version__published_at=None, version__notice__controller__in=controllers, pk=Subquery(last)
    )
    return found.select_related("version__notice__controller").order_by("-pk")
