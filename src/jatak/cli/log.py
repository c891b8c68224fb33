"""`jatak log seal|head|check|rotate-key`"""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from jatak.base.clock import now
from jatak.cli.output import Json, answer, console

if TYPE_CHECKING:
    from jatak.sealing.checking import Checked

WITHOUT = {
    "locked": "it stands apart as proof, locked until its day",
    "restored": "a backup of before was restored, and the journal does not have it",
    "request": "the person asked to be erased",
    "inactive": "the person was silent for too long",
    "never_confirmed": "the sign-up was never confirmed",
    "proof_due": "the proof was due",
    "unlawful": "the data should never have been here",
}

app = typer.Typer(
    help="Seal the ledger so that no past entry can be changed unseen.",
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback()
def log() -> None:
    """Seal the ledger so that no past entry can be changed unseen."""


@app.command()
def seal(as_json: Json = False) -> None:
    """Give every entry that waits its number in the log; `jatak jobs` does so each minute."""
    from jatak.sealing import sealer
    from jatak.sealing.tree import size_now

    added = sealer.seal(now())
    size = size_now()
    answer({"sealed": added, "size": size}, as_json, lambda: print(f"{added:,} sealed; the log has {size:,} entries."))


@app.command()
def head(
    mail: Annotated[str, typer.Option("--mail", help="Send it to this address too.")] = "", as_json: Json = False
) -> None:
    """Seal, sign and print the head: size, root and fingerprint, to be kept on paper or in somebody else's mailbox."""
    from jatak.sealing import sealer
    from jatak.sealing.heads import sign_head
    from jatak.sealing.paper import check_address, content_of, mailed, sheet

    if mail:
        check_address(mail)
    sealer.seal(now())
    signed = sign_head(now())
    answer(content_of(signed), as_json, lambda: print(sheet(signed), flush=True))
    if mail:
        mailed(signed, mail)


@app.command()
def check(as_json: Json = False) -> None:
    """Compute every entry again from the ledger and say what was changed; ends with 1 if anything was."""
    from jatak.sealing import checking

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Checking")
        checked = checking.check(lambda count: bar.update(task, description=f"{count:,} events"))
    answer(_content(checked), as_json, lambda: _show(checked))
    if checked.findings:
        raise typer.Exit(1)


@app.command()
def rotate_key(as_json: Json = False) -> None:
    """Sign the same log by the old key and by a new one, and forget the old one."""
    from jatak.sealing import heads, sealer
    from jatak.sealing.paper import content_of, sheet

    sealer.seal(now())
    last, first = heads.rotate_key(now())

    def show() -> None:
        print(f"The last head of the old key:\n\n{sheet(last)}\n\nThe first head of the new key:\n\n{sheet(first)}")

    answer({"last": content_of(last), "first": content_of(first)}, as_json, show)


def _content(checked: "Checked") -> dict[str, Any]:
    return {
        "ok": not checked.findings,
        "events": checked.events,
        "unsealed": checked.unsealed,
        "leaves": checked.leaves,
        "heads": checked.heads,
        "without": dict(checked.without),
        "broken_off": [at.isoformat() for at in checked.broken_off],
        "counts": dict(checked.findings.counts),
        "findings": [asdict(each) for each in checked.findings],
    }


def _show(checked: "Checked") -> None:
    for each in checked.findings:
        print(each.words)
    for wrong, count in checked.findings.counts.items():
        shown = sum(each.wrong is wrong for each in checked.findings)
        if count > shown:
            print(f"... and {count - shown:,} more of this kind ({wrong}).")
    for why, count in sorted(checked.without.items()):
        print(f"Entries without what was heard: {count:,} ({WITHOUT.get(why, f'erased: {why}')}).")
    for at in checked.broken_off:
        print(f"On {at:%Y-%m-%d %H:%M} UTC a backup was restored without the entries sealed since it: heads that were")
        print("signed between backup and restore are not continued by this log.")
    looked = f"{checked.events:,} events, {checked.leaves:,} entries and {checked.heads:,} heads were checked"
    waiting = f"; {checked.unsealed:,} wait to be sealed" if checked.unsealed else ""
    print(f"{looked}{waiting}: {'nothing was changed' if not checked.findings else 'SOMETHING WAS CHANGED'}.")
