"""What came of a campaign, in the words in which its plan said it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from jatak.campaigns.forecast import counted, question_of
from jatak.campaigns.left_out import LeftOutBecause, left_out
from jatak.campaigns.models import Campaign
from jatak.clearance.models import Census, CensusReason
from jatak.console.audience.turning import brands_of
from jatak.console.campaigns.because import of_purchases, why
from jatak.people.models import Brand


class Planned:
    """The newest count of a campaign, in which a reason is found by its English words, as a decision keeps them."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._census: Census | None = counted(campaign)
        self._question = question_of(campaign).plain()
        self._reasons: dict[tuple[bool, str, str], CensusReason] = {}
        for each in CensusReason.objects.filter(census=self._census).order_by("nth") if self._census else ():
            self._reasons.setdefault((each.permitted, each.rule, each.said["en"][0]), each)
        self._brands: dict[int, Brand] = brands_of(self._reasons.values())

    def left_out(self) -> list[LeftOutBecause]:
        """Everybody who was left out at the start, by reason; reasons that read alike are one."""
        alike = dict[tuple[str, str, str], int]()
        for row in map(self._left_out, left_out(self._campaign)):
            alike[row[:3]] = alike.get(row[:3], 0) + row.people
        return [LeftOutBecause(*key, people) for key, people in sorted(alike.items(), key=lambda each: -each[1])]

    def grounds(self, counted: Iterable[tuple[str, str, int]]) -> list[dict[str, Any]]:
        """On what its messages rest, the most frequent first."""
        return [self._ground(*each) for each in counted]

    def _left_out(self, row: LeftOutBecause) -> LeftOutBecause:
        """The row as the plan said it; as the law says it where nobody had counted."""
        found = self._reasons.get((False, row.rule, row.because))
        if found is None or self._census is None:
            because = of_purchases(row.because, self._question) or row.because
            return row._replace(because=because)
        said = why(found, self._census, self._brands)
        return row._replace(because=str(said.because), would_change=said.would_change)

    def _ground(self, rule: str, because: str, people: int) -> dict[str, Any]:
        """On what so many messages rest, and where those stand whom the plan counted so."""
        found = self._reasons.get((True, rule, because))
        if found is None or self._census is None:
            return {"because": because, "people": people}
        said = why(found, self._census, self._brands)
        more = reverse("audience_reason", args=[self._census.pk, found.nth])
        return {"because": said.because, "people": people, "more": more}
