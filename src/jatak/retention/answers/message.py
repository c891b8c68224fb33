"""The document about one message, for an authority."""

from jatak.evidence.contents import Stamp
from jatak.evidence.manifest import instant
from jatak.evidence.page import Facts
from jatak.retention.answers.blocks import Tiles
from jatak.retention.answers.data import FILE
from jatak.retention.answers.paper import Paper
from jatak.retention.answers.seen import Seen
from jatak.retention.answers.telling import bought, check, company, consents, decided, known, messages, noes

FILES = (FILE, "evidence.zip")


def paper_of_message(number: int, seen: Seen, stamp: Stamp) -> Paper:
    """Why it went or did not, on what it stood, and what its recipient said."""
    speech = seen.speech
    told = [messages.section(seen), decided.section(seen), consents.section(seen), noes.section(seen)]
    told += [bought.section(seen), noes.history(seen), known.section(seen), company.section(seen)]
    return Paper(
        speech,
        seen.author,
        speech.say("kind_authority"),
        speech.say("title_message", number=number),
        speech.say("lead_message"),
        Facts(
            [
                (speech.say("covers"), speech.say("title_message", number=number)),
                (speech.say("made_on"), speech.instant(instant(stamp.at))),
                (speech.say("product"), f"Jatak {stamp.version}"),
            ]
        ),
        Tiles([]),
        [*told, check.section(speech, FILES)],
        instant(stamp.at),
    )
