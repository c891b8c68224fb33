"""`[[words]]` in TOML: what people were shown, where and when."""

from jatak.gate.situation import Indication, Tri
from jatak.imports.mapping.values import Place
from jatak.imports.mapping.words import FormerWords, ShownText, refuse_overlaps
from jatak.imports.plan import AS_IT_SHOULD_BE

KNOWN = ["name", "source", "from", "until", "channels", "topics", "double_opt_in", "indication", "qualities", "texts"]
QUALITIES = (*AS_IT_SHOULD_BE, "proof")
ACTS = [act.name.lower() for act in Indication]
ANSWERS = [answer.name.lower() for answer in Tri]
TEXT = ("asked", "withdrawal")


def words_of(place: Place) -> tuple[FormerWords, ...]:
    """All words of a mapping; raises UsageError where one lacks something or two overlap."""
    every = tuple(_words(each, number) for number, each in enumerate(place.each("words"), 1))
    refuse_overlaps(every)
    return every


def _words(place: Place, number: int) -> FormerWords:
    place.refuse_others(KNOWN)
    texts = place.inner("texts")
    if not texts.table:
        raise place.wrong("texts", "no words are said", "Write [words.texts.da] with `asked` and `withdrawal`.")
    begins, ends = place.day("from"), place.day("until")
    if begins and ends and begins > ends:
        raise place.wrong("until", "this is before `from`", "Say the first and the last day.")
    return FormerWords(
        name=place.text("name") or f"words-{number}",
        texts={language: _text(texts.inner(language)) for language in texts.table},
        source=place.text("source"),
        begins=begins,
        ends=ends,
        channels=place.texts("channels") or ("email",),
        topics=place.texts("topics"),
        double_opt_in="double_opt_in" in place.table and place.flag("double_opt_in"),
        indication=Indication[place.one_of("indication", ACTS, "ticked").upper()],
        qualities=_qualities(place.inner("qualities")),
    )


def _qualities(place: Place) -> dict[str, Tri]:
    place.refuse_others(QUALITIES)
    return {name: Tri[place.one_of(name, ANSWERS).upper()] for name in place.table}


def _text(place: Place) -> ShownText:
    place.refuse_others(TEXT)
    for part in TEXT:
        if not place.text(part):
            raise place.wrong(part, "this is missing", "Copy it from the form as people saw it.")
    return ShownText(place.text("asked"), place.text("withdrawal"))
