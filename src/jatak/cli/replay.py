"""`jatak replay`"""

from typing import Annotated, Any

import typer
from rich.console import Console

from jatak.cli.output import Json, answer


def replay(
    message: Annotated[int, typer.Argument(help="The id of the message.")],
    facts: Annotated[bool, typer.Option("--facts", help="Gather again from the ledger as of that instant.")] = False,
    as_json: Json = False,
) -> None:
    """Show what permitted a message, and decide it anew; ends with 1 when the answers differ."""
    from jatak.delivery.replay import message_numbered
    from jatak.delivery.replay import replay as replayed

    found = replayed(message_numbered(message), facts)
    content = _content(found, facts)
    answer(content, as_json, lambda: _show(content))
    if found.agrees is False or found.facts_agree is False:
        raise typer.Exit(1)


def _content(found: Any, facts: bool) -> dict[str, Any]:
    from jatak.clearance.words import in_words
    from jatak.gate.layout import unpack

    message = found.message
    content = {
        "message": message.id,
        "person": message.person_id,
        "state": message.state,
        "as_of": message.as_of.isoformat(),
        "outcome": found.stored["outcome"],
        "ground": found.stored["ground"],
        "rule": found.stored["rule"],
        "because": found.stored["because"],
        "consent_event": message.consent_event_id,
        "notice_text": message.notice_text_id,
        "relation": message.relation_id,
        "situation": in_words(found.situation) if found.situation else None,
        "rulebook": message.rulebook_id,
        "stored": found.stored,
        "again": found.again,
        "agrees": found.agrees,
    }
    if found.gathered is not None:
        content["gathered"] = in_words(unpack(*found.gathered.candidate.words))
        content["facts_agree"] = found.facts_agree
    elif facts:
        content |= {"gathered": None, "facts_agree": None, "erased": found.is_nobody}
    return content


def _show(content: dict[str, Any]) -> None:
    from jatak.cli.decide import show

    screen = Console(highlight=False)
    to = f"person {content['person']}" if content["person"] > 0 else "somebody who was erased"
    screen.print(f"Message {content['message']} to {to}, {content['state']}, as of {content['as_of']}")
    stored = content["stored"]
    show({**stored, "rules": stored["answers"]})
    agreed = {
        True: "Decided anew: the same.",
        False: "Decided anew: DIFFERENT.",
        None: "Its rulebook is no longer here.",
    }
    screen.print(agreed[content["agrees"]])
    if content.get("erased"):
        screen.print("Who it went to was erased: what was known of them then is gone, and cannot be gathered again.")
    elif "facts_agree" in content and content["facts_agree"] is None:
        screen.print("Nothing is known of the facts of then, so they cannot be gathered again.")
    elif "facts_agree" in content:
        same = "the same" if content["facts_agree"] else "DIFFERENT"
        screen.print(f"Gathered again from the facts of then: {same}.")
