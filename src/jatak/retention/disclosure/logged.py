"""What an export tells of the verifiable log, read from where it is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from uuid import UUID

from jatak.database.using import acting_as
from jatak.evidence.contents import Row
from jatak.evidence.sealed import Log, Proofs, proof_line
from jatak.retention.disclosure.plain import in_pieces, plain
from jatak.sealing import key, proofs, published
from jatak.sealing.heads import sign_head
from jatak.sealing.models import Head, Tombstone
from jatak.sealing.sealer import seal
from jatak.sealing.tombstones import entry


def seal_all(at: datetime) -> None:
    """Seal what was heard until now and sign it, so that an export has a proof for all but the very youngest events."""
    seal(at)
    sign_head(at)


@acting_as("consent")
def log_of_now(leaves: Mapping[UUID, int] = proofs.NOTHING) -> Log:
    """The log in the state of this instant, under its largest head; with the leaves of events kept apart from it."""
    size = Head.objects.order_by("-size").values_list("size", flat=True)[0]
    heads, consistency = list(published.heads()), list(published.consistency())
    return Log(heads, consistency, _proofs_under(size, leaves), key.public_key(), key.sign)


@acting_as("consent")
def tombstones() -> list[Row]:
    """What remains in the log of events that went."""
    stones = Tombstone.objects.order_by("at", "pk")
    return [{"entry": entry(each), **plain({"salt": each.salt, "commitment": each.commitment})} for each in stones]


def _proofs_under(size: int, leaves: Mapping[UUID, int]) -> Proofs:
    of: dict[str, Callable[[list[UUID], int], Iterator[proofs.Proof]]] = {
        "events": partial(proofs.proofs_of, known=leaves),
        "tombstones": proofs.proofs_of_tombstones,
    }

    def prove(kind: str, ids: Iterable[UUID]) -> Iterator[Row]:
        for some in in_pieces(ids, proofs.A_BATCH):
            # Between two pieces others read on, as whom they are.
            with acting_as("consent"):
                found = list(of[kind](some, size))
            for each in found:
                yield proof_line(kind, each.id, each.index, each.size, each.path)

    return prove
