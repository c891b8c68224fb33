"""What the ledger and the gate say after somebody left."""

from datetime import datetime

from jatak.consent.models import Objection
from jatak.database.using import acting_as
from jatak.people.models import ContactPoint, Controller
from jatak.selftest.letter import Letter
from jatak.selftest.patience import Patience
from jatak.selftest.probe import has_consent
from jatak.selftest.trouble import StepFailed

OBJECTED = "objected"


def says_no(company: Controller, point: ContactPoint, since: datetime, patience: Patience) -> None:
    """The consent has ended and the no stands; waits for it. Raises StepFailed."""
    if patience.until(lambda: _stands(company, point, since) or None) is None:
        raise StepFailed(
            f"{patience.seconds:g} seconds later the ledger holds no no, and the consent stands.",
            "Look whether the pages and the reader of the mailbox run, and at their logs.",
        )


def next_is_denied(letter: Letter, point: ContactPoint, at: datetime) -> None:
    """The gate denies the next message because of it; raises StepFailed."""
    decision = letter.answer(point, at).decision
    if decision.rule != OBJECTED:
        said = "permits it" if decision.permitted else f"says {decision.because}"
        raise StepFailed(f"After leaving, the gate does not deny the next message for it: it {said}", "Tell us.")


def still_there(company: Controller, point: ContactPoint) -> None:
    """Looking at the page alone must change nothing: scanners open every link. Raises StepFailed."""
    if not has_consent(company, point):
        raise StepFailed("Opening the link alone ended the consent.", "Look at the proxy: a GET must change nothing.")


def _stands(company: Controller, point: ContactPoint, since: datetime) -> bool:
    with acting_as("consent"):
        said = Objection.objects.filter(person=point.person_id, recorded_at__gte=since, survey=False)
        heard = said.filter(controller=company).exists()
    return heard and not has_consent(company, point)
