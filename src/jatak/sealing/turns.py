"""One at a time: whoever numbers leaves, and whoever takes entries away that may have a number."""

from jatak.sealing.statements import rows, value

LOCK = 0x6A6174616B6C6F67 >> 1


def is_our_turn() -> bool:
    """Whether nobody else numbers or buries now; then it is ours until the transaction ends. Nobody is waited for."""
    return bool(value("lock", {"lock": LOCK}))


def wait_for_our_turn() -> None:
    """Wait until a sealer has ended, then it is ours until the transaction ends."""
    rows("wait", {"lock": LOCK})
