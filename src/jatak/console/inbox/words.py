"""The words of these pages for what is stored."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.consent.media import VIAS
from jatak.consent.models import Via
from jatak.desk.models import Asked, Done, StepKind

MEDIA: dict[str, "str | Promise"] = {
    Via.PHONE: _("telephone"),
    Via.LETTER: _("letter"),
    Via.TILL: _("counter"),
    Via.REPLY: _("e-mail"),
    Via.STOP: _("text message"),
    Via.AUTHORITY: _("authority"),
}
"""On which requests come in, in the order of the form."""
ASKED: dict[str, "str | Promise"] = {
    Asked.UNCLEAR: _("not clear yet"),
    Asked.LEAVE: _("no more messages"),
    Asked.LEAVE_CHANNEL: _("no more messages on one channel"),
    Asked.LEAVE_TOPIC: _("no more messages about one topic"),
    Asked.LEAVE_ALL: _("no more messages of any company"),
    Asked.OBJECT: _("an objection to marketing"),
    Asked.WITHDRAW: _("a consent is taken back"),
    Asked.ACCESS: _("to see their data"),
    Asked.RECTIFY: _("to correct their data"),
    Asked.RESTRICT: _("to restrict the use of their data"),
    Asked.ERASE: _("to erase their data"),
    Asked.AUTHORITY: _("an authority’s question"),
    Asked.OTHER: _("something else"),
}
DONE: dict[str, "str | Promise"] = {
    Done.LEFT: _("The no was recorded"),
    Done.NOTHING: _("Nothing was asked"),
    Done.ANSWERED: _("Answered"),
    Done.CORRECTED: _("The data were corrected"),
    Done.RESTRICTED: _("The use of the data was restricted"),
}
ANSWERS: dict[str, "str | Promise"] = {
    "leave": _("everything of the company was left"),
    "leave_part": _("a part was left"),
    "leave_all": _("every company was left"),
    "nothing": DONE[Done.NOTHING],
    "answered": DONE[Done.ANSWERED],
    "corrected": DONE[Done.CORRECTED],
    "restrict": DONE[Done.RESTRICTED],
}
"""As the log tells them."""
STEPS: dict[str, "str | Promise"] = {
    StepKind.ASKED: _("Read as"),
    StepKind.MATCHED: _("Whose it is was entered"),
    StepKind.NOTED: _("Note"),
    StepKind.CLOSED: _("Closed"),
}
WHY: dict[str, "str | Promise"] = {
    "which_company": _("The words are clear, but not which of your companies is meant."),
    "sender_not_proven": _("They leave, but anybody can write an address above a mail: nothing proves it is theirs."),
    "stop_word_first": _("A stop word begins a sentence about something else."),
    "contrary": _("One sentence asks to be left alone, another says the contrary."),
}
ASIDE: dict[str, "str | Promise"] = {
    "no_headers": _("It is no mail: it has no headers."),
    "too_deep": _("It could not be read: mails lie in mails too deep."),
    "too_many_parts": _("It could not be read: it has too many parts."),
    "no_token_of_ours": _("A complaint that names no message of ours."),
    "report_not_signed": _("A complaint that nobody signed."),
    "message_not_found": _("A complaint about a message that is not here any more."),
}
NOT_READ = _("It could not be read: %(code)s.")
DOUBT = _("The words may ask to be left alone; whether they do is for a person to say.")


def medium(code: str) -> "str | Promise":
    """How it came in."""
    return MEDIA.get(code) or VIAS.get(code, code)


def why(code: str) -> "str | Promise":
    """Why it is here: in words as they were written, else those of its code; empty for what was taken down by hand."""
    if not code:
        return ""
    return code if " " in code else WHY.get(code, DOUBT)


def put_aside(code: str) -> str:
    """Why something was put aside."""
    return str(ASIDE.get(code) or NOT_READ % {"code": code.replace("_", " ")})
