"""The parts of a draft with their footer, ready to be compiled."""

import html
from collections.abc import Callable

from jatak.content.placeholders import ANSWER_LINK, CONFIRM_LINK, OWN_LINK, STAY_LINK, Blank
from jatak.delivery.compose.body import Body, Hole, Part, body
from jatak.delivery.compose.draft import Draft
from jatak.delivery.compose.page import around_footer
from jatak.delivery.compose.quoted import endings_alike
from jatak.delivery.compose.word import Word

LINKS = {
    CONFIRM_LINK: Word.CONFIRM_LINK,
    OWN_LINK: Word.OWN_LINK,
    STAY_LINK: Word.STAY_LINK,
    ANSWER_LINK: Word.ANSWER_LINK,
}
TEXT = {"name": Word.NAME_TEXT, "email": Word.EMAIL_TEXT, **LINKS}
HTML = {"name": Word.NAME_HTML, "email": Word.EMAIL_HTML, **LINKS}


def body_of(draft: Draft) -> Body:
    """Text part and, where there is one, HTML part, each with its footer."""
    return body(_text(draft), _html(draft) if draft.html else None)


def _text(draft: Draft) -> Part:
    before, between, after = draft.footer.around_text()
    words = _holes(draft, f"{endings_alike(draft.text).rstrip()}\n\n", TEXT, str)
    return [*words, before, Hole(Word.WHY_TEXT), between, *_link(draft, str), after]


def _html(draft: Draft) -> Part:
    page, rest = around_footer(endings_alike(draft.html), draft.language)
    before, between, after = draft.footer.around_html(draft.language)
    foot = [before, Hole(Word.WHY_HTML), between, *_link(draft, html.escape), after]
    return [*_holes(draft, page, HTML, html.escape), *foot, *_holes(draft, rest, HTML, html.escape)]


def _link(draft: Draft, escape: Callable[[str], str]) -> Part:
    return [escape(draft.footer.leave_url), Hole(Word.LEAVE_LINK)] if draft.footer.leave_url else []


def _holes(draft: Draft, words: str, filled_by: dict[str, Word], escape: Callable[[str], str]) -> Part:
    """Words with a hole for each blank; what stands there otherwise can be nothing but text."""
    return [
        Hole(filled_by[piece.name], escape(piece.otherwise)) if isinstance(piece, Blank) else piece
        for piece in draft.cut(words, escape)
    ]
