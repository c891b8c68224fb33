"""The document about one person."""

from jatak.evidence.contents import Stamp
from jatak.evidence.manifest import instant
from jatak.evidence.page import Facts, Section
from jatak.retention.answers.blocks import Tiles
from jatak.retention.answers.paper import Paper
from jatak.retention.answers.seen import Seen
from jatak.retention.answers.telling import (
    bought,
    check,
    company,
    consents,
    incoming,
    kept,
    known,
    messages,
    noes,
    passed,
    rights,
    sources,
)


def paper_of_person(seen: Seen, stamp: Stamp, to_authority: bool = False) -> Paper:
    """Everything about somebody, for them or for an authority."""
    speech, to = seen.speech, "authority" if to_authority else "person"
    return Paper(
        speech,
        seen.author,
        speech.say(f"kind_{to}"),
        speech.say("title_person", name=_name(seen)),
        speech.say(f"lead_{to}", company=seen.author),
        Facts(
            [
                (speech.say("covers"), seen.author),
                (speech.say("made_on"), speech.instant(instant(stamp.at))),
                (speech.say("product"), f"Jatak {stamp.version}"),
            ]
        ),
        _tiles(seen),
        _sections(seen, to_authority),
        instant(stamp.at),
    )


def _name(seen: Seen) -> str:
    person = seen.person
    address = next((row["address"] for row in seen.rows["addresses"]), "")
    return (person["name"] if person else "") or address or seen.speech.say("person_number", number=_number(seen))


def _number(seen: Seen) -> str:
    return seen.person["id"] if seen.person else "–"


def _tiles(seen: Seen) -> Tiles:
    states = [row["state"] for row in seen.rows["messages"]]
    figures = {
        "tile_consents": consents.in_force(seen.rows["records"]),
        "tile_noes": len(seen.rows["objections"]),
        "tile_sent": states.count("accepted"),
        "tile_stopped": states.count("dropped"),
    }
    return Tiles([(seen.speech.number(count), seen.speech.say(name)) for name, count in figures.items()])


def _sections(seen: Seen, to_authority: bool) -> list[Section]:
    told = [known.section(seen), consents.section(seen), noes.section(seen), messages.section(seen)]
    told += [bought.section(seen), incoming.section(seen), sources.section(seen), passed.section(seen)]
    told += [sources.purposes(seen), kept.section(seen), noes.history(seen), company.section(seen)]
    return [*told, *([] if to_authority else [rights.section(seen)]), check.section(seen.speech)]
