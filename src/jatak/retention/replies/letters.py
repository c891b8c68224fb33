"""The letters about requests: each says what was asked and what was done, and nothing else (GDPR art. 12(3))."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial

from jatak.content.placeholders import ANSWER_LINK
from jatak.content.supplied import Button, Supplied, Text, letter, words_of
from jatak.gate.message import Element

NAMES = {
    "answered": "Answer with everything that is kept of somebody",
    "corrected": "Answer: the data were corrected",
    "restricted": "Answer: the use of the data is restricted",
}


class Because(StrEnum):
    """Why an answer takes longer; the law knows no other reason."""

    COMPLEX = "complex"
    MANY = "many"
    BOTH = "both"


def _bare(name: str, body: Mapping[str, str], *, link: bool = False) -> Text:
    button = [Button(body["answer_button"], ANSWER_LINK)] if link else []
    paragraphs = [body[each] for each in (f"{name}_then", f"{name}_also") if each in body]
    return letter(body[f"{name}_subject"], body[f"{name}_lead"], *button, *paragraphs, body["rights"])


def _texts(name: str, link: bool) -> Mapping[str, Text]:
    return {language: _bare(name, words, link=link) for language, words in words_of(__package__).items()}


def _later_texts(because: Because, months: int) -> Mapping[str, Text]:
    """`months` are those from receipt to the answer, all in all."""
    return {
        language: letter(
            words["later_subject"],
            words["later_lead"],
            words[f"later_{because}"],
            words["later_until"].replace("{months}", str(months)),
            words["rights"],
        )
        for language, words in words_of(__package__).items()
    }


def _supplied(name: str, *, link: bool = False) -> Supplied:
    return Supplied(f"request-{name}", NAMES[name], Element.REQUESTED_REPLY, partial(_texts, name, link))


ANSWERED = _supplied("answered", link=True)
CORRECTED = _supplied("corrected")
RESTRICTED = _supplied("restricted")


def later(because: Because, months: int) -> Supplied:
    """That a request takes longer, why, and within how many months of receipt it is answered."""
    name = f"A request takes longer: {because}, {months} months"
    slug = f"request-later-{because}-{months}"
    return Supplied(slug, name, Element.REQUESTED_REPLY, partial(_later_texts, because, months))
