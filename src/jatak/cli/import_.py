"""`jatak import`"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.output import Json, answer

if TYPE_CHECKING:
    from jatak.imports.opening import Asked

app = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
TABS = {"tab": "\t", "\\t": "\t"}


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV, XLSX or ZIP file, or a CSV packed with gzip.")],
    company: Annotated[
        str,
        typer.Option("--controller", "--company", help="Whose people they are; the only one unless said."),
    ] = "",
    format_: Annotated[
        str, typer.Option("--as", metavar="NAME", help="mailchimp, brevo, hubspot, klaviyo or listmonk; found out.")
    ] = "",
    mapping: Annotated[Path | None, typer.Option(help="A TOML file that says what the columns mean.")] = None,
    propose: Annotated[
        Path | None, typer.Option(metavar="FILE.toml", help="Only write a mapping file to begin with.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would become of each row.")] = False,
    rejects: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Write the refused rows there, to be mended.")
    ] = None,
    encoding: Annotated[str, typer.Option(help="Of the text, such as cp1252; found out.")] = "",
    delimiter: Annotated[str, typer.Option(help="Between cells: , ; | or tab; found out.")] = "",
    sheet: Annotated[str, typer.Option(help="Of an XLSX file with several.")] = "",
    as_json: Json = False,
) -> None:
    """Take in a list of people with what they said, as far as it can be proven. Again, it changes nothing."""
    from jatak.cli.importing import Sink, check_sink, imported, proposed_file
    from jatak.cli.importing_table import content_of, show
    from jatak.cli.naming import controller_named
    from jatak.imports.opening import opened

    if propose:
        proposed_file(file, propose, _asked(encoding, delimiter, sheet))
        answer({"mapping": str(propose)}, as_json)
        return
    controller = controller_named(company)
    if rejects:
        check_sink(rejects, file)
    asked = _asked(encoding, delimiter, sheet, format_, mapping)
    tables = opened(file, asked)
    done = [
        imported(each, controller, asked.mapping, now(), dry_run, Sink(rejects, each, len(tables))) for each in tables
    ]
    content = content_of(controller, done)
    answer(content, as_json, lambda: show(content, done))


def _asked(encoding: str, delimiter: str, sheet: str, format_: str = "", mapping: Path | None = None) -> "Asked":
    from jatak.imports.formats.known import formats
    from jatak.imports.mapping.toml import mapping_file
    from jatak.imports.opening import Asked
    from jatak.imports.reading.encoding import encoding_named

    base, table = mapping_file(mapping, formats()) if mapping else ("", {})
    return Asked(
        encoding=encoding_named(encoding) if encoding else "",
        delimiter=_delimiter(delimiter),
        sheet=sheet,
        format=format_ or base,
        mapping_name=mapping.name if mapping else "",
        mapping=table,
    )


def _delimiter(text: str) -> str:
    text = TABS.get(text, text)
    if text and (len(text) != 1 or text in '"\r\n'):
        raise UsageError(f"--delimiter {text} is not one character.", "Write , or ; or | or tab.")
    return text
