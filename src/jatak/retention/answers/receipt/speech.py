"""In which language a receipt is told: that in which the person said yes, else that of whoever is served."""

from dataclasses import dataclass

from jatak.people.models import Controller
from jatak.receipts.record.record import Receipt
from jatak.retention.answers import speech
from jatak.retention.answers.receipt.texts import texts
from jatak.retention.answers.texts import spoken


@dataclass(frozen=True, slots=True)
class Speech(speech.Speech):
    """The language of answers, and what only receipts say."""

    def say(self, name: str, /, **blanks: object) -> str:
        """One sentence; raises KeyError for one that there is not."""
        own = texts(self.language).get(name)
        return speech.Speech.say(self, name, **blanks) if own is None else own.format(**blanks) if blanks else own

    def word(self, group: str, stored: str | None) -> str:
        """A stored word as words; one that has none yet stands as it is."""
        own = texts(self.language).get(f"{group}_{stored}")
        return speech.Speech.word(self, group, stored) if own is None else own


def speech_of(receipt: Receipt, company: Controller, asked: str = "") -> Speech:
    """The language that was asked for, else that of the newest yes, else the company's; days by its clock."""
    said = [language for record in reversed(receipt.records) for language in record.languages]
    return Speech(spoken(asked, *said, company.default_language), company.time_zone)
