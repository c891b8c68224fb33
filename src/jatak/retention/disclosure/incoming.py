"""What came in from a person, and what they asked of a company."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from jatak.desk.models import Request, Step, Words
from jatak.evidence.contents import Row
from jatak.inbound.models import Arrival, Kept
from jatak.people.merging import numbers_of
from jatak.retention.disclosure.plain import plain

ARRIVAL = (
    *("id", "way", "kind", "received_at", "controller_id", "message_id", "status", "reason", "deed", "why"),
    *("done_at", "desk_request_id"),
)
REQUEST = ("id", "medium", "asked", "received_at", "recorded_at", "controller_id", "message_id", "due_at", "closed_at")
STEP = ("kind", "at", "done", "reason")


def arrivals_of(person_id: int, controller_id: int | None) -> list[Row]:
    """What came in about a person, with its words while they are kept."""
    found = Arrival.objects.filter(_here(controller_id), person_id__in=numbers_of(person_id))
    rows = [plain(row) for row in found.order_by("received_at", "pk").values(*ARRIVAL)]
    said = Kept.objects.filter(pk__in=[int(row["id"]) for row in rows]).values("arrival_id", "subject", "words")
    words = {str(each["arrival_id"]): {"subject": each["subject"], "words": each["words"]} for each in said}
    return [row | words.get(row["id"], {"subject": None, "words": None}) for row in rows]


def requests_of(person_id: int, controller_id: int | None) -> list[Row]:
    """What a person asked, and step by step what was done about it; who here did it is told to nobody outside."""
    found = Request.objects.filter(_here(controller_id), person_id__in=numbers_of(person_id))
    rows = [plain(row) for row in found.order_by("received_at", "pk").values(*REQUEST)]
    numbers = [int(row["id"]) for row in rows]
    said = {str(pk): words for pk, words in Words.objects.filter(pk__in=numbers).values_list("pk", "words")}
    steps = _steps(numbers)
    return [row | {"words": said.get(row["id"]), "steps": steps[row["id"]]} for row in rows]


def _steps(requests: Iterable[int]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in Step.objects.filter(request__in=list(requests)).order_by("at", "pk").values("request_id", *STEP):
        found[str(row.pop("request_id"))].append(plain(row))
    return found


def _here(controller_id: int | None) -> Q:
    """At a company, or where nobody knew yet which was meant."""
    return Q() if controller_id is None else Q(controller_id=controller_id) | Q(controller_id=None)
