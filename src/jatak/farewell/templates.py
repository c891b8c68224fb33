"""The letters that confirm a leaving."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial

from jatak.content.supplied import Supplied, Text, letter, words_of
from jatak.farewell.models import Left
from jatak.gate.message import Channel, Element


class Said(StrEnum):
    """What was left, as a letter says it."""

    COMPANY = "company"
    EMAIL = "email"
    SMS = "sms"
    OTHER = "other"
    TOPIC = "topic"
    BRAND = "brand"
    EVERYTHING = "everything"


WHOLE = (Said.COMPANY, Said.EVERYTHING)
NAMES = {
    Said.COMPANY: "Confirmation of leaving: the company",
    Said.EMAIL: "Confirmation of leaving: e-mail",
    Said.SMS: "Confirmation of leaving: text messages",
    Said.OTHER: "Confirmation of leaving: another channel",
    Said.TOPIC: "Confirmation of leaving: a topic",
    Said.BRAND: "Confirmation of leaving: a brand",
    Said.EVERYTHING: "Confirmation of leaving: all companies",
}


def said_of(left: Left) -> Said:
    """Which letter tells of this leaving."""
    if left.topic_id or left.brand_id:
        return Said.TOPIC if left.topic_id else Said.BRAND
    if left.channels:
        known = {Channel.EMAIL.value: Said.EMAIL, Channel.SMS.value: Said.SMS}
        return known.get(left.channels[0], Said.OTHER) if len(left.channels) == 1 else Said.OTHER
    return Said.EVERYTHING if left.everything else Said.COMPANY


def _texts(said: Said) -> Mapping[str, Text]:
    return {language: _letter(said, words) for language, words in words_of(__package__).items()}


def _letter(said: Said, words: Mapping[str, str]) -> Text:
    """What has stopped, since when, what goes on; how to come back is not said: that would advertise."""
    names = [said.value, "at_once", *([] if said in WHOLE else ["others"]), "goes_on", "once"]
    return letter(words["subject" if said in WHOLE else "part_subject"], *(words[name] for name in names))


LETTERS = {
    said: Supplied(f"left-{said}", name, Element.REQUESTED_REPLY, partial(_texts, said)) for said, name in NAMES.items()
}
"""They answer what the person asked, and nothing else stands in them."""
