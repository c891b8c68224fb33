"""What whoever asked is told of what was written down."""

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from jatak.consent.models import Answer, LetterKind
from jatak.consent.oral.heard import TakenDown
from jatak.console.people.spoken import day


def tell(request: Any, done: TakenDown, letter_waits: bool) -> None:
    """One message; what needs a second look is amber."""
    if not done.new:
        messages.info(request, _("This was written down already: nothing was doubled."))
    elif done.answer is Answer.SILENT:
        messages.success(request, _("Counted. Nothing is kept of the person: no answer is neither yes nor no."))
    elif done.answer is Answer.NO:
        messages.success(request, _("Written down as their no. Nothing of this goes to them any more."))
    else:
        _tell_of_yes(request, done, letter_waits)


def _tell_of_yes(request: Any, done: TakenDown, letter_waits: bool) -> None:
    if done.said_no_at is not None:
        messages.warning(
            request,
            _(
                "This person has said no on %(day)s. What you wrote down does not lift that: a mail asks them, "
                "and only their own click will count. Tell them to look in their mail."
            )
            % {"day": day(done.said_no_at)},
        )
    elif done.stands:
        messages.info(request, _("They have said yes to these words before. Nothing new was written down."))
    elif done.letter is LetterKind.CONFIRM:
        messages.success(request, _("Written down. A mail asks them to confirm; nothing else goes before they click."))
    elif done.letter is LetterKind.FOLLOW_UP:
        messages.success(request, _("Written down. The words, and how to take it back, go to them by mail."))
    else:
        said = _("Written down. Without a mailbox nothing goes to them in writing: tell them how to take it back.")
        messages.warning(request, said)
    if letter_waits:
        messages.warning(request, _("The mail waits: this company cannot send yet. See Settings, Doctor."))
