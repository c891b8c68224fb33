"""What somebody gets for a consent, what it takes to keep it, and how far they are."""

from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jatak.consent.models import Benefit, NoticeVersion, Record
from jatak.console.people.facts import Known
from jatak.delivery.of_person import received_under

GIVEN: dict[str, "str | Promise"] = {
    Benefit.DISCOUNT: gettext_lazy("For this yes: a discount."),
    Benefit.PRIZE_DRAW: gettext_lazy("For this yes: a place in a prize draw."),
    Benefit.GIFT: gettext_lazy("For this yes: a gift."),
    Benefit.CLUB: gettext_lazy("For this yes: membership of a customer club."),
}


def benefits_in_words(known: Known) -> dict[UUID, str]:
    """A sentence for each consent that brings a benefit, by the event that gave it."""
    given = {each.event_id: each for each in known.consents if _version(each).benefit}
    counted = [each for each in given.values() if _version(each).benefit_messages]
    since = min((each.given_at for each in counted), default=None)
    got = received_under(known.id, [each.event_id for each in counted], since) if since else {}
    return {event: _sentence(_version(each), got.get(event, 0)) for event, each in given.items()}


def _sentence(version: NoticeVersion, got: int) -> str:
    parts = [str(GIVEN[version.benefit])]
    if version.benefit_messages:
        parts.append(_progress(got, version.benefit_messages))
    ends = version.benefit_ends
    parts.append(_("It ends on leaving, as its terms say.") if ends else _("It is not taken back on leaving."))
    return " ".join(parts)


def _progress(got: int, needed: int) -> str:
    if got >= needed:
        return ngettext(
            "The %(needed)d message that keeps it was received.",
            "All %(needed)d messages that keep it were received.",
            needed,
        ) % {"needed": needed}
    return ngettext(
        "Received %(got)d of the %(needed)d message that keeps it, archived months not counted.",
        "Received %(got)d of the %(needed)d messages that keep it, archived months not counted.",
        needed,
    ) % {"got": got, "needed": needed}


def _version(record: Record) -> NoticeVersion:
    return record.notice_text.version
