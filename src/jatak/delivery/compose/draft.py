"""What all letters of one language have in common, before anything is bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from jatak.base.errors import JatakError
from jatak.content.footer import Footer
from jatak.content.placeholders import Blank, one_line, pieces, unknown
from jatak.delivery.compose.letter import ListIdentity, Sender


class BrokenTemplate(JatakError):
    """Words of one language of which no message can be made, with the place."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of one language, who sends them, and the foot of the message."""

    sender: Sender
    company: str
    """The company's name as the places and the footer's sentence say it."""
    language: str
    subject: str
    text: str
    html: str
    """Empty where the message is plain text alone."""
    footer: Footer
    """Its sentence is each person's own; its link goes on with the person's token. It may speak another language."""
    listed: ListIdentity | None
    """None for service, which nobody can leave."""

    def cut(self, words: str, escape: Callable[[str], str] = str) -> list[str | Blank]:
        """Words cut at the places of a person; the company's name, as `escape` writes it, is already in them."""
        company = one_line(self.company)
        return [
            escape(company or piece.otherwise) if isinstance(piece, Blank) and piece.name == "company" else piece
            for piece in pieces(words)
        ]


def check(draft: Draft) -> None:
    """Refuse words that no message can be made of: raises BrokenTemplate, which names language and place."""
    for place, words in (("subject", draft.subject), ("text", draft.text), ("HTML", draft.html)):
        if strangers := unknown(words):
            named = ", ".join(f"{{{name}}}" for name in strangers)
            raise _broken(draft, place, f"nothing fills {named}", "The places are {name}, {email} and {company}.")
        if not _encodable(words):
            raise _broken(draft, place, "a character cannot be encoded", "Write that place anew.")
    if not draft.subject or one_line(draft.subject) != draft.subject:
        raise _broken(draft, "subject", "it is not one line of text", "Write it without line breaks.")
    if not (draft.language.isascii() and draft.language.replace("-", "").isalnum()):
        raise _broken(draft, "language", "it is no language tag (RFC 5646)", "Name it like da or nb-NO.")


def _broken(draft: Draft, place: str, what: str, remedy: str) -> BrokenTemplate:
    return BrokenTemplate(f"The template cannot be sent in {draft.language!r}, {place}: {what}.", remedy)


def _encodable(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True
