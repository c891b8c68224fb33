"""Who writes and who approves."""

from typing import NamedTuple


class Author(NamedTuple):
    """Somebody who works here; the number of the account tells two of the same name apart."""

    id: int
    name: str
