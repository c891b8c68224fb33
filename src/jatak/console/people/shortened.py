"""Addresses of people as lists show them: enough to recognise, not enough to write to."""

from jatak.people.models import ContactKind

DOTS = "•••"


def shortened(kind: str, address: str) -> str:
    """`an•••@example.com`, `+45•••22`; of other addresses the first letters."""
    if kind == ContactKind.EMAIL and "@" in address:
        local, domain = address.rsplit("@", 1)
        return f"{local[: min(2, len(local) - 1)]}{DOTS}@{domain}"
    if kind == ContactKind.TELEPHONE:
        return f"{address[:3]}{DOTS}{address[-2:]}"
    return f"{address[:3]}{DOTS}"
