"""A paper on which somebody said yes or no: its scan stands beside the event, unchanged."""

import hashlib
from dataclasses import dataclass

from jatak.base.errors import UsageError
from jatak.consent.models import Event, Scan
from jatak.consent.oral.heard import Heard, TakenDown
from jatak.consent.oral.taking import take_down
from jatak.database.using import atomic

MOST = 10 * 1024 * 1024
BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)
"""A file is what it begins with, whatever it is called."""
LONGEST_NAME = 200


class BadScan(UsageError):
    """A file that is no scan of a paper."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A scan as it was uploaded."""

    name: str
    data: bytes

    @property
    def content_type(self) -> str:
        """What it is, by its content. Raises BadScan."""
        if not self.data or len(self.data) > MOST:
            raise BadScan(f"“{self.name}” has {len(self.data)} bytes.", f"Scan it again, with at most {MOST} bytes.")
        for beginning, content_type in BEGINNINGS:
            if self.data.startswith(beginning):
                return content_type
        raise BadScan(f"“{self.name}” is no PDF, JPEG or PNG.", "Scan the paper as one of these.")


def file(heard: Heard, paper: Paper) -> TakenDown:
    """Write down what stands on a paper, with its scan, in one transaction; the same sent twice is once."""
    content_type = paper.content_type
    with atomic():
        done = take_down(heard)
        for event in done.events:
            _keep(event, paper, content_type, heard)
        return done


def _keep(event: Event, paper: Paper, content_type: str, heard: Heard) -> None:
    Scan.objects.get_or_create(
        event=event,
        sha256=hashlib.sha256(paper.data).digest(),
        defaults={
            "name": paper.name[:LONGEST_NAME],
            "content_type": content_type,
            "data": paper.data,
            "added_at": heard.heard_at,
            "added_by": heard.by.name,
        },
    )
