"""A mail taken apart, with what every reading of it needs."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jatak.inbound.reading.bounces.notice import split
from jatak.inbound.reading.bounces.returned import original, returned_headers
from jatak.inbound.reading.heard import Action, Heard, Kind, Tokens
from jatak.inbound.reading.language import language_of
from jatak.inbound.reading.mail.addresses import addresses_in, first_address
from jatak.inbound.reading.mail.headers import Headers
from jatak.inbound.reading.mail.limits import TEXT_BYTES
from jatak.inbound.reading.mail.part import REPORTS, Part
from jatak.inbound.reading.tokens import reached, tokens_of


@dataclass(frozen=True)
class Opened:
    """The mail, and its bytes for those who read them in their own way."""

    mail: Part
    data: bytes

    @property
    def headers(self) -> Headers:
        """Those of the mail itself."""
        return self.mail.headers

    @cached_property
    def sender(self) -> str:
        """The address of From."""
        return first_address(self.headers.first("from"))

    @cached_property
    def to(self) -> tuple[str, ...]:
        """The addresses that it came to."""
        return tuple(dict.fromkeys(address for value in reached(self.headers) for _, address in addresses_in(value)))

    @cached_property
    def text(self) -> str:
        """What it says to people: its plain text, or its HTML as it is seen, without files and mails within it."""
        found = [part for part in self.mail.walk() if part.type.main == "text" and _is_written(part)]
        plain = [part.text for part in found if part.type.sub != "html"]
        texts = plain if any(text.strip() for text in plain) else [part.text for part in found]
        return "\n".join(text for text in texts if text.strip())[:TEXT_BYTES]

    @cached_property
    def notice(self) -> tuple[str, str]:
        """The text before the message that it returns, and from there on."""
        return split(self.text)

    @cached_property
    def returned(self) -> Headers:
        """The headers of the message that it returns, where it does."""
        return returned_headers(self.mail, self.notice[1])

    @cached_property
    def status_text(self) -> str:
        """The machine-readable parts of a report."""
        return "\n".join(part.text for part in self.mail.walk(into_mails=True) if part.type.name in REPORTS)

    @cached_property
    def tokens(self) -> Tokens:
        """What names a message of ours; a returned message is looked for in parts of its own alone."""
        return tokens_of(self.headers, returned_headers(self.mail, ""), self.status_text)

    def heard(self, kind: Kind, action: Action, reason: str = "", **more: Any) -> Heard:
        """The answer, with what is the same for every kind."""
        more.setdefault("tokens", self.tokens)
        more.setdefault("language", language_of(self.text))
        more.setdefault("original", original(returned_headers(self.mail, "")))
        return Heard(
            kind,
            action,
            reason,
            sender=self.sender,
            to=self.to,
            subject=self.headers.first("subject")[:1000],
            message_id=self.headers.first("message-id").strip(" <>")[:500],
            text=self.text,
            **more,
        )


def _is_written(part: Part) -> bool:
    return (
        not part.parts and not part.attached and part.type.sub in ("plain", "html", "enriched", "x-amp-html", "report")
    )
