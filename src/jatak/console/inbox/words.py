"""The words of these pages for what is stored."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.consent.media import VIAS
from jatak.consent.models import Via
from jatak.desk.models import Asked, Done, StepKind
from jatak.inbound.reading.look import Look

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
    Asked.PORT: _("their data, to take along"),
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
    Done.ERASED: _("The person was erased"),
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
    StepKind.EXTENDED: _("It takes longer"),
    StepKind.SENT: _("A letter went to the person"),
    StepKind.CLOSED: _("Closed"),
}
WHY: dict[Look, "str | Promise"] = {
    Look.ERASURE: _(
        "They ask for their data to be erased, within a month. Whether they also want no more messages is not said"
        " clearly."
    ),
    Look.ACCESS: _(
        "They ask which data you have about them, or where from: that is answered within a month. It says nothing clear"
        " about leaving."
    ),
    Look.ACCOUNT: _(
        "They want an account closed, which is not done here. Have it closed, and find out whether they also want no"
        " more messages."
    ),
    Look.ORDER: _(
        "They cancel an order, a booking or a contract, not clearly your messages. Pass it on to whoever handles"
        " orders."
    ),
    Look.LEFT_ERASURE: _(
        "They left at once by the same words. What remains: they ask for their data to be erased, within a month."
    ),
    Look.LEFT_ACCESS: _(
        "They left at once by the same words. What remains: they ask which data you have about them; answer within a"
        " month."
    ),
    Look.LEFT_ACCOUNT: _("They left at once by the same words. What remains: they want an account closed."),
    Look.LEFT_ORDER: _(
        "They left at once by the same words. What remains: they cancel an order, a booking or a contract. Pass it on"
        " to whoever handles orders."
    ),
    Look.OTHER: _(
        "They write for somebody else, or about somebody who has died or moved on. Find out whose address is meant, and"
        " say who it is before you answer."
    ),
    Look.QUESTION: _(
        "They ask how to leave, or why leaving did not work. Whoever asks that mostly wants no more messages: answer"
        " them, or let them leave."
    ),
    Look.FEWER: _(
        "They want fewer messages, not none. Leave a part alone, or tell them what you change; if that is not possible,"
        " ask whether they want to leave."
    ),
    Look.BARE: _(
        "A word such as “stop” stands in a longer text. Read whether it means your messages or something else."
    ),
    Look.HINT: _("The words speak of leaving, but ask for nothing clearly. Read what is meant; ask them if in doubt."),
    Look.CONTRARY: _(
        "One sentence asks to be left alone, another says the contrary. Read which of the two is their own wish."
    ),
    Look.BEGINS: _(
        "The text message begins with a stop word and goes on with something else. Read whether they want to leave."
    ),
    Look.NO_SUCH_TOPIC: _(
        "A name stands behind the stop word, and the company has no topic of that name. Leave the part that is meant,"
        " or everything."
    ),
    Look.ASKED: _(
        "The words ask clearly to be left alone, but the mail answers none of yours and looks as if it went to many."
        " If a person wrote it to you, let them leave."
    ),
    Look.NOT_PROVEN: _(
        "They leave, but anybody can write an address above a mail: nothing proves it is theirs. If nothing speaks"
        " against it, let them leave; else ask them at the address that you have."
    ),
    Look.WHICH_COMPANY: _(
        "The words are clear, but not which of your companies is meant. Say which one, or let them leave every company."
    ),
    Look.UNCLEAR: _("The words may ask to be left alone; whether they do is for a person to say."),
}
"""What was seen, and what is to be done; each reason has a sentence."""
ASIDE: dict[str, "str | Promise"] = {
    "no_headers": _("It is no mail: it has no headers."),
    "too_deep": _("It could not be read: mails lie in mails too deep."),
    "too_many_parts": _("It could not be read: it has too many parts."),
    "no_token_of_ours": _("A complaint that names no message of ours."),
    "report_not_signed": _("A complaint that nobody signed."),
    "message_not_found": _("A complaint about a message that is not here any more."),
}
MALFORMED = _("A complaint whose report is not as the standard has it (%(code)s): nothing in it is believed.")
OUR_MISTAKE = _(
    "Jatak made a mistake as it read this (%(code)s). Read it yourself, and tell whoever looks after Jatak for you."
)
NOT_READ = _("It could not be read: %(code)s.")


def medium(code: str) -> "str | Promise":
    """How it came in."""
    return MEDIA.get(code) or VIAS.get(code, code)


def why(code: str) -> "str | Promise":
    """Why it is here: in words as they were written, else those of its code; empty for what was taken down by hand."""
    if not code:
        return ""
    return code if " " in code else WHY[Look.at(code)]


def put_aside(code: str) -> str:
    """Why something was put aside."""
    if code in ASIDE:
        return str(ASIDE[code])
    kind, _colon, place = code.partition(": ")
    if place:
        return str(OUR_MISTAKE % {"code": place})
    return str((MALFORMED if kind.startswith("report_with") else NOT_READ) % {"code": kind.replace("_", " ")})
