"""The check: a text held against the lists of the countries where people are asked with it."""

from collections.abc import Iterable, Iterator

from jatak.wording.asking import PARTS, Asking
from jatak.wording.conditions import CONDITIONS
from jatak.wording.entry import Entry, Words
from jatak.wording.finding import Finding
from jatak.wording.lexicon import ANY
from jatak.wording.lists import entries_for
from jatak.wording.needs import NEEDS
from jatak.wording.sentences import said
from jatak.wording.view import Gap, View


def review(asking: Asking, reader: str = "en") -> tuple[Finding, ...]:
    """All that is missing, forbidden or doubtful, in this order, and by place; one place is found once by one code.

    It is said in the reader's language.
    """
    view = View.of(asking)
    found: dict[tuple[str, Gap], Finding] = {}
    for country in asking.countries or ("",):
        for whose, entry in entries_for(country):
            for gap in _gaps(view, entry):
                finding = _finding(view, whose, entry, gap, reader)
                before = found.get((entry.code, gap))
                if before is None or finding.severity < before.severity:
                    found[entry.code, gap] = finding
    return tuple(
        sorted(found.values(), key=lambda each: (each.severity, PARTS.index(each.part), each.start, each.code))
    )


def applies(view: View, purposes: Iterable[str], when: Iterable[str], unless: Iterable[str] = ()) -> bool:
    """Whether something of a list is about this notice."""
    return (
        view.asking.purpose in purposes
        and all(CONDITIONS[name](view) for name in when)
        and not any(CONDITIONS[name](view) for name in unless)
    )


def _gaps(view: View, entry: Entry) -> tuple[Gap, ...]:
    key = (entry.code, entry.needs, tuple(entry.words), entry.parts, entry.when, entry.unless)
    if (known := view.memory.get(key)) is None:
        looked = applies(view, entry.purposes, entry.when, entry.unless)
        known = view.memory[key] = tuple(_looked_for(view, entry)) if looked else ()
    assert isinstance(known, tuple)
    return known


def _looked_for(view: View, entry: Entry) -> Iterator[Gap]:
    if not entry.needs:
        yield from _words(view, entry)
    elif view.words.known or not NEEDS[entry.needs].by_words:
        yield from NEEDS[entry.needs].check(view)


def _words(view: View, entry: Entry) -> Iterator[Gap]:
    phrases, harmless = _spoken(view, entry.words), _spoken(view, entry.but)
    for part in entry.parts:
        spared = [match.span() for _, match in view.found(harmless, (part,))]
        for _, match in view.found(phrases, (part,)):
            if not any(start < match.end() and match.start() < end for start, end in spared):
                yield view.gap(part, match)


def _spoken(view: View, words: Words) -> tuple[str, ...]:
    return (*words.get(view.words.language, ()), *words.get(ANY, ()))


def _finding(view: View, whose: str, entry: Entry, gap: Gap, reader: str) -> Finding:
    quoted = view.asking.part(gap.part)[gap.start : gap.end]
    named = {"name": said(gap.name, reader), "quoted": quoted}
    return Finding(
        entry.code,
        entry.severity,
        gap.part,
        gap.start,
        gap.end,
        quoted,
        _filled(said(entry.says, reader), named),
        _filled(said(entry.remedy, reader), named),
        whose,
        entry.law.cite,
        entry.law.source,
        entry.law.status,
    )


def _filled(sentence: str, named: dict[str, str]) -> str:
    for name, value in named.items():
        sentence = sentence.replace(f"{{{name}}}", value)
    return sentence
