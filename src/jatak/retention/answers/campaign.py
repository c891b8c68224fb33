"""The document about one campaign, for an authority: it sums up; every message is in the data."""

from jatak.evidence.contents import Row, Stamp
from jatak.evidence.manifest import instant
from jatak.evidence.page import Facts
from jatak.retention.answers.blocks import Tiles
from jatak.retention.answers.message import FILES
from jatak.retention.answers.paper import Paper
from jatak.retention.answers.speech import Speech
from jatak.retention.answers.telling import check, reach
from jatak.retention.disclosure.dossier import Rows


def paper_of_campaign(told: Rows, author: str, speech: Speech, stamp: Stamp) -> Paper:
    """Whom it reached, whom it left out, and why."""
    (campaign,) = told["campaign"]
    return Paper(
        speech,
        author,
        speech.say("kind_authority"),
        speech.say("title_campaign", name=campaign["name"]),
        speech.say("lead_campaign"),
        Facts(
            [
                (speech.say("covers"), campaign["name"]),
                (speech.say("made_on"), speech.instant(instant(stamp.at))),
                (speech.say("product"), f"Jatak {stamp.version}"),
            ]
        ),
        _tiles(campaign["start"], told, speech),
        [*reach.sections(told, speech), check.section(speech, FILES)],
        instant(stamp.at),
    )


def _tiles(start: Row | None, told: Rows, speech: Speech) -> Tiles:
    if start is None:
        return Tiles([])
    sent = sum(share["count"] for share in told["shares"] if share["state"] == "accepted")
    figures = {
        "tile_known": start["people"],
        "tile_permitted": start["permitted"],
        "tile_left_out": start["people"] - start["permitted"],
        "tile_sent": sent,
    }
    return Tiles([(speech.number(count), speech.say(name)) for name, count in figures.items()])
