"""Finding the words under which a row stands."""

from collections.abc import Sequence
from datetime import datetime

from jatak.consent.channels import carried_by
from jatak.consent.models import NoticeText
from jatak.imports.loading.ask import Ask, Unasked
from jatak.imports.plan import Plan, Words
from jatak.imports.row import Grade, Row

UNKNOWN_WORDS = Unasked(
    "words_unknown",
    "Nobody says which words were shown there and then: name the words of this source and period in the mapping.",
)
NO_CHANNEL = Unasked(
    "channel_not_asked",
    "The words do not ask for a channel that reaches this address: name the words that do, or leave the address out.",
)
Found = tuple[int | None, int | None, bool]
"""The notice text, which of the plan's words it is of, and whether those wanted a confirmation."""


class Asking:
    """The asks of one file, numbered as its rows need them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.asks: list[Ask] = []
        ids = {words.text_id for words in plan.words} | ({plan.otherwise} if plan.otherwise else set())
        texts = NoticeText.objects.filter(pk__in=ids).select_related("version")
        self._channels = {text.pk: tuple(text.version.channels) for text in texts}
        self._numbers: dict[tuple[object, ...], int | Unasked] = {}
        self._candidates: dict[tuple[str, str], Sequence[int]] = {}

    def of(self, row: Row) -> int | Unasked:
        """The number of what a row says yes to, or why it cannot be entered."""
        text, stated, double = self._words(row)
        grade = row.grade if stated is not None else _without_words(row)
        if grade is Grade.CONFIRMED and row.confirmed_at is None:
            grade = Grade.RECORDED
        key = (text, stated, double, grade, row.kind, row.channels)
        if (number := self._numbers.get(key)) is None:
            number = self._numbers[key] = self._number(text, stated, double, grade, row)
        return number

    def _number(self, text: int | None, stated: int | None, double: bool, grade: Grade, row: Row) -> int | Unasked:
        if text is None:
            return UNKNOWN_WORDS
        carried = carried_by(row.kind)
        wanted = row.channels or carried
        channels = tuple(each for each in self._channels[text] if each in wanted and each in carried)
        if not channels:
            return NO_CHANNEL
        confirmed = double or grade is Grade.CONFIRMED
        self.asks.append(Ask(text, grade, row.kind, channels, confirmed, stated))
        return len(self.asks) - 1

    def _words(self, row: Row) -> Found:
        for index in self._named(row.words, row.place):
            words = self.plan.words[index]
            if row.words or _within(words, row.said_at):
                return words.text_id, index, words.double_opt_in
        return self.plan.otherwise, None, False

    def _named(self, name: str, place: str) -> Sequence[int]:
        key = (name, "" if name else place)
        if key not in self._candidates:
            self._candidates[key] = [i for i, words in enumerate(self.plan.words) if _fits(words, *key)]
        return self._candidates[key]


def _fits(words: Words, name: str, place: str) -> bool:
    """Words with a name and no source are for rows that name them alone."""
    return words.name == name if name else words.place == place or not (words.place or words.name)


def _within(words: Words, at: datetime | None) -> bool:
    """Whether words were shown then; of an unknown day only if they always were."""
    if words.since is None and words.until is None:
        return True
    return at is not None and (words.since is None or at >= words.since) and (words.until is None or at < words.until)


def _without_words(row: Row) -> Grade:
    return Grade.NOTHING if row.said_at is None or row.grade is Grade.NOTHING else Grade.DATED
