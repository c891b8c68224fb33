"""Whether a proof holds, by the algorithms of the standard; nothing of the tree itself is needed.

Whatever is handed in, the answer is yes or no: numbers that cannot be, and hashes of a wrong length, prove nothing.
"""

from collections.abc import Sequence

from jatak.evidence.merkle.hashes import EMPTY, HASH_BYTES, node_hash


def inclusion_holds(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the leaf with this hash is number `index` of the `size` under this root (RFC 9162 section 2.1.3.2)."""
    if not 0 <= index < size or not _are_hashes(leaf, root, *path):
        return False
    place, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(step, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def consistency_holds(first: int, second: int, first_root: bytes, second_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the log of `second` entries begins with that of `first` (RFC 9162 section 2.1.4.2)."""
    if not 0 <= first <= second or not _are_hashes(first_root, second_root, *path):
        return False
    if first == 0:
        return not path and first_root == EMPTY and (second > 0 or second_root == EMPTY)
    if first == second:
        return not path and first_root == second_root
    if not path:
        return False
    return _leads_on(first, second, first_root, second_root, path)


def _leads_on(first: int, second: int, first_root: bytes, second_root: bytes, path: Sequence[bytes]) -> bool:
    steps = [first_root, *path] if first & (first - 1) == 0 else list(path)
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    older = newer = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            older, newer = node_hash(step, older), node_hash(step, newer)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            newer = node_hash(newer, step)
        place, last = place >> 1, last >> 1
    return last == 0 and older == first_root and newer == second_root


def _are_hashes(*values: bytes) -> bool:
    return set(map(len, values)) <= {HASH_BYTES}
