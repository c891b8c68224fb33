"""What the states of campaigns and messages are called on the screen."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.campaigns.listing import CREATED, ORDERED
from jatak.campaigns.models import Campaign, Why
from jatak.consent.models import Via
from jatak.content.models import Review, Said
from jatak.delivery.models import Course, State
from jatak.gate.kind import Kind

Words = dict[str, tuple["str | Promise", str]]

COURSES: Words = {
    CREATED: (_("Draft"), ""),
    ORDERED: (_("Starting"), "run"),
    Course.FILLING.value: (_("Starting"), "run"),
    Course.RUNNING.value: (_("Running"), "run"),
    Course.PAUSED.value: (_("Paused"), "look"),
    Course.STOPPED.value: (_("Stopped"), ""),
    Course.DONE.value: (_("Sent"), "yes"),
}
"""A word and the look of its tag."""
APPROVED: tuple["str | Promise", str] = (_("Approved"), "yes")
SAID: Words = {Said.ASKED.value: (_("Waits for an approval"), "look"), Said.SENT_BACK.value: (_("Sent back"), "look")}
"""How a draft stands after what was said of its letter last."""
SCHEDULED: tuple["str | Promise", str] = (_("Scheduled"), "run")
MESSAGES: Words = {
    State.WAITING.value: (_("waiting"), ""),
    State.CLAIMED.value: (_("about to go"), "run"),
    State.OFFERED.value: (_("going"), "run"),
    State.ACCEPTED.value: (_("delivered"), "yes"),
    State.REFUSED.value: (_("refused by the receiver"), "look"),
    State.UNCERTAIN.value: (_("uncertain"), "look"),
    State.DROPPED.value: (_("held back at the last moment"), ""),
}
KINDS: dict[str, tuple["str | Promise", "str | Promise"]] = {
    Kind.MARKETING.value: (
        _("Marketing"),
        _("goes to who said yes; where the law lets it, also to customers, businesses and general addresses"),
    ),
    Kind.SURVEY.value: (_("Survey"), _("is free where it is neutral and nobody has refused surveys")),
    Kind.APPEAL.value: (_("Appeal"), _("is free to a degree that the country says")),
    Kind.SERVICE.value: (_("Service"), _("goes to who has dealings with the company")),
}
LEFT: dict[str, "str | Promise"] = {
    Via.LINK.value: _("by the link in the message"),
    Via.MAIL_CLIENT.value: _("by the button of the mail program"),
    Via.REPLY.value: _("by an answer"),
    Via.STOP.value: _("by STOP"),
    Via.COMPLAINT.value: _("by a complaint as spam"),
    Via.PHONE.value: _("on the phone"),
    Via.LETTER.value: _("by letter"),
    Via.FORM.value: _("on the page of choices"),
}


WHYS: dict[Why, "Promise | str"] = {
    Why.TOO_MANY: _("It was too much"),
    Why.NOT_FOR_ME: _("It was not for them"),
    Why.NEVER_ASKED: _("They never asked for it"),
    Why.OTHER: _("Another reason"),
}
"""Why people say they left."""


def tag_of(campaign: Campaign, stands: str, at: datetime, last: Review | None = None) -> tuple["str | Promise", str]:
    """How a campaign stands at an instant, in a word; one that has started may still wait for its time.

    `last` is what was said last of its letter.
    """
    if stands == CREATED:
        return _draft(campaign, last)
    waits = campaign.starts_at is not None and campaign.starts_at > at
    return SCHEDULED if waits and stands == Course.RUNNING else COURSES[stands]


def _draft(campaign: Campaign, last: Review | None) -> tuple["str | Promise", str]:
    if campaign.template_version.approved_at:
        return APPROVED
    return SAID.get(last.said, COURSES[CREATED]) if last else COURSES[CREATED]
