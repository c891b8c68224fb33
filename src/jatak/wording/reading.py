"""A notice in a TOML file: who asks, by which channels, in which countries, and a table of words a language."""

from collections.abc import Mapping
from tomllib import TOMLDecodeError, loads
from typing import Any

from jatak.base.errors import UsageError
from jatak.wording.asking import PARTS, Asking, Named, Partner

PURPOSES = ("marketing", "customers")
KNOWN = ("companies", "channels", "countries", "purpose", "partners", "topics", "promised_per_month")
LISTS = ("channels", "countries", "topics")
EXAMPLE = 'Write for example: companies = [{ name = "Nordlys", legal_name = "Nordlys ApS", brands = [] }]'


class NoticeFileError(UsageError):
    """A file that is no notice; names the place."""


def read(file: str, toml: str) -> tuple[Asking, ...]:
    """The texts of the notice in this TOML, in the order of the file. Raises NoticeFileError."""
    try:
        raw = loads(toml)
    except TOMLDecodeError as error:
        raise NoticeFileError(f"{file} is no TOML: {error}.", "Mend that line.") from error
    texts = {name: value for name, value in raw.items() if isinstance(value, dict)}
    _known(file, "", raw, (*KNOWN, *texts))
    if not texts:
        raise NoticeFileError(f"{file} holds no words.", "Write a table a language, such as [da], with asked = “…”.")
    behind = _behind(file, raw)
    return tuple(Asking(language, **_words(file, language, said), **behind) for language, said in texts.items())


def _behind(file: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    companies = _tables(file, raw, "companies", ("name", "legal_name", "brands"))
    if not companies:
        raise NoticeFileError(f"{file}, companies: nobody asks.", EXAMPLE)
    if (purpose := raw.get("purpose", "marketing")) not in PURPOSES:
        raise NoticeFileError(f"{file}, purpose: {purpose!r} is none.", f"Write {' or '.join(PURPOSES)}.")
    partners = _tables(file, raw, "partners", ("name", "about"))
    lists = {name: _strings(file, name, raw[name]) for name in LISTS if name in raw}
    return lists | {
        "companies": tuple(
            Named(each["name"], each.get("legal_name", ""), _strings(file, "companies", each.get("brands", [])))
            for each in companies
        ),
        "partners": tuple(Partner(each["name"], each.get("about", "")) for each in partners),
        "purpose": purpose,
        "promised_per_month": _number(file, raw.get("promised_per_month")),
    }


def _words(file: str, language: str, said: Mapping[str, Any]) -> dict[str, Any]:
    _known(file, f"{language}.", said, PARTS)
    for name, words in said.items():
        if not isinstance(words, str):
            raise NoticeFileError(f"{file}, {language}.{name}: must be words.", "Write them in quotes.")
    return {"asked": "", "withdrawal": "", **said}


def _tables(file: str, raw: Mapping[str, Any], name: str, keys: tuple[str, ...]) -> list[dict[str, Any]]:
    every = raw.get(name, [])
    if not isinstance(every, list) or not all(isinstance(each, dict) and _has_name(each) for each in every):
        raise NoticeFileError(f"{file}, {name}: must be a list of tables with a name each.", EXAMPLE)
    for each in every:
        _known(file, f"{name}.", each, keys)
    return every


def _has_name(each: Mapping[str, Any]) -> bool:
    return isinstance(each.get("name"), str) and all(
        isinstance(each.get(key, ""), str) for key in ("legal_name", "about")
    )


def _strings(file: str, name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise NoticeFileError(f"{file}, {name}: must be a list of words.", f'Write for example: {name} = ["email"]')
    return tuple(value)


def _number(file: str, value: Any) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise NoticeFileError(f"{file}, promised_per_month: must be a whole number.", "Write 0 where none is promised.")
    return value or None


def _known(file: str, above: str, raw: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    for name in raw:
        if name not in keys:
            raise NoticeFileError(f"{file}, {above}{name}: nothing is called that.", f"There are: {', '.join(keys)}.")
