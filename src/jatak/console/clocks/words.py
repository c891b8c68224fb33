"""The words of these pages for what is stored."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.retention.clocks.clock import Clock
from jatak.retention.clocks.terms import Whose

Words = "str | Promise"

WHOSE: dict[Whose, "str | Promise"] = {
    Whose.LAW: _("the law’s figure"),
    Whose.REGULATOR: _("the regulator’s figure"),
    Whose.COURTS: _("the courts’ figure"),
    Whose.COMPANY: _("the company’s choice"),
    Whose.NOBODY: _("nobody set a limit"),
}


class Told(NamedTuple):
    """One clock: what it is called, what it measures, and what happens when it rings."""

    name: "str | Promise"
    measures: "str | Promise"
    then: "str | Promise"


CLOCKS: dict[Clock, Told] = {
    Clock.UNUSED: Told(
        _("Unused consents"),
        _("The time since the last message that was sent on a consent."),
        _("The consent lapses, as an event of the ledger on its day. Only a new yes of the person helps."),
    ),
    Clock.INACTIVITY: Told(
        _("Silence"),
        _("The time since the person did something: a click, a purchase, a log-in, a sign-up; an opening is none."),
        _("Marketing ends, and the consents lapse."),
    ),
    Clock.CUSTOMER: Told(
        _("End of a customer relation"),
        _("The time since the purchase, or the end of the contract where the law counts from there."),
        _("Without a consent the customer gets no more marketing."),
    ),
    Clock.PROOF: Told(
        _("Proof of a consent that has ended"),
        _("The time since the consent was last used."),
        _("The proof goes: the ledger keeps a tombstone in its place."),
    ),
    Clock.UNCONFIRMED: Told(
        _("Sign-ups that nobody confirms"),
        _("The time since the sign-up."),
        _("The sign-up is forgotten; who is known by nothing else goes."),
    ),
    Clock.LOG: Told(
        _("Log data"),
        _("The time since it was written."),
        _("The row is deleted."),
    ),
    Clock.WORK: Told(
        _("Working data"),
        _("The time since a request was closed, a file was imported, or something was changed in the console."),
        _("Words, papers and reasons of the request, rows of which nobody was entered, and the note of the change go."),
    ),
}
