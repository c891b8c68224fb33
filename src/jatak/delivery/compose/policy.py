"""How headers are written: as the standard library does it, but addresses in angle brackets stay as they are."""

from email.policy import SMTP, EmailPolicy
from typing import Any

# The standard library turns a long URI without spaces into an encoded word, which no receiver takes for a URI.
LITERAL = frozenset(
    {
        "list-unsubscribe",
        "list-unsubscribe-post",
        "list-id",
        "message-id",
        "cfbl-address",
        "cfbl-feedback-id",
        "date",
        "content-language",
        "auto-submitted",
    }
)


class WirePolicy(EmailPolicy):
    """The policy SMTP; headers of the set LITERAL are neither parsed nor folded, but between two addresses."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        if name.lower() not in LITERAL:
            return super().header_store_parse(name, value)
        if not (value.isascii() and value.isprintable()):
            raise ValueError(f"The header {name} may hold one line of ASCII.")
        return name, value

    def _fold(self, name: str, value: Any, refold_binary: bool = False) -> str:
        if name.lower() not in LITERAL:
            return str(super()._fold(name, value, refold_binary))  # type: ignore[misc]
        return f"{name}: {value}".replace(">, <", ">,\r\n <") + "\r\n"


def wire_policy(utf8: bool) -> EmailPolicy:
    """RFC 5322 with encoded words, or RFC 6532 where an address needs more than ASCII."""
    return WirePolicy(**{**SMTP.__dict__, "utf8": utf8, "cte_type": "7bit"})
