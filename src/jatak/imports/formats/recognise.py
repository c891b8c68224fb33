"""Which system a file comes from."""

from collections.abc import Sequence
from pathlib import PurePath

from jatak.base.errors import UsageError
from jatak.imports.formats.known import Format, Variant, formats

Recognised = tuple[Format, Variant]


def recognised(name: str, header: Sequence[str], asked: str = "") -> Recognised | None:
    """The format and the kind of file, None for a file of nobody we know; raises UsageError where `asked` is not it."""
    if asked and asked not in formats():
        raise UsageError(f"There is no format {asked}.", f"There are: {', '.join(formats())}.")
    for each in [formats()[asked]] if asked else formats().values():
        if variant := _variant(each, name, header):
            return each, variant
    if asked:
        raise _not_it(formats()[asked], name, header)
    return None


def _variant(of: Format, name: str, header: Sequence[str]) -> Variant | None:
    member = PurePath(name).name
    return next((each for each in of.variants if each.matches(member, header)), None)


def _not_it(of: Format, name: str, header: Sequence[str]) -> UsageError:
    ways = "; or ".join(dict.fromkeys(", ".join(each.needs) for each in of.variants))
    return UsageError(
        f"{name} is no export of {of.name}: it needs the columns {ways}. It has: {', '.join(header)[:400]}.",
        "Leave --as out, or say with --mapping what the columns mean.",
    )
