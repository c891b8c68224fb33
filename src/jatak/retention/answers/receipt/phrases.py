"""The English phrases that our own records hold, in the language of whoever reads; those of others stay as they are."""

import re

from jatak.receipts.record.marketing import read_marketing
from jatak.retention.answers.receipt.speech import Speech

UNTIL = {
    "The person takes it back": "until_withdrawn",
    "The person objects": "until_objected",
    "The person consents anew": "until_anew",
    "The consent ends": "until_consent_ends",
    "The customer relation ends": "until_relation_ends",
}
ENTERED = re.compile(r"(?P<via>.+), entered by (?P<who>staff|import|system)")


def until(event: str, speech: Speech) -> str:
    """Until something happens."""
    name = UNTIL.get(event)
    return speech.say(name) if name else speech.say("until", what=event[:1].lower() + event[1:])


def purpose(words: str, speech: Speech) -> str:
    """What for."""
    if words == "Own similar goods and services":
        return speech.say("similar_goods")
    found = read_marketing(words)
    if found is None:
        return words
    whose, topics = ", ".join(found.whose), ", ".join(found.topics)
    name = "marketing_about" if topics else "marketing_of"
    return speech.say(name, whose=whose, topics=topics)


def method(words: str, speech: Speech) -> str:
    """By what act, and who wrote it down where that was another."""
    found = ENTERED.fullmatch(words)
    if found:
        return speech.say(f"entered_{found['who']}", how=_act(found["via"], speech))
    return _act(words, speech)


def source(words: str, speech: Speech) -> str:
    """By what way the data came: the sort of place, and its name."""
    kind, colon, name = words.partition(": ")
    return f"{speech.word('place', kind)}: {name}" if colon else _act(words, speech)


def _act(words: str, speech: Speech) -> str:
    stored = words.replace(" ", "_")
    if stored == "objection":
        return speech.say("objection")
    via, relation = speech.word("via", stored), speech.word("relation", stored)
    return relation if via == words else via
