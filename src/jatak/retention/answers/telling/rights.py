"""What the person can ask, and of whom (GDPR arts. 15(1)(e) and (f), 77)."""

from jatak.evidence.page import Cell, Facts, Lines, Link, Section
from jatak.retention.answers.blocks import Bullets
from jatak.retention.answers.seen import Seen
from jatak.statements.authorities import authority_of

RIGHTS = ("rectify", "erase", "restrict", "carry", "object", "withdraw", "complain")


def section(seen: Seen) -> Section:
    """The rights, then the authority."""
    speech = seen.speech
    every = Bullets([speech.say(f"right_{each}") for each in RIGHTS])
    authority = Facts([(speech.say("authority"), _authority(seen))])
    return Section(speech.say("rights_title"), [every, authority], "rights")


def _authority(seen: Seen) -> Cell:
    found = authority_of(seen.profile["country"] if seen.profile else None)
    return Lines([found.name, Link(found.page, found.page)]) if found else seen.speech.say("authority_open")
