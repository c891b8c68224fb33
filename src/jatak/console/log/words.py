"""What a change is called."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jatak.consent.media import VIAS
from jatak.console.inbox.words import ANSWERS, ASKED, MEDIA
from jatak.console.people.recording import EXTENTS
from jatak.content.element_words import words_of
from jatak.content.naming import language_named

VERBS: dict[str, Any] = {
    "installation.begun": _("made the first administrator"),
    "company.founded": _("added a company"),
    "company.identity": _("changed a company’s identity"),
    "company.sending": _("changed how a company sends"),
    "company.limits": _("changed a company’s own limits"),
    "company.receipts": _("declared what a company’s receipts say"),
    "clocks.chosen": _("chose how long something is kept"),
    "clocks.bounds": _("changed how much a run of the clocks may take"),
    "clocks.approved": _("let a run of the clocks go on"),
    "brand.added": _("added a brand"),
    "brand.renamed": _("renamed a brand"),
    "topic.added": _("added a topic"),
    "topic.renamed": _("renamed a topic"),
    "product_group.added": _("added a product group"),
    "product_group.renamed": _("renamed a product group"),
    "notice.started": _("began a notice"),
    "notice.written": _("wrote a notice"),
    "notice.version": _("began a new version of a notice"),
    "notice.discarded": _("threw the draft of a notice away"),
    "notice.asked": _("asked for a notice to be published"),
    "notice.withdrawn": _("took back the question for publishing a notice"),
    "notice.sent_back": _("sent a notice back"),
    "notice.published": _("published a notice"),
    "collection.begun": _("began a collection point"),
    "collection.changed": _("changed how people are asked"),
    "collection.published": _("published a version of a collection point"),
    "collection.followed": _("let a collection point show the newest words"),
    "collection.judged": _("stated anew what a collection point is worth"),
    "collection.discarded": _("threw a draft of a collection point away"),
    "collection.renamed": _("renamed a collection point"),
    "collection.closed": _("closed a collection point"),
    "collection.opened": _("opened a collection point again"),
    "collection.pictured": _("had pictures of a form taken again"),
    "collection.keeping": _("changed what is kept of an answer"),
    "collection.asked": _("wrote down what somebody answered"),
    "person.erasure_ordered": _("had a person erased who asked for it"),
    "erasure.opened": _("opened what is locked of somebody erased"),
    "dkim.make": _("made keys of a domain"),
    "dkim.activate": _("let keys of a domain sign"),
    "limit.set": _("set a limit"),
    "limit.removed": _("took a limit back"),
    "account.invited": _("invited somebody"),
    "account.closed": _("closed an account"),
    "account.reopened": _("reopened an account"),
    "account.link_made": _("made a link to set a password"),
    "second_factor.reset": _("reset somebody’s second factor"),
    "role.given": _("gave a role"),
    "role.taken": _("took a role away"),
    "token.made": _("made an API token"),
    "token.revoked": _("revoked an API token"),
    "webhook.made": _("made a webhook"),
    "webhook.tested": _("sent a test call to a webhook"),
    "webhook.again": _("had a call to a webhook tried again"),
    "webhook.closed": _("closed a webhook"),
    "before_going.chosen": _("changed what silent people are told"),
    "farewell.chosen": _("changed who hears of leavings"),
    "partner.entered": _("added a partner that gets consents"),
    "partner.agreed": _("said how a partner is told of leavings"),
    "partner.list": _("noted a list that was passed to a partner"),
    "partner.acknowledged": _("noted that a partner knows who left"),
    "partner.downloaded": _("downloaded what a partner does not know yet"),
    "partner.address": _("made a new address for a partner"),
    "partner.closed": _("closed a partner"),
    "sister.looked_after": _("looked after a leaving that a sister company told of"),
    "person.objected": _("recorded what a person said"),
    "person.corrected": _("corrected a person’s data"),
    "person.restricted": _("restricted the use of a person’s data"),
    "person.restriction_ended": _("ended a restriction"),
    "request.opened": _("took down a request"),
    "request.asked": _("read what a request asks for"),
    "request.matched": _("entered whose a request is"),
    "request.noted": _("wrote a note about a request"),
    "request.closed": _("closed a request"),
    "person.address_corrected": _("said that an address is wrong"),
    "person.address_mended": _("said that an address is in order again"),
    "post.closed": _("looked at a mail that came in"),
    "company.holds_for_leaving": _("said whether marketing waits while leaving does not work"),
    "audience.counted": _("had an audience counted"),
    "audience.what_if": _("asked what another law or window would change"),
    "dashboard.counted": _("had the figures counted anew"),
    "lists.counted": _("had the lists counted"),
    "campaign.created": _("made a campaign"),
    "campaign.changed": _("changed a campaign"),
    "campaign.letter": _("chose the newest version of a letter for a campaign"),
    "campaign.languages": _("said what a campaign sends to those whose language has no text"),
    "campaign.scheduled": _("said when a campaign goes"),
    "campaign.started": _("started a campaign"),
    "campaign.not_started": _("ordered a start that could not begin"),
    "campaign.paused": _("paused a campaign"),
    "campaign.resumed": _("let a campaign go on"),
    "campaign.stopped": _("stopped a campaign"),
    "campaign.exported": _("downloaded a campaign’s report"),
    "letter.started": _("began a letter"),
    "letter.written": _("wrote a letter"),
    "letter.version": _("began a new version of a letter"),
    "letter.language_added": _("added a language to a letter"),
    "letter.language_removed": _("took a language out of a letter"),
    "letter.chosen": _("chose between two versions of a text"),
    "letter.tested": _("sent a test of a letter"),
    "letter.asked": _("asked for a letter to be approved"),
    "letter.withdrawn": _("took back the question for an approval"),
    "letter.approved": _("approved a letter"),
    "letter.sent_back": _("sent a letter back"),
    "answer.asked": _("asked for an answer to a person or an authority"),
    "answer.fetched": _("fetched an answer to a person or an authority"),
    "answer.sent": _("sent a person their answer"),
    "request.extended": _("gave a request more time"),
    "request.told": _("told a person what was done about their request"),
    "informing.ordered": _("had people of a file told what is done with their data"),
    "informing.closed": _("noted how people of a file know what is done with their data"),
    "processing.stated": _("stated something for the record of processing"),
    "import.uploaded": _("brought a file to import"),
    "import.read_anew": _("said how a file to import is written"),
    "import.mapped": _("said what a file to import means"),
    "import.tried": _("tried an import"),
    "import.ordered": _("imported a file"),
    "import.stopped": _("stopped an import"),
    "import.removed": _("took a file to import away"),
    "import.rejects": _("downloaded the refused rows of an import"),
    "service.created": _("made a service message"),
    "service.asked": _("asked whom a service message concerns"),
    "service.ordered": _("sent a service message to those concerned"),
    "service.not_sent": _("ordered a service message that could not go"),
    "service.sent": _("sent a service message to one person"),
    "service.stopped": _("stopped a service message"),
}


PAGES: dict[str, Any] = {
    "answer_person": _("began an answer"),
    "answer_message": _("began an answer about a message"),
    "answer": _("an answer"),
    "answer_file": _("the file of an answer"),
    "answer_paper": _("the document of an answer"),
    "people_search": _("Found by address or number"),
    "person": _("Profile"),
    "person_history": _("History"),
    "person_event": _("How it was heard"),
    "person_scan": _("The paper"),
    "person_relation": _("Customer relations"),
    "person_receipts": _("Receipts"),
    "person_try": _("Try a message"),
    "person_messages": _("Messages"),
    "person_message": _("The message"),
    "person_replay": _("Replay"),
    "person_objection": _("Record an objection"),
    "inbox_erase": _("Erase"),
    "person_restrict": _("Restrict"),
    "person_restriction_end": _("End the restriction"),
    "person_correct": _("Correct"),
    "person_request": _("Request in the inbox"),
    "person_address": _("An address"),
    "person_address_wrong": _("This address is wrong"),
    "person_address_mended": _("The address is in order again"),
    "service_one": _("Send to one person"),
}
"""Pages about a person, as they or the links to them are called."""
NAMES: dict[str, Any] = {
    "elements": _("what is in it"),
    "language": _("language"),
    "letter": _("letter"),
    "via": _("Heard by way of"),
    "extent": _("About"),
    "medium": _("Heard by way of"),
    "asked": _("What is asked"),
    "answer": _("Answer"),
}
VALUES: dict[str, dict[Any, Any]] = {
    "via": dict(VIAS),
    "extent": dict(EXTENTS),
    "medium": {**VIAS, **MEDIA},
    "asked": dict(ASKED),
    "answer": dict(ANSWERS),
}
MACHINES = frozenset({"key", "events"})
"""A key tells a repeated press of a button from a new one; events are told by the history of their person."""


def verb(code: str) -> Any:
    """In words where there are some, else as it is kept."""
    return VERBS.get(code, code.replace(".", " ").replace("_", " "))


def page_named(code: str) -> Any:
    """What a page about a person is called, else as it is kept."""
    return PAGES.get(code, code)


def details(change: Any) -> list[tuple[str, str]]:
    """Each detail with its words; a pair is before and after, and what only machines compare is left out."""
    told = ((name, value) for name, value in change.details.items() if name not in MACHINES)
    return [(str(NAMES.get(name, name.replace("_", " "))), _said(name, value)) for name, value in told]


def _said(name: str, value: object) -> str:
    if name == "elements" and isinstance(value, list):
        return ", ".join(words_of(value)) or _plain("")
    if name == "language" and isinstance(value, str) and value:
        return language_named(value)
    if name in VALUES and isinstance(value, str):
        return str(VALUES[name].get(value, value))
    if isinstance(value, list) and len(value) == 2:
        return f"{_plain(value[0])} → {_plain(value[1])}"
    return _plain(value)


def _plain(value: object) -> str:
    return "–" if value in (None, "") else str(value)
