"""What the user is told while the database keeps him waiting."""

from rich.console import Console


def tell(message: str) -> None:
    """Say one sentence on standard error, so that standard output stays an answer."""
    Console(stderr=True, highlight=False).print(message, soft_wrap=True)
