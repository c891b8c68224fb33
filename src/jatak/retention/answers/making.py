"""Collecting an answer in one state of the database, and writing it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from jatak.evidence.archive import Archive
from jatak.evidence.contents import Contents, Stamp
from jatak.evidence.export import write
from jatak.evidence.pace import Far, Watch, unwatched
from jatak.evidence.whole_file import NAMED, check_place, whole_file
from jatak.retention.answers.paper import Paper, html, style
from jatak.retention.answers.printing import check_printer, printed
from jatak.retention.answers.readme import readme
from jatak.retention.disclosure.logged import log_of_now, seal_all
from jatak.retention.disclosure.one_instant import one_instant

CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Collected:
    """An answer before it is written."""

    paper: Paper
    evidence: Contents
    pngs: dict[str, bytes]
    data: dict[str, bytes]
    """Files beside the document by name."""


Collect = Callable[[Stamp], Collected]


def write_answer(collect: Collect, file: Path, stamp: Stamp, force: bool = False, watch: Watch = unwatched) -> str:
    """Write an answer, whole or not at all: as `.pdf` the document alone, else everything; its SHA-256.

    Raises NoPlace, DiskFull and NoPrinter.
    """
    check_place(file, force)
    check_printer()
    if file.suffix.lower() == ".pdf":
        return _write_pdf(collect, file, stamp, force)
    with TemporaryDirectory(dir=file.parent, prefix=f".{file.name[:NAMED]}.") as folder:
        return _write_zip(collect, file, stamp, force, watch, Path(folder) / "evidence.zip")


def _write_pdf(collect: Collect, file: Path, stamp: Stamp, force: bool) -> str:
    with one_instant("consent", "customers"):
        collected = collect(stamp)
    pdf = pdf_of(collected)
    with whole_file(file, force) as out:
        out.write(pdf)
    return hashlib.sha256(pdf).hexdigest()


def _write_zip(collect: Collect, file: Path, stamp: Stamp, force: bool, watch: Watch, evidence: Path) -> str:
    """The evidence is written beside first, since it may be too much for memory."""
    seal_all(stamp.at)
    with one_instant("consent", "customers"):
        collected = collect(stamp)
        proof = write(evidence, collected.evidence, stamp, watch=watch, log=log_of_now())
    watch(Far("answer.pdf"))
    pdf = pdf_of(collected)
    with whole_file(file, force) as out:
        with Archive(out) as archive, evidence.open("rb") as source:
            said = readme(collected.paper.speech, list(collected.data), proof.sha256)
            inside = {name: iter([each]) for name, each in collected.data.items()}
            inside |= {"README.txt": iter([said]), "answer.pdf": iter([pdf])}
            inside["evidence.zip"] = iter(lambda: source.read(CHUNK), b"")
            for name in sorted(inside):
                archive.add(name, inside[name])
        out.seek(0)
        return hashlib.file_digest(out, "sha256").hexdigest()  # type: ignore[arg-type]


def pdf_of(collected: Collected) -> bytes:
    """The document of what was collected; raises NoPrinter."""
    return printed(html(collected.paper), style(), collected.pngs)
