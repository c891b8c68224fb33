"""The classes of a list: each person is in exactly one for each ground and channel; `count.sql` asks in this order."""

from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Ground(StrEnum):
    """By what a list came to be; a message without marketing needs no list."""

    CONSENT = "consent"
    CUSTOMER = "existing_customer"


class Standing(StrEnum):
    """How somebody stands on a list."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    NEVER_REACHED = "never_reached"
    NOT_OBSERVED = "not_observed"
    LAPSED = "lapsed"
    LEFT = "left"
    UNCONFIRMED = "unconfirmed"


ON_THE_LIST = (
    Standing.ACTIVE,
    Standing.INACTIVE,
    Standing.NEVER_REACHED,
    Standing.NOT_OBSERVED,
    Standing.LAPSED,
)
"""These make up the total."""
BESIDE = (Standing.LEFT, Standing.UNCONFIRMED)
"""Known, and not on the list."""

YARDSTICK = 12
"""Months of silence where neither law nor company set a term: a measure of this report, from which nothing follows."""

MEANS: MappingProxyType[Standing, "str | Promise"] = MappingProxyType(
    {
        Standing.ACTIVE: _(
            "The ground stands, and they did something themselves within the term of silence: a click, a purchase, a "
            "log-in, a sign-up; an opening is none."
        ),
        Standing.INACTIVE: _(
            "The ground stands and they have been silent for longer than the term, although a message arrived since "
            "and they can be reached."
        ),
        Standing.NEVER_REACHED: _(
            "The ground stands, nothing of their own is known within the term, and no message from you ever arrived "
            "by this channel."
        ),
        Standing.NOT_OBSERVED: _(
            "The ground stands, nothing of their own is known within the term, and it proves nothing: no act of theirs "
            "was ever known, nothing arrived since the last one, or what was sent last came back."
        ),
        Standing.LAPSED: _("A clock ended the ground, no other took its place, and they have not said no."),
        Standing.LEFT: _("They said no, or took their consent back."),
        Standing.UNCONFIRMED: _("They signed up and have not confirmed it."),
    }
)
"""Each class in one sentence."""
NAMES: MappingProxyType[Standing, "str | Promise"] = MappingProxyType(
    {
        Standing.ACTIVE: _("Active"),
        Standing.INACTIVE: _("Inactive"),
        Standing.NEVER_REACHED: _("Never reached"),
        Standing.NOT_OBSERVED: _("Not observed"),
        Standing.LAPSED: _("Lapsed"),
        Standing.LEFT: _("Left"),
        Standing.UNCONFIRMED: _("Not confirmed"),
    }
)
