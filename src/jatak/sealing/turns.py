"""One at a time: whoever numbers leaves, and whoever takes entries away that may have a number."""

from jatak.database.turns import one_at_a_time
from jatak.sealing.statements import value

NAME = "the sealer"


def is_our_turn() -> bool:
    """Whether nobody else numbers or buries now; then it is ours until the transaction ends. Nobody is waited for."""
    return bool(value("lock", {"name": NAME}))


def wait_for_our_turn() -> None:
    """Wait until a sealer has ended, then it is ours until the transaction ends."""
    one_at_a_time(NAME)
