"""What the media are called on which a yes or a no was heard."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.consent.models import Via

VIAS: dict[str, "str | Promise"] = {
    Via.FORM: _("a form"),
    Via.LINK: _("a link in a message"),
    Via.MAIL_CLIENT: _("the mail program's unsubscribe button"),
    Via.REPLY: _("a reply to a message"),
    Via.STOP: _("STOP by text message"),
    Via.PHONE: _("a telephone call"),
    Via.LETTER: _("a letter"),
    Via.AUTHORITY: _("an authority"),
    Via.COMPLAINT: _("a complaint"),
    Via.TILL: _("the counter"),
    Via.PAPER: _("paper"),
    Via.IMPORT: _("an import"),
    Via.API: _("another system"),
    Via.THIRD_PARTY: _("a partner that got the consent"),
    Via.CLOCK: _("the time that passed"),
    Via.UNKNOWN: _("not known"),
}
