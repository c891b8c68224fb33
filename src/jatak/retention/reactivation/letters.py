"""The letter of one step, or its SMS: what will happen, when, and the button or link by which people stay."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from jatak.content.models import TemplateVersion
from jatak.content.placeholders import STAY_LINK
from jatak.content.supplied import Button, Supplied, Text, letter, text_messages, version_of, words_of
from jatak.gate.message import Channel, Declared, Element
from jatak.people.models import Brand, Controller


def letter_of(days: int, channel: Channel = Channel.EMAIL) -> Supplied:
    """The template of the step so many days before; a company may write newer versions of each.

    Marketing: to ask whether somebody wants to stay is to ask for consent, which every pack so far calls so
    (`consent.asking_by_message`). The gate decides.
    """
    slug, name = f"before-people-go-{days}", f"Before people go, {days} days"
    if channel is Channel.SMS:
        own = partial(_by_sms, days)
        return Supplied(f"{slug}-sms", f"{name}, by SMS", Element.CONSENT_REQUEST, own, Declared.MARKETING, channel)
    return Supplied(slug, name, Element.CONSENT_REQUEST, partial(_texts, days), Declared.MARKETING)


def version_as(
    brand: Brand | None, days: int, controller: Controller, at: datetime, channel: Channel = Channel.EMAIL
) -> TemplateVersion:
    """Its newest approved version, in the name of a brand or of the company; a brand says what the company says."""
    supplied = letter_of(days, channel)
    version = version_of(supplied, controller, at)
    if brand is None:
        return version
    own = {each.language: Text(each.subject, each.text, each.html) for each in version.texts.all()}
    signed = replace(
        supplied,
        slug=f"{supplied.slug}-brand-{brand.pk}-{version.number}",
        name=f"{supplied.name}, {brand.name}",
        texts=lambda: {"en": supplied.texts()["en"], **own},
        brand_id=brand.pk,
    )
    return version_of(signed, controller, at)


def _texts(days: int) -> Mapping[str, Text]:
    return {language: _letter(words, days) for language, words in words_of(__package__).items()}


def _by_sms(days: int) -> Mapping[str, Text]:
    told = text_messages(__package__, "sms.toml")
    return {language: Text("", words.text.replace("{days}", str(days))) for language, words in told.items()}


def _letter(words: Mapping[str, str], days: int) -> Text:
    # Not str.format: the places of the letter, such as {company}, are filled when it is sent.
    said = {name: text.replace("{days}", str(days)) for name, text in words.items()}
    button = Button(said["button"], STAY_LINK)
    return letter(said["subject"], said["lead"], said["then"], button, said["otherwise"])
