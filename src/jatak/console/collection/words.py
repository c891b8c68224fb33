"""The words of these pages for what is stored."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jatak.consent.models import CollectionKind
from jatak.consent.placing.checking import Fault
from jatak.consent.placing.worth import Grade

KINDS: dict[str, "str | Promise"] = {
    CollectionKind.FORM: _("Form in a page"),
    CollectionKind.POPUP: _("Pop-up"),
    CollectionKind.LANDING_PAGE: _("Page of its own"),
    CollectionKind.TILL: _("Till"),
    CollectionKind.PHONE: _("Telephone"),
    CollectionKind.PAPER: _("Paper"),
    CollectionKind.API: _("Another program (API)"),
    CollectionKind.IMPORT: _("Import"),
}
ABOUT: dict[str, "str | Promise"] = {
    CollectionKind.FORM: _("stands in pages of your sites, and on a page of its own"),
    CollectionKind.POPUP: _("opens over a page of your sites by a button, or after a while if the site says so"),
    CollectionKind.LANDING_PAGE: _("a page with nothing else on it, to link to"),
    CollectionKind.TILL: _("staff read the words aloud at a counter and write the answer down"),
    CollectionKind.PHONE: _("staff read the words aloud on the telephone and write the answer down"),
    CollectionKind.PAPER: _("people fill in a paper; staff type it in and upload the scan"),
    CollectionKind.API: _("your shop or app shows the words itself and tells Jatak what was answered"),
}
FIELDS: dict[str, "str | Promise"] = {
    "name": _("name"),
    "telephone": _("telephone number"),
    "country": _("country"),
    "language": _("language"),
}
ESSENTIAL: dict[str, "str | Promise"] = {
    "notice": _("what is asked"),
    "double_opt_in": _("whether a yes is confirmed"),
    "fields": _("what is asked beside the address"),
    "mandatory": _("whether the question must be answered"),
    "age_from": _("the age"),
}
GRADES: dict[str, tuple[str, "str | Promise"]] = {
    Grade.CONFIRMED: ("yes", _("A: confirmed or signed, with time, place and words on file")),
    Grade.RECORDED: ("yes", _("B: time, place and words on file, not confirmed")),
    Grade.SUPPLIED: ("look", _("C: time and place on file, the words as you supplied them")),
    Grade.NONE: ("look", _("not stated: no yes from here counts")),
}
"""How it is marked, and its words."""
SHORT: dict[str, "str | Promise"] = {
    Grade.CONFIRMED: _("A: confirmed"),
    Grade.RECORDED: _("B: on file"),
    Grade.SUPPLIED: _("C: words supplied"),
    Grade.NONE: _("not stated"),
}
"""The same for a column."""
STATEMENTS: dict[str, dict[str, "str | Promise"]] = {
    "web": {
        "act": _("People tick the box or press the button themselves: nothing is set beforehand."),
        "free": _("Nothing depends on it: who says no gets the same, and no purchase waits for a yes."),
        "separate": _("It stands apart from terms and other questions."),
        "prominent": _("It is as easy to see as what is offered for it, and no is as easy to find as yes."),
    },
    "staff": {
        "act": _("People say it themselves: silence and a nod at a long text are not written down as a yes."),
        "informed": _("The words are read out whole before the answer, also how it is taken back."),
        "free": _("Nothing depends on it: who says no is served the same."),
        "separate": _("It is asked by itself, not among other questions."),
        "prominent": _("It is asked as clearly as what is offered for it, and a no is taken without a second try."),
        "proof": _("We can show each yes later: who asked, in which words, and the letter that followed."),
        "address_verified": _("The address is seen to be theirs, such as on their customer card."),
    },
    "paper": {
        "act": _("People sign it themselves."),
        "informed": _("The words stand on the paper whole, as in the notice, also how it is taken back."),
        "free": _("Nothing depends on it: who says no is served the same."),
        "separate": _("It has its own box or line, apart from terms."),
        "prominent": _("It is as easy to see as what is offered for it, and no is as easy to tick as yes."),
    },
    "api": {
        "act": _("People tick the box or press the button themselves: nothing is set beforehand."),
        "informed": _("The program shows the words whole, as in the notice, before the answer."),
        "free": _("Nothing depends on it: who says no gets the same."),
        "separate": _("It stands apart from terms and other questions."),
        "prominent": _("It is as easy to see as what is offered for it, and no is as easy to find as yes."),
        "proof": _("We can show each yes later: its time, its page and the words."),
        "address_verified": _("People are logged in with this address."),
    },
}
"""What somebody states of a place that they have looked at, by sort of place."""
SORTS = {
    CollectionKind.TILL: "staff",
    CollectionKind.PHONE: "staff",
    CollectionKind.PAPER: "paper",
    CollectionKind.API: "api",
}
FAULTS: dict[str, "str | Promise"] = {
    Fault.CLOSED: _("The collection point is closed. Open it first."),
    Fault.NOTICE_NOT_PUBLISHED: _("The notice is not published. Publish it first."),
    Fault.NOTICE_OF_OTHERS: _("The notice is that of another company."),
    Fault.NOTICE_FORMER: _("These words were used before Jatak: they explain old consents and are shown to nobody."),
    Fault.MUST_CONFIRM: _("A yes from here must be confirmed by mail: without that it proves nothing there."),
    Fault.TOO_YOUNG: _("The age is below the one from which people consent alone there."),
    Fault.NO_TELEPHONE: _("The notice names text messages, and the form asks for no telephone number."),
    Fault.ONLY_IN_WRITING: _("There a spoken yes does not count for one of these channels: it needs writing."),
}


def statements(kind: str) -> dict[str, "str | Promise"]:
    """What can be stated of a place of this kind."""
    return STATEMENTS[SORTS.get(CollectionKind(kind), "web")]
