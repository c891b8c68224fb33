"""From a passage to its bytes, or to how it ends where there can be none."""

import logging
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from jatak.base.errors import JatakError
from jatak.delivery.compose.addresses import UnusableAddress
from jatak.delivery.compose.composed import Composed
from jatak.delivery.compose.draft import BrokenTemplate
from jatak.delivery.ending import Ending, Settled, later
from jatak.delivery.models import State
from jatak.delivery.pace import Pace
from jatak.delivery.passage import Passage
from jatak.delivery.sms.message import Sms
from jatak.delivery.writers import Writers

Parcel = Composed | Sms
"""A message as a relay, or a gateway, is handed it."""
log = logging.getLogger(__name__)


class Composing:
    """Writes passages for all lanes of a worker; one that cannot be written ends, and the others go on."""

    def __init__(self, writers: Writers, now: Callable[[], datetime], pace: Pace) -> None:
        self._writers, self._now, self._pace = writers, now, pace
        self._told: set[tuple[int, str]] = set()

    def composed(self, passage: Passage) -> Parcel | Ending:
        """The message; or refused because of the words or the person, given back where the company lacks something.

        An error that nobody foresaw is of this message alone, as far as we know: it is refused, and the log says where
        it happened and tells nothing of the person.
        """
        try:
            return self._writers.write(passage, self._now())
        except BrokenTemplate as error:
            self._tell(passage, f"cannot be written: {error.message} {error.remedy}")
            return _refused(passage, error.message)
        except (UnusableAddress, ValueError) as error:
            return _refused(passage, str(error))
        except JatakError as error:
            # Something of the company is missing: others need not wait for it.
            self._tell(passage, f"wait: {error.message} {error.remedy}")
            return self._again(passage, error.message)
        except OSError as error:
            why = f"{type(error).__name__}: {error.strerror}"
            self._tell(passage, f"wait: {why}, {_place(error)}")
            return self._again(passage, why)
        except Exception as error:
            self._tell(passage, f"cannot be written: {(why := f'{type(error).__name__} at {_place(error)}')}")
            return _refused(passage, why)

    def _again(self, passage: Passage, why: str) -> Ending:
        return later(passage, self._now(), self._pace.first_retry.total_seconds(), why)

    def _tell(self, passage: Passage, what: str) -> None:
        """Once, however many messages it is about."""
        sort = passage.batch.of.sort
        if (told := (sort.template_version_id, what)) in self._told:
            return
        self._told.add(told)
        whose = "service" if sort.campaign_id is None else f"campaign {sort.campaign_id}"
        log.warning("Messages of %s (template version %s) %s", whose, sort.template_version_id, what)


def _refused(passage: Passage, why: str) -> Ending:
    return Settled(passage, State.REFUSED, f"cannot be written: {why}")


def _place(error: BaseException) -> str:
    """File and line where it was raised; what it says may be somebody's name."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}, line {last.lineno}"
