"""What a restore did, and what it could not bring back, as the command line says it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jatak.backup.restoring import Restored

NOES = {"withdrawn": "withdrawals", "objected": "objections", "refused": "refusals"}
OTHERS = {"given": "consents given", "confirmed": "confirmations", "lapsed": "lapses", "stayed": "stays"}
MADE = {
    "people_person": "people",
    "people_profile": "changes of what is known of people",
    "customers_relation": "customer relations",
    "customers_purchasefile": "files of purchases",
    "imports_file": "files of people",
    "desk_request": "requests at the desk",
    "campaigns_campaign": "campaigns",
    "delivery_message": "messages",
}
"""By the table whose numbers say so."""
FILES = {"customer relations", "files of purchases", "files of people"}


def content_of(done: "Restored") -> dict[str, Any]:
    """As plain values."""
    return {
        "of": done.of.isoformat(),
        "noes": done.replayed.noes,
        "limits": done.replayed.limits,
        "stayed": done.replayed.stayed,
        "erased": done.erased,
        "not_known": done.replayed.not_known,
        "campaigns_started_since": done.replayed.started,
        "log": None
        if done.brought is None
        else {
            "from": done.brought.first,
            "to": done.brought.end,
            "heads": done.brought.heads,
            "lost": done.lost.entries,
        },
        "lost": dict(done.lost.kinds),
        "made_since_at_most": _made(done.replayed.made),
        "journal_cut_off": str(done.cut_off) if done.cut_off else None,
        "files": done.files,
        "earlier": done.earlier,
    }


def lines(done: "Restored") -> Iterator[str]:
    """In words."""
    yield f"The backup of {done.of:%Y-%m-%d %H:%M} UTC is the database now."
    yield f"Brought back of what was said since: noes {done.replayed.noes}, limits {done.replayed.limits}."
    yield f"Erased again: {done.erased}. Who pressed the button to stay: {done.replayed.stayed}."
    for place in done.replayed.not_known:
        yield f"Of a person or company that came after the backup: {place}."
    if done.cut_off:
        yield f"The last line of {done.cut_off} is not whole: was this copy cut off? What followed is not brought back."
    yield from _of_the_log(done)
    yield from _lost(done)
    yield "Campaigns that had not ended are paused: look at what went out since before you resume any."
    if done.replayed.started:
        yield f"Campaigns that started since, and to whom they went is not known here: {done.replayed.started}."
    if done.earlier:
        yield f"The database that was there is {done.earlier}. When you need it no more: bin/jatak db psql, and there"
        yield f"    DROP DATABASE {done.earlier};"


def _of_the_log(done: "Restored") -> Iterator[str]:
    if done.brought is None:
        yield "The verifiable log goes on from the backup, without what was sealed since: heads that were signed since,"
        yield "and exports under them, do not fit what follows. A stone in the log says so; keep this text with it."
        return
    count = done.brought.end - done.brought.first
    yield "The verifiable log goes on where it was, so that whatever was signed since holds:"
    yield f"    entries put back {count:,}, heads {done.brought.heads:,}."
    yield f"    Entries without what was heard, under a stone that says so: {done.lost.entries:,}."


def _lost(done: "Restored") -> Iterator[str]:
    kinds = done.lost.kinds
    missing = {kind: kinds[kind] for kind in NOES if kinds[kind]}
    if missing:
        yield f"MISSING: {_said(missing, NOES)}, which the log counts and the journal does not bring back."
        yield "Somebody who left may be written to again: look for another copy of the journal before you send."
    lost = {kind: kinds[kind] for kind in OTHERS if kinds[kind]}
    made = _made(done.replayed.made)
    if lost or made:
        yield "Since the backup, and not brought back:"
    if lost:
        yield f"    {_said(lost, OTHERS)}. Without them nobody is written to; ask again."
    if made:
        words = ", ".join(f"{name} {count:,}" for name, count in made.items())
        yield f"    at most: {words}."
        if FILES & made.keys():
            yield "    Load the files of those days once more."


def _said(counts: Mapping[str, int], words: Mapping[str, str]) -> str:
    return ", ".join(f"{words[kind]} {count:,}" for kind, count in counts.items())


def _made(counts: Mapping[str, int]) -> dict[str, int]:
    tables = {name.rpartition(".")[2].removesuffix("_id_seq"): count for name, count in counts.items()}
    return {words: tables[table] for table, words in MADE.items() if table in tables}
