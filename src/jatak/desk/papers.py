"""Letters as they were scanned: they lie with the request, and prove the no that it turns out to be."""

import hashlib
from collections.abc import Sequence

from jatak.consent.models import Event, Scan
from jatak.consent.oral.paper import LONGEST_NAME
from jatak.consent.oral.paper import Paper as Scanned
from jatak.desk.acting import By
from jatak.desk.models import Paper, Request


def keep(request: Request, scanned: Scanned, by: By) -> Paper:
    """Lay a scan with a request, as the role `consent`; the same file twice is once. Raises BadScan."""
    content_type = scanned.content_type
    made, _ = Paper.objects.get_or_create(
        request=request,
        sha256=hashlib.sha256(scanned.data).digest(),
        defaults={
            "name": scanned.name[:LONGEST_NAME],
            "content_type": content_type,
            "data": scanned.data,
            "added_at": by.at,
            "added_by": by.name,
        },
    )
    return made


def prove(request: Request, events: Sequence[Event]) -> None:
    """Let what was scanned stand beside the last of these events, as other papers do."""
    for paper in request.papers.all() if events else ():
        Scan.objects.get_or_create(
            event=events[-1],
            sha256=bytes(paper.sha256),
            defaults={name: getattr(paper, name) for name in ("name", "content_type", "data", "added_at", "added_by")},
        )
