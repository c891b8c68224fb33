"""What stages, decisions, reasons and meanings are called on pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jatak.imports.decision import Decision
from jatak.imports.models import Stage
from jatak.imports.progress import Step

STAGES: dict[str, tuple[Any, str]] = {
    Stage.LOOKING: (_("being read"), "run"),
    Stage.READY: (_("waits for you"), ""),
    Stage.TRYING: (_("being tried"), "run"),
    Stage.IMPORTING: (_("being imported"), "run"),
    Stage.STOPPED: (_("stopped"), ""),
    Stage.DONE: (_("imported"), "yes"),
    Stage.UNUSABLE: (_("refused"), ""),
    Stage.REMOVED: (_("removed"), ""),
}
STEPS: dict[str, Any] = {
    Step.WAITING: _("Waiting for another import"),
    Step.READING: _("Reading the file"),
    Step.OBJECTIONS: _("Writing objections"),
    Step.CONSENTS: _("Writing consents"),
}
DECISIONS: dict[str, Any] = {
    Decision.OBJECTION: _("Objections: these people are not written to"),
    Decision.CONSENT: _("Consents"),
    Decision.BARRED: _("Consents under an objection: they permit nothing"),
    Decision.UNCHANGED: _("Known already: nothing changes"),
    Decision.UNCONFIRMED: _("Signed up and never confirmed: nothing is entered"),
    Decision.UNREACHABLE: _("Address bounced: nothing is entered"),
    Decision.SILENT: _("Neither a yes nor a no: nothing is entered"),
    Decision.REFUSED: _("Refused: you can mend and import them again"),
}
GRADES: dict[str, Any] = {
    "A": _("A: confirmed by the person, with time, place and words"),
    "B": _("B: with time, place and words, not confirmed"),
    "C": _("C: with time and source; the words are those that you state"),
    "D": _("D: a date alone; it permits nothing"),
    "E": _("E: nothing is known of it; it permits nothing"),
}
REASONS: dict[str, Any] = {
    **GRADES,
    "address_broken": _("This is no e-mail address."),
    "telephone_broken": _("This is no telephone number."),
    "telephone_without_country": _("The telephone number names no country."),
    "no_address": _("The line names no address."),
    "standing_unknown": _("Nobody knows what the word for yes or no says."),
    "date_unreadable": _("The date is written otherwise than the others."),
    "date_in_future": _("The date has not come yet."),
    "words_unknown": _("The words that the line names are not known."),
    "channel_not_asked": _("The words did not ask for a channel that reaches this address."),
    "broken_quotes": _("The quotes do not match."),
    "broken_encoding": _("Some letters are not written as the rest of the file."),
    "zero_byte": _("The line holds a zero byte."),
    "cell_too_long": _("A cell is longer than 131,072 characters."),
    "too_few_cells": _("The line has too few cells."),
    "too_many_cells": _("The line has too many cells."),
    "formula": _("A cell holds a formula, which is not computed."),
}
"""By code; a code without words is shown as it is."""
MEANINGS: dict[str, Any] = {
    "email": _("E-mail address"),
    "telephone": _("Telephone number"),
    "name": _("Name, or a part of it"),
    "language": _("Language"),
    "country": _("Country"),
    "key": _("Number in your other system"),
    "says_yes": _("Yes or no: a yes means that they agreed"),
    "says_no": _("Yes or no: a yes means that they left"),
    "said_at": _("When they agreed"),
    "said_ip": _("IP address when they agreed"),
    "confirmed_at": _("When they confirmed it"),
    "confirmed_ip": _("IP address when they confirmed it"),
    "left_at": _("When they left or objected"),
    "added_at": _("When the other system first had them"),
    "place": _("Form or page where they agreed"),
    "words": _("Name of the words that they were shown"),
}
"""What a column may hold."""
