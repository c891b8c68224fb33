"""The page of one rule: what it asks, what it answers, examples, and where countries differ."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jatak.gate.grounds import ASKED, MENDED_BY_TIME
from jatak.gate.rule import Rule
from jatak.gate.situation import Tri
from jatak.law.parameter import Parameter
from jatak.lawpages.book import Book
from jatak.lawpages.differing import differing
from jatak.lawpages.examples import Example, examples
from jatak.lawpages.facts import Fact, fact_title, fact_value
from jatak.lawpages.markdown import bullets, code, escaped, link, page, table
from jatak.lawpages.sequence import places, roles
from jatak.lawpages.standing import cited
from jatak.lawpages.words import title

ANSWERS = {Tri.YES: "Yes", Tri.NO: "No", Tri.UNKNOWN: "Not known"}
FIGURE = "N"
"""In a sentence, the figure that each country sets."""
NOT_ASKED = "-"


def rule_page(book: Book, name: str) -> str:
    """The page of a rule with an example of each of its answers; raises KeyError."""
    rule = {one.name: one for one in ASKED}[name]
    found = examples(rule, book)
    return page(
        f"# {title(name)}",
        escaped(str(rule.check.__doc__).strip()),
        _about(rule),
        "## What it answers",
        _sentences(rule, found),
        "## Examples",
        _examples(found),
        "## What the law says, and where countries differ",
        *(differing(book, parameter) for parameter in _cited_first(rule, found.values())),
        "## When it is asked",
        _when(rule),
    )


def spoken(text: str) -> str:
    """A sentence of a rule, in which a figure that countries set is a letter."""
    return escaped(text.format(limit=FIGURE))


def _about(rule: Rule) -> str:
    reason = link(code(rule.code), "../README.md#reason-codes")
    finer = f", more exactly {code(rule.reason)}" if rule.reason != rule.code else ""
    in_time = " Time alone mends it: the message waits." if rule in MENDED_BY_TIME else ""
    return f"A denial that this rule decides has the reason {reason}{finer}.{in_time}"


def _sentences(rule: Rule, found: Mapping[Tri, Example]) -> str:
    said = {Tri.YES: (rule.holds, ""), Tri.NO: (rule.fails, rule.change), Tri.UNKNOWN: (rule.unknown, rule.change)}
    rows = [(ANSWERS[holds], *map(spoken, said[holds])) for holds in ANSWERS if holds in found]
    has_figure = any("{limit}" in text for pair in said.values() for text in pair)
    figure = f"{FIGURE} is the figure that the country sets." if has_figure else ""
    return _blocks(table(("Answer", "What is said", "What would change it"), rows), figure)


def _examples(found: Mapping[Tri, Example]) -> str:
    """The examples side by side, with what is the same for all of them above."""
    every = {ANSWERS[holds]: found[holds] for holds in ANSWERS if holds in found}
    missing = [ANSWERS[holds].lower() for holds in (Tri.YES, Tri.NO) if holds not in found]
    nobody = f"No country with a pack gives the answer {' or '.join(missing)} today." if missing else ""
    countries, sources = (list(map(say, every.values())) for say in (_country, _sources))
    same = len({*zip(countries, sources, strict=True)}) == 1
    rows = [*_facts(list(every.values())), ("Answer", *(escaped(one.answer.because) for one in every.values()))]
    if same:
        return _blocks(f"{countries[0]}: {sources[0]}", table(("", *every), rows), nobody)
    return _blocks(table(("", *every), [("Country", *countries), *rows, ("Source", *sources)]), nobody)


def _cited_first(rule: Rule, every: Iterable[Example]) -> list[Parameter[Any]]:
    """The rule's parameters, of which those that the examples cite come first."""
    cited_names = {name for one in every for name in rule.law if one.pack.values[name].source in one.answer.sources}
    return sorted(rule.law.values(), key=lambda parameter: parameter.name not in cited_names)


def _facts(every: list[Example]) -> Iterator[tuple[str, ...]]:
    for fact in dict.fromkeys(fact for one in every for fact in one.case):
        yield fact_title(fact), *(_fact(every[0], one, fact) for one in every)


def _country(one: Example) -> str:
    return link(escaped(one.pack.name), f"../countries/{one.pack.code}.md")


def _sources(one: Example) -> str:
    return "; ".join(dict.fromkeys(map(cited, one.answer.sources)))


def _blocks(*blocks: str) -> str:
    return "\n\n".join(filter(None, blocks))


def _fact(first: Example, one: Example, fact: Fact) -> str:
    """A fact of an example, marked where it is not that of the first."""
    if fact not in one.case:
        return NOT_ASKED
    words = escaped(fact_value(fact, one.case[fact]))
    return words if first.case.get(fact, one.case[fact]) == one.case[fact] else f"**{words}**"


def _when(rule: Rule) -> str:
    order = link("order", "../README.md#which-reason-is-named")
    asked = [f"{role}: {escaped(ground.because)} ({code(ground.code)})" for ground, role in roles(rule)]
    named = [f"Place {number} of the {order}. {phase.condition}, {phase.decides}." for number, phase in places(rule)]
    return bullets(asked + (named or [f"It has no place of its own in the {order} of denials."]))
