"""From a letter to the bytes that go over the wire."""

from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from html.parser import HTMLParser

from jatak.base.errors import JatakError
from jatak.delivery.compose.addresses import address
from jatak.delivery.compose.headers import envelope_sender, headers
from jatak.delivery.compose.letter import Letter
from jatak.delivery.compose.policy import wire_policy
from jatak.delivery.compose.tokens import Purpose, token

Seal = Callable[[bytes], bytes]
"""Takes the whole message and gives it back signed: the door for DKIM."""


class InsecureLeaveLink(JatakError):
    """The link to leave is no https address, as RFC 8058 wants it."""


@dataclass(frozen=True, slots=True)
class Composed:
    """One message, ready for the wire: lines end in CR LF, bytes are ASCII unless `smtputf8`."""

    envelope_from: str
    envelope_to: str
    data: bytes
    smtputf8: bool
    """Only for a relay that knows RFC 6531: a local part holds more than ASCII."""


def unsealed(message: bytes) -> bytes:
    """Leaves the message as it is; the relay signs."""
    return message


def compose(letter: Letter, key: bytes, seal: Seal = unsealed) -> Composed:
    """Compose one message; refuses an address that cannot be written to and a leave link that is not https."""
    if letter.list and not letter.list.leave_url.startswith("https://"):
        raise InsecureLeaveLink("The link to leave must begin with https://.", "Set JATAK_PUBLIC_URL.")
    to = address(letter.to_address).addr_spec
    utf8 = not (to + letter.sender.address).isascii()
    message = EmailMessage(policy=wire_policy(utf8))
    _fill_body(message, letter)
    if message.is_multipart():
        message.set_boundary(f"=_{token(key, Purpose.MESSAGE_ID, letter.message_id)}")
    # After the body, because `set_content` takes every Content header away.
    for name, value in headers(letter, key):
        message[name] = value
    return Composed(envelope_sender(letter, key), to, seal(message.as_bytes()), utf8)


def _fill_body(message: EmailMessage, letter: Letter) -> None:
    text = f"{letter.text.rstrip()}\n\n{letter.footer.as_text()}"
    # Quoted-printable everywhere: no relay on the way has a reason to recode it, which would break a signature.
    message.set_content(text, cte="quoted-printable")
    if letter.html:
        page = with_footer(letter.html, letter.footer.as_html(), letter.language)
        message.add_alternative(page, subtype="html", cte="quoted-printable")


def with_footer(page: str, footer: str, language: str) -> str:
    """The page with the footer before the end of its body; a fragment becomes a whole page."""
    end = _BodyEnd(page).found
    if end is not None:
        return page[:end] + footer + page[end:]
    return f'<!doctype html>\n<html lang="{language}">\n<body>\n{page}\n{footer}</body>\n</html>\n'


class _BodyEnd(HTMLParser):
    """Finds the last real `</body>`, not one in a comment or a script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: int | None = None
        self._starts = [0]
        for line in page.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.feed(page)
        self.close()

    def handle_endtag(self, tag: str) -> None:
        if tag == "body":
            line, column = self.getpos()
            self.found = self._starts[line - 1] + column
