"""The first page: what the pages are, every country, how a message is decided, every reason."""

from collections import Counter

from jatak.law.pack import Pack
from jatak.lawpages import inshort
from jatak.lawpages.book import Book, checked
from jatak.lawpages.deciding import grounds, order
from jatak.lawpages.markdown import bullets, code, day, escaped, link, listed, numbered, page, table
from jatak.lawpages.reasons import reasons
from jatak.lawpages.standing import MARKS
from jatak.lawpages.values import NO_LIMIT, NOT_RESEARCHED

GROUNDS_TITLE = "Which ground is named"
REASONS_TITLE = "Reason codes"
ABOUT = (
    "For every recipient, company, channel and moment Jatak decides whether a message is lawful. These pages say by "
    "what: one page a country with every value and its source, and one page a rule with an example of each of its "
    "answers. They are made from the rule packs and rules that decide, so they say what the program does."
)
DAY = (
    "They show the law as of **{day}**, the day on which the packs were last looked through. Values that held before "
    "and values to come are listed with their days; a decision takes the law of its own day."
)
ADVICE = "This is software, not legal advice. Let a lawyer of the country read its page once."
DECIDING = (
    "The recipient's country decides, not the sender's. Where two countries are equally likely, both must permit; "
    "where the country is unknown or has neither pack nor floor, every country must.",
    "Every consent and every relation of the person is looked at, and the person without either. One that permits is "
    "enough.",
    "The grounds are tried in order: what the message is comes first, then consent, then the customer, then what needs "
    "neither.",
    "If none holds, the reason is named in order: first what the message is, then the person's no, registers, the "
    "consent, the customer relation, and last what the message must carry.",
)
NOTICES = (
    "These pages say what a yes is worth, not what people must have been told before they gave it. The words of a "
    "notice are held against lists of their own, one that holds everywhere and one a country. `bin/jatak notice check "
    "FILE.toml --country DK` names what is missing, forbidden or doubtful in a text, with the source of each finding."
)
WORDS = (
    f"*read*: read in the source that is linked. *second-hand*: somebody quotes the source. {MARKS['memory']}, or "
    f"{inshort.UNCHECKED}: nobody looked it up yet; have it checked before you rely on it.",
    f"*{NOT_RESEARCHED}*: nothing is permitted because of it. What must be proven counts as not proven, and no "
    "exception is made.",
    f"*{NO_LIMIT}*, *none*: looked for, and the law has none.",
    "A recipient of unknown kind counts as a consumer.",
    "A rule answers yes, no or not known. Not known never permits: what must be proven and is not known is missing.",
)


def index_page(book: Book) -> str:
    """The first page."""
    return page(
        "# The law, country by country",
        _about(book),
        "## Countries",
        _countries(book),
        _layers(book),
        "### What the words mean",
        bullets(WORDS),
        "## How a message is decided",
        numbered(DECIDING),
        f"## {GROUNDS_TITLE}",
        "The first of these of which every rule answers yes permits the message.",
        grounds(),
        "## Which reason is named",
        "If no ground holds, the first of these places that decides gives the reason of the denial.",
        order(),
        f"## {REASONS_TITLE}",
        reasons(book),
        "## What a notice must say",
        NOTICES,
        "## Where the gate disagrees",
        f"Jatak is held against published decisions. {link('Where it decides otherwise', 'disagreements.md')}.",
    )


def _about(book: Book) -> str:
    return "\n\n".join((ABOUT, DAY.format(day=day(book.day)), ADVICE))


def _countries(book: Book) -> str:
    head = ("Country", "", *inshort.TITLES, "Read / second-hand / from memory / not researched")
    return table(head, (_row(pack) for pack in book.countries))


def _row(pack: Pack) -> tuple[str, ...]:
    return (_link(pack), code(pack.code), *map(escaped, inshort.in_short(pack)), _counts(checked(pack)))


def _counts(count: Counter[str]) -> str:
    return " / ".join(str(count[status]) for status in (*MARKS, ""))


def _link(pack: Pack) -> str:
    return link(escaped(pack.name), f"countries/{pack.code}.md")


def _layers(book: Book) -> str:
    """A sentence for each floor; a country that inherits it takes from there what it does not say itself."""
    return "\n\n".join(_layer(book, pack) for pack in book.layers)


def _layer(book: Book, pack: Pack) -> str:
    heirs = listed(_link(heir) for heir in book.heirs(pack.code))
    members = listed(sorted(book.written[pack.code].members - book.rulebook.packs.keys()))
    alone = f" It is the law of {members}, which have no pack of their own." if members else ""
    return f"{_link(pack)} is a floor: it fills what these countries leave unsaid: {heirs}.{alone}"
