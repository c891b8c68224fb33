"""`jatak notice check`"""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from jatak.base.errors import UsageError
from jatak.cli.notice.showing import show
from jatak.cli.output import Json, answer
from jatak.gate.message import Channel
from jatak.wording.asking import Asking
from jatak.wording.finding import Finding, blocks
from jatak.wording.lists import known
from jatak.wording.reading import read
from jatak.wording.reminders import reminders
from jatak.wording.review import review


def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.toml", help="The notice: companies, channels, words a language.")
    ],
    country: Annotated[
        list[str] | None, typer.Option("--country", help="Whose list, such as DK; again for more; else the file's.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Mark in the text what is missing, forbidden or doubtful; ends with 1 where it may not be published."""
    texts = [_known_of(text, country) for text in read(str(file), _content(file))]
    found = [(text, review(text)) for text in texts]
    stopped = any(blocks(each) for _, each in found)
    content = {"publishable": not stopped, "texts": [_plain(text, each) for text, each in found]}
    answer(content, as_json, lambda: show(found))
    if stopped:
        raise typer.Exit(1)


def _content(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.", "Name a TOML file.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not written in UTF-8, byte {error.start}.", "Save it as UTF-8.") from error


def _known_of(text: Asking, countries: list[str] | None) -> Asking:
    """The text for these countries, or those of its file; a country or channel without a list would find nothing."""
    if strange := sorted(set(text.channels) - set(Channel)):
        raise UsageError(f"There is no channel {strange[0]!r}.", f"There are: {', '.join(Channel)}.")
    return replace(text, countries=tuple(map(_country, countries or text.countries)))


def _country(code: str) -> str:
    if code.upper() not in known():
        raise UsageError(f"There is no list for {code!r}.", f"There are: {', '.join(known())}.")
    return code.upper()


def _plain(text: Asking, found: tuple[Finding, ...]) -> dict[str, Any]:
    return {
        "language": text.language,
        "countries": text.countries,
        "publishable": not blocks(found),
        "findings": [asdict(each) | {"severity": each.severity.name.lower()} for each in found],
        "to_attest": [asdict(each.law) | {"code": each.code, "says": each.says} for each in reminders(text)],
    }
