"""The questions of the dashboard: of every company, a plain newsletter on each channel that it asks people about."""

from collections.abc import Iterable, Iterator

from jatak.clearance.census.question import Question, standing
from jatak.clearance.request import CONTACT_KINDS
from jatak.consent.models import NoticeController
from jatak.database.using import acting_as
from jatak.gate.message import Channel


def standing_questions(controllers: Iterable[int]) -> Iterator[Question]:
    """Of each company: e-mail, and the other channels that its published notices name."""
    ids = list(controllers)
    named = _named(ids)
    known = {channel.value for channel in CONTACT_KINDS}
    for controller in ids:
        for channel in sorted({Channel.EMAIL.value} | (named.get(controller, set()) & known)):
            yield standing(controller, channel)


def _named(ids: list[int]) -> dict[int, set[str]]:
    """The channels that published notices name, by company."""
    found: dict[int, set[str]] = {}
    with acting_as("consent"):
        rows = NoticeController.objects.filter(controller__in=ids, version__published_at__isnull=False)
        for controller, channels in rows.values_list("controller_id", "version__channels"):
            found.setdefault(controller, set()).update(channels)
    return found
