"""One test of one company: a message goes out, and the probe leaves by every medium that there is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import TypeVar

from jatak.base.errors import JatakError, UsageError
from jatak.database.using import connection
from jatak.inbound.fetching import fetch, mailbox
from jatak.inbound.mailbox.address import Mailbox
from jatak.people.models import ContactPoint, Controller
from jatak.selftest import leaving, ledger
from jatak.selftest.arriving import arrived, as_handed_over
from jatak.selftest.by_sms import leave_by_sms
from jatak.selftest.letter import Letter, handed_over
from jatak.selftest.models import Outcome, Run, Step
from jatak.selftest.patience import Patience
from jatak.selftest.probe import contact_point_of, says_yes
from jatak.selftest.trial import Trial
from jatak.site.environment import selftest_address, selftest_number

T = TypeVar("T")
LINK, ONE_CLICK, MAIL, SMS = "link", "one_click", "mail", "sms"
MEDIA = (LINK, ONE_CLICK, MAIL, SMS)
NO_MAILBOX = "No mailbox is read (JATAK_INBOUND_IMAP_URL): the message was tested as it was handed over."
NO_MAIL = "No mailbox is read (JATAK_INBOUND_IMAP_URL), so nobody would hear it."


def try_leaving(company: Controller, now: Callable[[], datetime], patience: Patience) -> Run:
    """Trial leaving of one company; what failed stands in the steps. Raises UsageError where no address is set."""
    address = selftest_address()
    selftest_number()  # One that is none is said before anything is sent.
    if not address:
        raise UsageError("The self-test has no address to write to.", "Set JATAK_SELFTEST_ADDRESS.")
    with _alone(company):
        run = Run.objects.create(controller=company, began_at=now())
        trial = Trial(company, run, now, patience, mailbox())
        point = contact_point_of(company, address, now())
        for medium in MEDIA:
            _by(trial, medium, point)
    steps = list(Step.objects.filter(run=run))
    run.passed = _passed(steps)
    run.ended_at = now()
    run.save(update_fields=["passed", "ended_at"])
    return run


def _passed(steps: list[Step]) -> bool | None:
    """No where anything failed, yes where somebody left and was heard; None where nothing could be tested."""
    if any(step.outcome == Outcome.FAILED for step in steps):
        return False
    return True if any((step.outcome, step.name) == (Outcome.PASSED, "denied") for step in steps) else None


@contextmanager
def _alone(company: Controller) -> Iterator[None]:
    """One test of a company at a time; a lock of the session, so that one that was killed holds up nobody."""
    name = f"self-test {company.pk}"
    with connection().cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [name])
        if cursor.fetchone() != (True,):
            raise UsageError(f"A self-test of {company.name} is under way.", "Wait until it has ended.")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [name])


def _by(trial: Trial, medium: str, point: ContactPoint) -> None:
    """Yes, a message, leaving by this medium, no: the first step that fails ends it."""
    if medium == SMS:
        leave_by_sms(trial)
        return
    if medium == MAIL and trial.box is None:
        trial.note(medium, "left", Outcome.NOT_TESTED, words=NO_MAIL)
        return
    try:
        letter, message = _message(trial, medium, point)
        since = trial.now()
        _leave(trial, medium, point, message)
        trial.take(medium, "heard", lambda: ledger.says_no(trial.company, point, since, _reading(trial, medium)))
        trial.take(medium, "denied", lambda: ledger.next_is_denied(letter, point, trial.now()))
    except JatakError:
        return


def _message(trial: Trial, medium: str, point: ContactPoint) -> tuple[Letter, EmailMessage]:
    topics = trial.take(medium, "yes", lambda: says_yes(trial.company, point, trial.now()))
    letter = trial.take(medium, "letter", lambda: Letter.of(trial.company, topics))
    at = trial.now()
    number = trial.take(medium, "permitted", lambda: letter.send(point, at))
    message = trial.take(medium, "handed_over", lambda: handed_over(number, at, trial.patience))
    box = trial.box
    if box is None:
        trial.note(medium, "arrived", Outcome.NOT_TESTED, words=NO_MAILBOX)
        return letter, as_handed_over(message, point)
    return letter, trial.take(medium, "arrived", lambda: arrived(message, box, trial.patience))


def _leave(trial: Trial, medium: str, point: ContactPoint, message: EmailMessage) -> None:
    if medium == LINK:
        button = trial.take(medium, "page", lambda: leaving.look_at_page(message))
        trial.take(medium, "looked", lambda: ledger.still_there(trial.company, point))
        trial.take(medium, "left", lambda: leaving.press(button))
    elif medium == ONE_CLICK:
        trial.take(medium, "left", lambda: leaving.one_click(message))
    else:
        _next_second(trial)
        trial.take(medium, "left", lambda: leaving.by_mail(message, point.address))


def _next_second(trial: Trial) -> None:
    """A mailbox dates what it gets by the whole second (RFC 9051, section 2.3.3): a mail in the second of the yes would
    be older than the yes, and end nothing."""
    turns = trial.now().replace(microsecond=0) + timedelta(seconds=1)
    trial.patience.until(lambda: trial.now() >= turns or None)


def _reading(trial: Trial, medium: str) -> Patience:
    """Of a mail, the mailbox is looked at while it is waited for: the reader of each minute may do it first."""
    box = trial.box
    return Reading(trial.patience, box, trial.now) if medium == MAIL and box else trial.patience


class Reading(Patience):
    """Patience that reads the mailbox between two looks."""

    def __init__(self, like: Patience, box: Mailbox, now: Callable[[], datetime]) -> None:
        super().__init__(like.seconds)
        self._box, self._now = box, now

    def until(self, found: Callable[[], T | None]) -> T | None:
        """What is found, after each visit to the mailbox."""

        def looked() -> T | None:
            fetch(self._box, self._now)
            return found()

        return super().until(looked)
