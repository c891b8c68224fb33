"""A person's own words, each as it is written where it stands."""

import html

from jatak.content.footer import Why, sentence
from jatak.content.placeholders import one_line
from jatak.delivery.compose.dates import Dates
from jatak.delivery.compose.draft import Draft
from jatak.delivery.compose.person import Person
from jatak.delivery.compose.phrases import clean, named, phrase
from jatak.delivery.compose.quoted import inserted, inserted_token
from jatak.delivery.compose.subject import Subject
from jatak.delivery.compose.tokens import Tokens

SENTENCES_KEPT = 4096


class Words:
    """Writes the words of letters of one language."""

    def __init__(self, draft: Draft, subject: Subject) -> None:
        self._subject, self._dates, self._sentences = subject, Dates(), Sentences(draft)

    def of(self, person: Person, to: str, tokens: Tokens) -> tuple[bytes, ...]:
        """In the order of `Word`; `to` is the person's address as it is written in headers."""
        name, token = one_line(person.name), person.leave_token.encode()
        return (
            self._dates.written(person.at),
            named(phrase(clean(name)), to.encode()),
            tokens.message_id.encode(),
            self._subject.of(name, person.address),
            token,
            tokens.leave.encode(),
            tokens.feedback.encode(),
            *in_both(name),
            *in_both(person.address),
            *self._sentences.of(person.why),
            inserted_token(token),
            inserted(person.confirm_link),
            inserted(person.own_link),
            inserted(person.stay_link),
            inserted(person.answer_link),
        )


class Sentences:
    """Why people get it, each sentence written once."""

    def __init__(self, draft: Draft) -> None:
        self._company, self._language = draft.company, draft.footer.language or draft.language
        self._written: dict[Why, tuple[bytes, bytes]] = {}

    def of(self, why: Why) -> tuple[bytes, bytes]:
        """For the text part, and for the HTML part."""
        written = self._written.get(why)
        if written is None:
            if len(self._written) >= SENTENCES_KEPT:
                self._written.clear()
            written = self._written[why] = in_both(sentence(self._company, why, self._language))
        return written


def in_both(words: str) -> tuple[bytes, bytes]:
    """One line of words for the text part, and for the HTML part, where it can be nothing but text."""
    in_text, escaped = inserted(words), html.escape(words)
    return in_text, in_text if escaped == words else inserted(escaped)
