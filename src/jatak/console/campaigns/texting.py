"""What a campaign by SMS costs in parts: each part is paid for."""

from typing import NamedTuple

from jatak.campaigns.languages import readers_of, readings
from jatak.campaigns.models import Campaign
from jatak.clearance.models import Census
from jatak.console.campaigns.preview import NAME
from jatak.console.letters.parts import parts_of
from jatak.console.letters.seeing import seen
from jatak.content.naming import language_named
from jatak.content.sms.segments import segments
from jatak.gate.message import Channel


class Texting(NamedTuple):
    """One language of an SMS."""

    language: str
    told: str
    """Its parts in words."""
    people: int
    parts: int
    """Of all who get it in this language."""


def texting(campaign: Campaign, census: Census | None) -> list[Texting]:
    """Each language that is written, with who gets it and what that is in parts; nothing for mail.

    Counted for a name of three letters; names, and last lines in other languages, make some of them longer.
    """
    version = campaign.template_version
    if version.template.channel != Channel.SMS:
        return []
    people: dict[str, int] = {}
    for reading in (readings(readers_of(campaign), census) or []) if census else []:
        people[reading.gets or ""] = people.get(reading.gets or "", 0) + reading.people
    written = [(text, seen(text, NAME).text) for text in version.texts.order_by("language") if text.text.strip()]
    return [
        Texting(
            language_named(text.language),
            parts_of(said),
            people.get(text.language, 0),
            segments(said).parts * people.get(text.language, 0),
        )
        for text, said in written
    ]
