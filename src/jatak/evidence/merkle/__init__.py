"""The tree of a verifiable log (RFC 9162 section 2.1): its root, what leads to it, and whether that holds."""

from jatak.evidence.merkle.abreast import complete, leaf_hashes
from jatak.evidence.merkle.frontier import Frontier, root
from jatak.evidence.merkle.hashes import EMPTY, HASH_BYTES, leaf_hash, node_hash
from jatak.evidence.merkle.holding import consistency_holds, inclusion_holds
from jatak.evidence.merkle.packed import Packed
from jatak.evidence.merkle.paths import (
    Nodes,
    OutOfRange,
    consistency_parts,
    consistency_path,
    inclusion_parts,
    inclusion_path,
    joined,
    nodes_of,
    parts_of,
)

__all__ = [
    "EMPTY",
    "HASH_BYTES",
    "Frontier",
    "Nodes",
    "OutOfRange",
    "Packed",
    "complete",
    "consistency_holds",
    "consistency_parts",
    "consistency_path",
    "inclusion_holds",
    "inclusion_parts",
    "inclusion_path",
    "joined",
    "leaf_hash",
    "leaf_hashes",
    "node_hash",
    "nodes_of",
    "parts_of",
    "root",
]
