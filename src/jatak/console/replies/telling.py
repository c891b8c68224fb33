"""The person is told what was done about their request."""

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.console.people.sight import Sight
from jatak.console.replies.addresses import company_of
from jatak.database.using import acting_as, atomic
from jatak.desk.acting import By
from jatak.desk.models import Request
from jatak.desk.sent import note_sent
from jatak.retention.replies.letters import CORRECTED, RESTRICTED
from jatak.retention.replies.sending import send

LETTERS = {"corrected": CORRECTED, "restrict": RESTRICTED}
"""By what was done; whoever leaves or is erased is told by the letters of those."""


def tell(request: Any, found: Request, sight: Sight, done: str, point_id: int | None) -> None:
    """Send the letter of what was done, once; a letter that cannot go is said, and changes nothing that was done."""
    letter, company = LETTERS.get(done), company_of(found, sight)
    if letter is None or point_id is None:
        return
    if company is None:
        messages.warning(request, _("They were not told by e-mail: nobody knows which company answers."))
        return
    at = now()
    try:
        sent = send(letter, company, point_id, found.received_at, at, f"request {found.pk} {done}")
    except JatakError as error:
        why = {"why": f"{error.message} {error.remedy}"}
        messages.warning(request, _("They were not told by e-mail: %(why)s") % why)
        return
    with acting_as("consent"), atomic():
        if note_sent(found.pk, By(request.operator.name, at), sent):
            request.operator.changed("request.told", f"request {found.pk}", found.controller_id, message=sent)
