"""`jatak review-leaving`"""

import sys
import urllib.request
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from jatak.base.errors import UsageError
from jatak.cli.output import Json, answer
from jatak.gate.situation import Tri
from jatak.gate.withdrawal import LeavingFacts, Review
from jatak.gate.withdrawal import review_leaving as reviewed
from jatak.law.pack import Pack
from jatak.law.rulebook import Rulebook
from jatak.selftest.elsewhere import Seen, seen

MOST, SECONDS = 2_000_000, 30
SAID = {"yes": Tri.YES, "no": Tri.NO, "unknown": Tri.UNKNOWN}
WORD = "yes, no or unknown"


def review_leaving(
    url: Annotated[str, typer.Argument(metavar="URL", help="The page to which the link in a message leads.")],
    country: Annotated[str, typer.Option("--country", help="By whose law, such as DK.")],
    works: Annotated[str, typer.Option("--works", help=f"Does silence follow? {WORD}.")] = "",
    free: Annotated[str, typer.Option("--free", help=f"Does leaving cost nothing? {WORD}.")] = "",
    same_channel: Annotated[str, typer.Option("--same-channel", help=f"By the channel of the message? {WORD}.")] = "",
    hours: Annotated[float | None, typer.Option("--hours", min=0, help="From leaving to silence.")] = None,
    login: Annotated[str, typer.Option("--login", help=f"Does it ask for a log-in? {WORD}; else the page says.")] = "",
    questions: Annotated[
        str, typer.Option("--questions", help=f"Must questions be answered first? {WORD}; else the page says.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Judge a leaving page of others by the facts that ours are judged by; it is opened and never submitted.

    What the page cannot show is asked for; what stays unknown counts as not met. Ends with 1 where leaving is not
    handled as the law asks.
    """
    pack = _pack(country)
    page = seen(_opened(url))
    facts = LeavingFacts(
        works=_said(works, "Did silence follow after leaving?"),
        free=_said(free, "Is leaving free of charge?"),
        login_required=_said(login, "") if login else page.login_required,
        steps=page.steps,
        same_channel=_said(same_channel, "Can one leave by the channel of the message?"),
        honoured_hours=hours,
        questionnaire_first=_said(questions, "") if questions else page.questionnaire_first,
    )
    review = reviewed(facts, pack)
    sources = [source.cite for source in review.sources]
    content = {"lawful": review.lawful, "reason": review.reason, "because": review.because, "sources": sources}
    answer(content | {"would_change": review.would_change}, as_json, lambda: _show(page, review, sources))
    if not review.lawful:
        raise typer.Exit(1)


def _pack(country: str) -> Pack:
    packs = Rulebook.load(datetime.now(UTC).date()).packs
    if country.upper() not in packs:
        raise UsageError(f"There is no law of {country}.", f"Name one of {', '.join(sorted(packs))}.")
    return packs[country.upper()]


def _opened(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise UsageError(f"{url} is no web address.", "Copy the link out of the message, https:// included.")
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as page:  # noqa: S310 - the scheme is checked
            return bytes(page.read(MOST)).decode("utf-8", "replace")
    except (OSError, ValueError) as error:
        raise UsageError(f"The page cannot be opened: {error}.", "Open it in a browser: it may need one.") from error


def _said(word: str, question: str) -> Tri:
    """What an option says, else what the operator answers at a terminal, else not known."""
    if not word and question and sys.stdin.isatty():
        word = typer.prompt(f"{question} ({WORD})", default="unknown")
    if word not in ("", *SAID):
        raise UsageError(f"{word!r} is no answer.", f"Say {WORD}.")
    return SAID[word] if word else Tri.UNKNOWN


def _show(page: Seen, review: Review, sources: list[str]) -> None:
    screen = Console(highlight=False)
    told = {Tri.YES: "yes", Tri.NO: "no", Tri.UNKNOWN: "cannot be seen"}
    screen.print(f"Log-in: {told[page.login_required]}", markup=False)
    screen.print(f"Questions first: {told[page.questionnaire_first]}", markup=False)
    screen.print(f"Acts: {page.steps if page.steps is not None else 'cannot be seen'}", markup=False)
    screen.print(f"{'Handled' if review.lawful else 'Not handled'}: {review.because}", markup=False)
    if review.would_change:
        screen.print(review.would_change, markup=False)
    screen.print(f"Source: {'; '.join(sources)}", markup=False, soft_wrap=True)
