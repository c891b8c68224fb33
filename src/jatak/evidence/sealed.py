"""What an export tells of the verifiable log (RFC 9162); the log itself is for `sealing` to keep."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from jatak.evidence.contents import Row

Sign = Callable[[bytes], bytes]
"""The Ed25519 signature of bytes, 64 bytes (RFC 8032)."""
Proofs = Callable[[str, Iterable[UUID]], Iterable[Row]]
"""A line of `log/proofs.jsonl` for each id of `events` or `tombstones`, in order; lazily, as there may be millions."""


@dataclass(frozen=True, slots=True)
class Log:
    """Heads, proofs and the key of the log, as far as an export needs them."""

    heads: Iterable[Row]
    """Lines of `log/heads.jsonl`, the smallest first."""
    consistency: Iterable[Row]
    """Lines of `log/consistency.jsonl`: one between each head and the next."""
    proofs: Proofs
    key: bytes
    """The public key, 32 bytes."""
    sign: Sign


def proof_line(
    kind: str, number: UUID, index: int | None, size: int | None, path: Iterable[bytes] | None
) -> dict[str, object]:
    """A line of `log/proofs.jsonl`; of what is not sealed index and path are None, and size too if it may be young."""
    hashes = None if path is None else [each.hex() for each in path]
    return {kind.removesuffix("s"): str(number), "index": index, "size": size, "path": hashes}
