"""What became of the rows, as a page shows it."""

from collections.abc import Iterable, Mapping
from typing import Any

from jatak.console.imports.words import DECISIONS, REASONS
from jatak.imports.decision import Decision


def shown(reasons: Mapping[str, Mapping[str, int]], rows: int) -> dict[str, Any]:
    """Each decision that was made, with its count and its reasons, the most frequent first."""
    made = [
        {
            "words": words,
            "code": str(decision),
            "count": sum(reasons[decision].values()),
            "look": "yes" if decision == Decision.CONSENT else "",
            "reasons": _reasons(reasons[decision]),
        }
        for decision, words in DECISIONS.items()
        if reasons.get(decision)
    ]
    return {"decisions": made, "rows": rows, "refused": sum(reasons.get(Decision.REFUSED, {}).values())}


def of_tables(tables: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The same for each table of a file, by its name."""
    return [
        {"name": each["file"], "recognised": each["recognised"], "import": each["import"], "people": each["people"],
         "already": each["already_loaded"], **shown(each["reasons"], each["rows"])}
        for each in tables
    ]  # fmt: skip


def _reasons(counts: Mapping[str, int]) -> list[tuple[Any, int]]:
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return [(REASONS.get(code, code.replace("_", " ")), count) for code, count in ordered if code]
