"""Who the person is, as far as it is known."""

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Cell, Dim, Facts, Paragraph, Section, Table
from jatak.retention.answers.seen import Seen
from jatak.retention.answers.speech import Speech


def section(seen: Seen) -> Section:
    """Name, addresses, and what held of the person when."""
    person, speech = seen.person, seen.speech
    blocks: list[Block] = [_facts(person, seen)] if person else [Paragraph(speech.say("none"))]
    return Section(speech.say("known_title"), [*blocks, *_addresses(seen), *_profiles(seen)], "known")


def _facts(person: Row, seen: Seen) -> Facts:
    speech = seen.speech
    return Facts(
        [
            (speech.say("name"), person["name"] or Dim(speech.say("unknown"))),
            (speech.say("number_here"), person["id"]),
            (speech.say("language"), speech.tongue(person["language"])),
            (speech.say("known_since"), speech.day(person["recorded_at"])),
            (speech.say("last_act"), "; ".join(_last_act(act, seen) for act in person["own_acts"])),
            (speech.say("numbers_elsewhere"), "; ".join(_key(each, seen) for each in person["external_keys"])),
            (speech.say("registers"), "; ".join(_register(each, speech) for each in person["registers"])),
            (speech.say("restricted"), "; ".join(_restriction(each, speech) for each in person["restrictions"])),
        ]
    )


def _last_act(act: Row, seen: Seen) -> str:
    """To whom, when, what it was, and by what it can be found; the two last are not known of acts of before."""
    did = act["last_own_act"]
    at = f"{seen.company_named(act['controller'])}, {seen.speech.day(act['last_own_act_at'])}"
    return f"{at}: {seen.speech.word('act', did)} ({act['last_own_act_source']})" if did else at


def _key(key: Row, seen: Seen) -> str:
    system = f"{key['system']} ({seen.company_named(key['controller'])})"
    return seen.speech.say("number_in", number=key["key"], system=system)


def _register(row: Row, speech: Speech) -> str:
    name = "listed" if row["listed"] else "not_listed"
    return speech.say(name, register=row["register"], day=speech.day(row["looked_up_at"]))


def _restriction(row: Row, speech: Speech) -> str:
    name = "from_to" if row["ended_at"] else "from_day"
    return speech.say(name, day=speech.day(row["begun_at"]), end=speech.day(row["ended_at"]))


def _addresses(seen: Seen) -> list[Block]:
    speech = seen.speech
    head = [speech.say(name) for name in ("address", "kind", "known_since", "proven_on")]
    rows: list[list[Cell]] = [
        [
            each["address"],
            speech.word("kind", each["kind"]),
            speech.day(each["recorded_at"]),
            speech.day(each["verified_at"]) or Dim("–"),
        ]
        for each in seen.rows["addresses"]
    ]
    return [Table(head, rows)] if rows else []


def _profiles(seen: Seen) -> list[Block]:
    speech, profiles = seen.speech, seen.person["profiles"] if seen.person else []
    head = [speech.say(name) for name in ("from", "to", "country", "learnt_from", "receives_as", "born")]
    rows = [_profile(each, speech) for each in profiles]
    return [Table(head, rows)] if rows else []


def _profile(row: Row, speech: Speech) -> list[Cell]:
    both = ", ".join(speech.country(each) for each in (row["country"], row["other_country"]) if each)
    return [
        speech.day(row["valid_from"]),
        speech.day(row["valid_to"]) or speech.say("until_today"),
        both or Dim(speech.say("unknown")),
        speech.word("origin", row["country_origin"]),
        speech.word("as", row["recipient_kind"]),
        speech.day(row["born"]) or Dim("–"),
    ]
