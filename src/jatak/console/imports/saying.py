"""From the forms of a page to a mapping as a mapping file has it, and back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jatak.imports.mapping.headers import bare
from jatak.imports.proposing import meaning_by

YES, NO = "says_yes", "says_no"
STANDING = {YES: {"yes": "yes", "no": "silent"}, NO: {"yes": "no", "no": "silent"}}
PLAIN = ("says", "dates", "time_zone", "country", "source")


def mapping_of_page(
    settings: Mapping[str, Any], columns: Mapping[str, str], words: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The mapping; `columns` says by the name of each what it holds."""
    mapping: dict[str, Any] = {name: settings[name] for name in PLAIN if settings.get(name)}
    if used := {name: meaning for name, meaning in columns.items() if meaning}:
        mapping["columns"] = {
            meaning: [name for name, found in used.items() if found == meaning]
            for meaning in dict.fromkeys(used.values())
            if meaning not in STANDING
        }
        mapping["standing"] = [
            {"column": name, **STANDING[meaning], "values": _values(settings, meaning)}
            for name, meaning in used.items()
            if meaning in STANDING
        ]
    if shown := [_words(number, each) for number, each in enumerate(words, 1) if each.get("asked")]:
        mapping["words"] = shown
    return mapping


def columns_of(
    mapping: Mapping[str, Any], header: Sequence[str], lines: Sequence[Sequence[str]] = ()
) -> dict[str, str]:
    """What each column holds by a mapping; where nothing was said yet, what its name and first lines propose."""
    if "columns" not in mapping:
        return {name: meaning_by(name, [line[place] for line in lines]) for place, name in enumerate(header)}
    held = {bare(name): meaning for meaning, names in mapping["columns"].items() for name in names}
    for rule in mapping.get("standing", ()):
        held[bare(rule["column"])] = NO if rule["yes"] == "no" else YES
    return {name: held.get(bare(name), "") for name in header}


def settings_of(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a page by a mapping."""
    rules = mapping.get("standing", ())
    said = {name: mapping.get(name, "") for name in PLAIN}
    for name, answer in (("words_yes", "yes"), ("words_no", "no")):
        said[name] = ", ".join(
            dict.fromkeys(word for rule in rules for word, meant in rule["values"].items() if meant == rule[answer])
        )
    return said


def words_of(mapping: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The words of a page by a mapping."""
    return [_shown(each) for each in mapping.get("words", ())]


def _words(number: int, form: Mapping[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": f"{form['source'] or 'words'} {number}",
        "source": form["source"],
        "channels": form["channels"] or ["email"],
        "double_opt_in": form["double_opt_in"],
        "texts": {form["language"]: {"asked": form["asked"], "withdrawal": form["withdrawal"]}},
    }
    days: dict[str, date | None] = {"from": form["begins"], "until": form["ends"]}
    return said | {name: day.isoformat() for name, day in days.items() if day}


def _shown(words: Mapping[str, Any]) -> dict[str, Any]:
    ((language, text),) = words["texts"].items()
    return {
        "asked": text["asked"],
        "withdrawal": text["withdrawal"],
        "language": language,
        "channels": words["channels"],
        "source": words["source"],
        "begins": words.get("from"),
        "ends": words.get("until"),
        "double_opt_in": words["double_opt_in"],
    }


def _values(settings: Mapping[str, Any], meaning: str) -> dict[str, str]:
    means = STANDING[meaning]
    return {
        word.strip(): means[answer]
        for answer in ("yes", "no")
        for word in settings.get(f"words_{answer}", "").split(",")
        if word.strip()
    }
