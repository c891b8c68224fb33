"""A rulebook from the words that a user types: a day, a folder of packs or one pack; raises UsageError."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.law.errors import PackError, UnknownLawDay
from jatak.law.reading import Document, read
from jatak.law.rulebook import Rulebook, documents

TODAY = "today"
_MEND = "Mend the pack there, then compare again; the product's own packs show how each value is written."


@dataclass(frozen=True)
class Law:
    """One side of the comparison, and what it is called."""

    name: str
    rulebook: Rulebook


def is_day(word: str) -> bool:
    """Whether this names the product's packs on a day, and no file."""
    return _day(word) is not None


def law_named(word: str, law_as_of: str) -> Law:
    """The product's packs on the day that is named; or packs of the user's own in the place of the product's."""
    if day := _day(word):
        with _checked({}):
            return Law(f"the law of {day}", Rulebook.load(day))
    day = _day(law_as_of or TODAY)
    if day is None:
        raise UsageError(f"{law_as_of!r} is not a day.", "Write it as 2026-11-21.")
    files = _files(word)
    every = _in_place(map(_document, files))
    with _checked({file.name: file for file in files}):
        return Law(f"{word} in the law of {day}", Rulebook.of(every, day))


def _day(word: str) -> date | None:
    if word == TODAY:
        return now().date()
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


@contextmanager
def _checked(own: Mapping[str, Path]) -> Iterator[None]:
    try:
        yield
    except UnknownLawDay as error:
        raise UsageError(f"{str(error).capitalize()}.", "Ask for a later day.") from None
    except PackError as error:
        raise _refusal(error, own.get(error.file, Path(error.file))) from None


def _files(word: str) -> list[Path]:
    path = Path(word)
    if path.is_dir():
        if files := sorted(path.glob("*.toml")):
            return files
        raise UsageError(f"There is no pack in {word}.", "A pack is a file such as DK.toml.")
    if not path.exists():
        raise UsageError(
            f"{word!r} is neither a day nor a folder or file that is there.",
            "Write a day as 2026-11-21, or `today`, or the path of a folder of packs or of one pack.",
        )
    return [path]


def _in_place(own: Iterable[Document]) -> list[Document]:
    """The product's packs, with these in the place of those of the same country."""
    return list({document.code: document for document in (*documents(), *own)}.values())


def _document(file: Path) -> Document:
    try:
        return read(file.name, file.read_text("utf-8"))
    except PackError as error:
        raise _refusal(error, file) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UsageError(f"{file}, line {line}: this is not UTF-8.", "Save the pack in UTF-8.") from None
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.", "Give a folder of packs or one pack.") from None


def _refusal(error: PackError, file: Path) -> UsageError:
    return UsageError(f"{PackError(str(file), error.line, error.key, error.reason)}.", _MEND)
