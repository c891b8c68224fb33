"""Where countries answer a parameter differently."""

from collections import Counter

from jatak.law.pack import Pack
from jatak.law.parameter import Parameter
from jatak.lawpages.book import Book
from jatak.lawpages.groups import asked
from jatak.lawpages.markdown import code, escaped, link, sentence, table
from jatak.lawpages.standing import standing
from jatak.lawpages.values import in_words

HEAD = ("Country", "Answer", "Where it stands")


def differing(book: Book, parameter: Parameter[object]) -> str:
    """What a parameter asks, what most countries answer, and a table of those that answer otherwise."""
    said = {pack: in_words(parameter.name, pack[parameter].value) for pack in book.countries}
    usual, count = Counter(said.values()).most_common(1)[0]
    asks = f"**{sentence(escaped(asked(parameter)))}** ({code(parameter.name)})"
    if count == len(said):
        return f"{asks} Everywhere: **{escaped(usual)}**."
    if count == 1:
        return f"{asks}\n\n{_table(parameter, said)}"
    others = {pack: words for pack, words in said.items() if words != usual}
    rest = "One country answers" if len(others) == 1 else f"{len(others)} answer"
    return f"{asks} In {count} countries: **{escaped(usual)}**. {rest} otherwise:\n\n{_table(parameter, others)}"


def _table(parameter: Parameter[object], said: dict[Pack, str]) -> str:
    rows = (
        (link(escaped(pack.name), f"../countries/{pack.code}.md"), escaped(words), standing(pack[parameter]))
        for pack, words in said.items()
    )
    return table(HEAD, rows)
