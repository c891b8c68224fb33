"""`jatak answer person`, `message` and `campaign`"""

from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jatak.base.clock import now
from jatak.cli.output import Json
from jatak.cli.output import answer as say
from jatak.cli.writing_bar import writing_bar

if TYPE_CHECKING:
    from jatak.retention.answers.making import Collect

app = typer.Typer(
    help="Answer a person or an authority in one action.", pretty_exceptions_enable=False, add_completion=False
)

File = Annotated[Path, typer.Argument(help="What to write: a zip with everything, or the document alone as .pdf.")]
Controller = Annotated[str, typer.Option("--controller", "--company", help="Only what this company knows.")]
Language = Annotated[str, typer.Option("--language", help="Of the reader: da, de, en, fi, fr, nb, nl or sv.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")]


@app.callback()
def answer() -> None:
    """Answer a person or an authority in one action."""


@app.command()
def person(
    who: Annotated[str, typer.Argument(help="An id or an e-mail address.")],
    file: File,
    authority: Annotated[bool, typer.Option("--authority", help="For an authority instead of the person.")] = False,
    controller: Controller = "",
    language: Language = "",
    force: Force = False,
    as_json: Json = False,
) -> None:
    """All that is kept of somebody, with pictures and reasons (GDPR art. 15), and as data (art. 20)."""
    from jatak.cli.naming import controller_named, person_known_as
    from jatak.retention.answers.asking import about_person

    company = controller_named(controller) if controller else None
    _write(about_person(person_known_as(who), company, known_language(language), authority), file, force, as_json)


@app.command()
def message(
    number: Annotated[int, typer.Argument(help="The message's id.")],
    file: File,
    controller: Controller = "",
    language: Language = "",
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Why one message went to one person, or did not, for an authority."""
    from jatak.cli.naming import controller_named, message_of
    from jatak.retention.answers.asking import about_message

    sent = message_of(number, controller_named(controller) if controller else None)
    _write(about_message(sent, known_language(language)), file, force, as_json)


@app.command()
def campaign(
    name: Annotated[str, typer.Argument(help="The campaign's name.")],
    file: File,
    controller: Controller = "",
    language: Language = "",
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Whom a campaign reached and on what ground, and whom it left out and why, for an authority."""
    from jatak.cli.naming import campaign_called, controller_named
    from jatak.retention.answers.asking import about_campaign

    found = campaign_called(name, controller_named(controller) if controller else None)
    _write(about_campaign(found, known_language(language)), file, force, as_json)


@app.command()
def processing(
    file: Annotated[Path, typer.Argument(help="What to write: .pdf to be read, .json for programs.")],
    controller: Annotated[str, typer.Option("--controller", "--company", help="Of which company.")] = "",
    language: Language = "",
    force: Force = False,
    as_json: Json = False,
) -> None:
    """The record of processing activities of a company (GDPR art. 30)."""
    from jatak.base.errors import UsageError
    from jatak.cli.naming import controller_named
    from jatak.evidence.whole_file import whole_file
    from jatak.retention.processing.recording import KINDS, recorded

    kind = file.suffix.lower()
    if kind not in KINDS:
        raise UsageError(
            f"A record is no {kind or 'file without an ending'}.", f"Name a file that ends in {' or '.join(KINDS)}."
        )
    content = recorded(controller_named(controller), known_language(language), kind, now())
    with whole_file(file, force) as out:
        out.write(content)
    say({"file": str(file)}, as_json)


def known_language(language: str) -> str:
    """The same language, or none; raises UsageError for one in which nothing is told."""
    from jatak.base.errors import UsageError
    from jatak.retention.answers.texts import languages, spoken

    if language and spoken(language) == "en" and language.lower()[:2] != "en":
        raise UsageError(f"There is no answer in {language}.", f"Choose one of {', '.join(languages())}.")
    return language


def _write(collect: "Collect", file: Path, force: bool, as_json: bool) -> None:
    from jatak.evidence.contents import Stamp
    from jatak.retention.answers.making import write_answer

    with writing_bar() as watch:
        sha256 = write_answer(collect, file, Stamp(now(), metadata.version("jatak")), force, watch)
    say({"file": str(file), "sha256": sha256}, as_json)
