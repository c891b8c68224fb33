"""The log as it leaves the house: heads with their stamps, and what joins them."""

import base64
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from jatak.evidence.instants import instant
from jatak.evidence.letters import base64url
from jatak.sealing.models import Head, Log, Stamp
from jatak.sealing.proofs import between

Row = dict[str, Any]


def heads(since: int = 0) -> Iterator[Row]:
    """Each head from this size on as a line of `log/heads.jsonl`, the oldest first."""
    log = Log.objects.first()
    for head in Head.objects.filter(size__gte=since).order_by("size", "pk"):
        assert log is not None
        yield line(head, bytes(log.name))


def line(head: Head, log: bytes) -> Row:
    """A head with its signature and its stamps."""
    tokens = Stamp.objects.filter(head=head).values_list("token", flat=True)
    return {
        "log": log.hex(),
        "size": head.size,
        "root": bytes(head.root).hex(),
        "at": instant(head.at),
        "key": bytes(head.key).hex(),
        "signature": base64url(bytes(head.signature)),
        "stamps": [base64.b64encode(bytes(token)).decode() for token in tokens],
    }


def consistency(since: int = 0) -> Iterator[Row]:
    """Between each of these heads and the next, as a line of `log/consistency.jsonl`."""
    sizes = list(Head.objects.filter(size__gte=since).order_by("size", "pk").values_list("size", flat=True))
    for first, second in pairwise(sizes):
        yield {"first": first, "second": second, "path": [step.hex() for step in between(first, second)]}
