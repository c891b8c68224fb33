"""The words of these pages."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

PURPOSES: dict[str, "str | Promise"] = {
    "marketing": _("Marketing, on any ground"),
    "marketing-with-consent": _("Marketing, with consent alone"),
    "marketing-to-customers": _("Marketing, to existing customers alone"),
    "service": _("Service, without marketing"),
}
SIMILAR: dict[str, "str | Promise"] = {
    "unknown": _("Not said"),
    "yes": _("Yes: our own, similar goods or services"),
    "no": _("No: something else"),
}
KINDS: dict[str, "str | Promise"] = {
    "gained": _("Could be written to"),
    "lost": _("Could no longer be written to"),
    "otherwise": _("Same answer, for another reason"),
}
FACTS: dict[str, "str | Promise"] = {
    "country": _("Country"),
    "other_country": _("Second country"),
    "recipient_kind": _("Recipient"),
    "role_related": _("Fits their work"),
    "under_age": _("Under age"),
    "on_register": _("On a do-not-contact register"),
    "inactive": _("Silent for too long"),
    "restricted": _("Processing restricted"),
    "survey_objection": _("Said no to surveys"),
    "paused": _("Paused by the person"),
    "own_number_reached": _("The person’s own number reached"),
    "ground": _("Rests on"),
    "objection": _("Said no"),
    "given": _("Consent given"),
    "indication": _("How it was given"),
    "proof": _("Can be proven"),
    "informed": _("Informed"),
    "free": _("Given freely"),
    "specific": _("Specific"),
    "separate": _("Asked for separately"),
    "prominent": _("Clearly visible"),
    "names_sender": _("Names the sender"),
    "names_channel": _("Names the channel"),
    "covers_content": _("Covers the content"),
    "from_third_party": _("Collected by somebody else"),
    "confirmed": _("Confirmed"),
    "fresh": _("Recent enough"),
    "frequency_reached": _("Promised number reached"),
    "relation": _("Relation"),
    "ended": _("Relation ended"),
    "within_window": _("Within the time for customers"),
    "one_off": _("One-off purchase"),
    "low_value": _("Low value"),
    "address_from_sale": _("Address from the sale"),
    "opt_out_at_collection": _("Could refuse when the address was taken"),
    "own_similar": _("Own, similar goods"),
    "undeliverable": _("Address cannot be reached"),
}
"""The facts of a situation, by the names of its fields."""
VALUES: dict[str, "str | Promise"] = {
    "consumer": _("consumer"),
    "sole_trader": _("sole trader"),
    "partnership": _("partnership"),
    "employee": _("employee at work"),
    "company": _("company"),
    "public_body": _("public body"),
    "consent": _("consent"),
    "customer": _("customer relation"),
    "none": _("nothing"),
    "topic": _("to the topic"),
    "channel": _("to the channel"),
    "all": _("to everything"),
    "ticked": _("ticked box"),
    "pre_ticked": _("box ticked beforehand"),
    "terms": _("terms accepted"),
    "oral": _("said aloud"),
    "written": _("written"),
    "default_on": _("on by default"),
    "inferred": _("inferred"),
    "directory": _("from a directory"),
    "signed": _("signed"),
    "sale": _("purchase"),
    "subscription": _("subscription"),
    "negotiation": _("negotiation"),
    "free_account": _("free account"),
    "membership": _("membership"),
    "donation": _("donation"),
    "inquiry": _("inquiry"),
}
YES, NO = _("yes"), _("no")


def told(said: dict[str, list[str]]) -> tuple[str, str]:
    """Why, and what would change it, in the reader's language."""
    language = (get_language() or "en").split("-")[0]
    because, would_change = said.get(language) or said["en"]
    return because, would_change


def facts_in_words(facts: dict[str, Any]) -> list[tuple["str | Promise", "str | Promise"]]:
    """The facts of a situation, each with its value."""
    return [(FACTS.get(name, name), _value(value)) for name, value in facts.items()]


def _value(value: Any) -> "str | Promise":
    if isinstance(value, bool):
        return YES if value else NO
    return VALUES.get(value, str(value))
