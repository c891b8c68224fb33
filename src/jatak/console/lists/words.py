"""The words of these pages for what is stored."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.retention.lists.standing import Ground, Standing

LISTS: dict[Ground, "str | Promise"] = {
    Ground.CONSENT: _("Consent to marketing"),
    Ground.CUSTOMER: _("Existing customers"),
}
"""What a list is called; the channel stands beside it."""
COUNTED: dict[Ground, "str | Promise"] = {
    Ground.CONSENT: _("Everybody whose consent stands, or was ended by a clock."),
    Ground.CUSTOMER: _("Everybody who bought and may be a customer in the sense of the law, or whose time is over."),
}
AGED: dict[Ground, "str | Promise"] = {
    Ground.CONSENT: _("By age of the consent"),
    Ground.CUSTOMER: _("By time since the last purchase"),
}
AGES: dict[int, "str | Promise"] = {
    0: _("less than a month"),
    1: _("1 to 6 months"),
    6: _("6 to 12 months"),
    12: _("1 to 2 years"),
    24: _("2 to 3 years"),
    36: _("more than 3 years"),
}
SO: dict[Standing, "str | Promise"] = {
    Standing.ACTIVE: _("They are the readers that you have."),
    Standing.INACTIVE: _("They get your messages and do nothing."),
    Standing.NEVER_REACHED: _("Nothing that you sent ever arrived, or nothing was sent."),
    Standing.NOT_OBSERVED: _("Nobody knows whether they read."),
    Standing.LAPSED: _("Only a new yes, or a new purchase, brings them back."),
}
"""What it comes to, for who reads it on Monday."""
MARKS: dict[Standing, str] = {
    Standing.ACTIVE: "active",
    Standing.INACTIVE: "inactive",
    Standing.NEVER_REACHED: "never",
    Standing.NOT_OBSERVED: "unseen",
    Standing.LAPSED: "lapsed",
}
"""How a class is drawn."""
