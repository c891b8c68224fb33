"""What a what-if found, as its page shows it."""

from typing import Any

from jatak.clearance.models import WhatIf
from jatak.console.audience.words import KINDS, told
from jatak.console.law.links import page_of_rule


def moves_of(found: WhatIf) -> dict[str, Any]:
    """Figures and groups; nothing while it is not answered."""
    if not found.result:
        return {}
    result: dict[str, Any] = found.result
    return {
        "people": result["people"],
        "before": result["permitted_before"],
        "after": result["permitted_after"],
        "difference": result["permitted_after"] - result["permitted_before"],
        "fewer": result["permitted_before"] - result["permitted_after"],
        "unchanged": result["counts"].get("unchanged", 0),
        "kinds": [_kind(kind, result) for kind in KINDS if result["groups"].get(kind)],
    }


def _kind(kind: str, result: dict[str, Any]) -> dict[str, Any]:
    groups = result["groups"][kind]
    shown = sum(group["count"] for group in groups)
    return {
        "name": KINDS[kind],
        "code": kind,
        "count": result["counts"][kind],
        "groups": [_group(group) for group in groups],
        "not_shown": result["counts"][kind] - shown,
    }


def _group(group: dict[str, Any]) -> dict[str, Any]:
    return group | {"old": _side(group["old"]), "new": _side(group["new"])}


def _side(side: dict[str, Any]) -> dict[str, Any]:
    because, would_change = told(side["said"])
    return {
        "permitted": side["permitted"],
        "because": because,
        "would_change": would_change,
        "law": page_of_rule(side["rule"]),
    }
