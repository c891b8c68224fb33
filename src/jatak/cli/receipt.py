"""`jatak receipt person|check|read|import|declare`"""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jatak.base.clock import now
from jatak.base.errors import JatakError, UsageError
from jatak.cli.output import Json, answer, console

if TYPE_CHECKING:
    from jatak.receipts.checking import Checked

app = typer.Typer(help="Receipts of consents.", pretty_exceptions_enable=False, add_completion=False)
Company = Annotated[
    str, typer.Option("--controller", "--company", help="At which company; not needed where there is one.")
]
File = Annotated[Path, typer.Argument(help="The file of the receipt.")]


@app.callback()
def receipt() -> None:
    """Receipts of consents."""


@app.command()
def person(
    who: Annotated[str, typer.Argument(help="Whose: an id or an e-mail address.")],
    controller: Company = "",
    html: Annotated[Path | None, typer.Option("--html", help="Write the readable twin to this file, too.")] = None,
    pdf: Annotated[Path | None, typer.Option("--pdf", help="Write it as a document to this file, too.")] = None,
    language: Annotated[str, typer.Option("--language", help="Of the twin; else that of the yes.")] = "",
    as_json: Json = False,
) -> None:
    """Show the receipt of a person: in words, or with --json as the signed file itself."""
    from jatak.cli.answer import known_language
    from jatak.cli.naming import controller_named, person_known_as
    from jatak.receipts.gathering.of_person import receipt_of
    from jatak.receipts.issuing import issued
    from jatak.retention.answers.receipt import as_html, as_pdf, as_text, speech_of
    from jatak.sealing.key import public_key

    company = controller_named(controller)
    found = receipt_of(person_known_as(who), company, now())
    if found is None:
        raise UsageError(f"{company.name} has no consent of {who}, and no customer relation that stands in for one.")
    signed, name, key = issued(found, company.name), company.legal_name or company.name, public_key()
    told = (found, name, speech_of(found, company, known_language(language)), key)
    if html is not None:
        _write(html, as_html(*told).encode())
    if pdf is not None:
        _write(pdf, as_pdf(*told))
    answer(signed, as_json, lambda: print(as_text(*told), end=""))


@app.command()
def check(
    file: File,
    key: Annotated[str, typer.Option("--key", help="The key that must have signed it: 64 hexadecimal digits.")] = "",
    as_json: Json = False,
) -> None:
    """Check a receipt of anybody: its form, its mandatory fields, and its signature."""
    from jatak.receipts.checking import check as checked

    found = checked(_read(file), now())
    _must_be_by(found, key)
    answer(found.told(), as_json, lambda: _show(found))
    if found.signer == "former key, too late":
        raise JatakError("The receipt was made after its key was given up.", "Do not trust it; ask for it again.")
    if found.lacks:
        raise JatakError("The receipt is not complete.", "Ask whoever issued it for the fields that are missing.")


@app.command()
def read(
    file: File,
    who: Annotated[str, typer.Option("--person", help="Whose it is: an id or an e-mail address.")],
    controller: Company = "",
    by: Annotated[str, typer.Option("--by", help="Who keeps it.")] = "command line",
    as_json: Json = False,
) -> None:
    """Keep a receipt of another product as evidence of a person; it gives no consent here by itself."""
    from jatak.cli.naming import controller_named, person_known_as
    from jatak.receipts.checking import check as checked
    from jatak.receipts.keeping import keep

    data, company, known = _read(file), controller_named(controller), person_known_as(who)
    found, kept = checked(data, now()), keep(data, known, company, now(), by)
    answer(found.told() | {"kept": kept.pk, "person": known}, as_json, lambda: _show(found))
    console.print(f"Kept as evidence of person {known} at {company.name}; what it permits is not taken over.")


@app.command("import")
def import_(
    file: File,
    address: Annotated[str, typer.Option("--address", help="Whose it is: an e-mail address or a number with +45.")],
    controller: Company = "",
    key: Annotated[str, typer.Option("--key", help="Of the issuer, compared with its owner: 64 digits.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would become of it.")] = False,
    by: Annotated[str, typer.Option("--by", help="Who takes it over.")] = "command line",
    as_json: Json = False,
) -> None:
    """Take over the consents of a receipt from elsewhere, with the grade that it can prove, and keep it as evidence."""
    from jatak.cli.naming import controller_named
    from jatak.cli.receipt_import import content_of, lines_of
    from jatak.imports.row import Row
    from jatak.receipts.checking import check as checked
    from jatak.receipts.importing.running import Order, take_over

    data, company = _read(file), controller_named(controller)
    _must_be_by(checked(data, now()), key)
    taken = take_over(Order(file, data, address, company, by, key, dry_run), now())
    answer(content_of(taken), as_json, lambda: None)
    for line in lines_of(taken):
        console.print(line, markup=False, soft_wrap=True)
    if all(not isinstance(row, Row) for row in taken.rows):
        raise JatakError("Nothing of this receipt was taken over.", "Each reason stands above.")


@app.command()
def declare(
    established_in: Annotated[str, typer.Option("--established", help="Country of the company, as two letters.")],
    stored_in: Annotated[list[str], typer.Option("--stored", help="Country where the data lie; may be repeated.")],
    processed_in: Annotated[list[str], typer.Option("--processed", help="Country where they are worked with.")],
    authority: Annotated[
        str, typer.Option("--authority", help="Name; address; contact of who supervises it; that of the country.")
    ] = "",
    recipient: Annotated[list[str], typer.Option("--recipient", help="Name; role; address; contact.")] = [],  # noqa: B006
    kept_months: Annotated[int | None, typer.Option("--kept-months", help="Months that proof is kept.")] = None,
    controller: Company = "",
    by: Annotated[str, typer.Option("--by", help="Who declares it.")] = "command line",
    as_json: Json = False,
) -> None:
    """Declare what a company's receipts must say of where data lie, who receives them, and who supervises it."""
    from jatak.cli.naming import controller_named
    from jatak.receipts.declaring.declaration import Authority, Declared, Recipient
    from jatak.receipts.declaring.declaration import declare as declared
    from jatak.retention.receipt_authority import supervised

    recipients = [Recipient(*_parts(each, 4)) for each in recipient]
    watched = Authority(*_parts(authority, 3)) if authority else Authority("", "", "")
    said = Declared(established_in, stored_in, processed_in, watched, recipients, kept_months)
    made = declared(controller_named(controller), supervised(said), now(), by)
    answer({"declaration": made.pk, "company": made.controller.name, "at": made.at.isoformat()}, as_json)


def _parts(said: str, number: int) -> list[str]:
    found = [part.strip() for part in said.split(";")]
    if len(found) != number:
        raise UsageError(f"{said!r} has {len(found)} parts and needs {number}.", "Put semicolons between them.")
    return found


def _read(file: Path) -> bytes:
    """No more than shows that it is too large for a receipt."""
    from jatak.receipts.linked.parsing import MOST_BYTES

    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.", "Give the file of a receipt.") from None


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}.", "Name a file that you may write.") from None


def _must_be_by(found: "Checked", key: str) -> None:
    if key and (found.signed is None or found.signed.key.hex() != key.replace(" ", "").lower()):
        raise UsageError("The receipt is not signed by that key.", "Compare the key with its owner, letter by letter.")


def _show(found: "Checked") -> None:
    from jatak.retention.answers.receipt import Speech, as_text

    english = Speech("en")
    print(as_text(found.receipt, english.say("issuer"), english, found.signed.key if found.signed else None), end="")
    for line in _verdict(found.told()):
        console.print(line, markup=False, soft_wrap=True)


def _verdict(told: dict[str, Any]) -> list[str]:
    since, until = (_day(told[name]) for name in ("key_since", "key_until"))
    former = f"This installation signed it by a former key, in use from {since} until {until}"
    said = {
        "none": "Nobody signed it: it proves nothing by itself.",
        "ours": "This installation signed it, and nothing was changed since.",
        "former key": f"{former}; nothing was changed since.",
        "former key, too late": f"{former}, but it says that it was made after that: do not trust it.",
        "another key": "The signature holds, but this installation never used that key, and knows nobody who does. "
        f"Compare it with its owner: {told['key']}.",
    }
    lacking = [f"Missing: {each}." for each in told["missing"]]
    return [said[told["signature"]], *lacking, *map(json.dumps, told["remarks"])]


def _day(at: str | None) -> str:
    return f"{datetime.fromisoformat(at):%-d %B %Y, %H:%M UTC}" if at else ""
