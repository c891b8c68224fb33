"""What gathering is asked: the parameters of its SQL, in order, and how each is read from one JSON object."""

import re

QUESTIONS: dict[str, tuple[str, str]] = {
    "people": ("bigint[]", "wanted"),
    "after": ("bigint", "(asked ->> 'after')::bigint"),
    "upto": ("bigint", "(asked ->> 'upto')::bigint"),
    "limits": ("jsonb", "asked -> 'limits'"),
    "windows": ("jsonb", "asked -> 'windows'"),
    "own_windows": ("jsonb", "asked -> 'own_windows'"),
    "evidence": ("boolean", "(asked ->> 'evidence')::boolean"),
    "open": ("jsonb", "asked -> 'open'"),
    "countries": ("text[]", "ARRAY(SELECT jsonb_array_elements_text(asked -> 'countries'))"),
    "controller": ("bigint", "(asked ->> 'controller')::bigint"),
    "via_channel": ("text", "asked ->> 'channel'"),
    "contact_kind": ("text", "asked ->> 'contact_kind'"),
    "brand": ("bigint", "(asked ->> 'brand')::bigint"),
    "topic": ("bigint", "(asked ->> 'topic')::bigint"),
    "product_groups": ("bigint[]", "ARRAY(SELECT jsonb_array_elements_text(asked -> 'product_groups')::bigint)"),
    "own_similar": ("smallint", "(asked ->> 'own_similar')::smallint"),
    "as_of": ("timestamptz", "(asked ->> 'as_of')::timestamptz"),
    "known_at": ("timestamptz", "(asked ->> 'known_at')::timestamptz"),
    "no_until": ("timestamptz", "(asked ->> 'no_until')::timestamptz"),
    "frequency_from": ("timestamptz", "(asked ->> 'frequency_from')::timestamptz"),
    "batch": ("text", "asked ->> 'batch'"),
    "company_inactive_before": ("timestamptz", "(asked ->> 'company_inactive_before')::timestamptz"),
}
"""Name, type, and the expression over `asked` (the JSON object) and `wanted` (the people) that answers it."""

_PLACES = {name: f"${place}::{kind}" for place, (name, (kind, _)) in enumerate(QUESTIONS.items(), start=1)}

USING = ", ".join(f"({expression})::{kind}" for kind, expression in QUESTIONS.values())
"""The arguments of EXECUTE ... USING."""


def with_places(sql: str) -> str:
    """The SQL with each `q.name` replaced by its numbered parameter; raises KeyError on a name that is none."""
    return re.sub(r"\bq\.(\w+)", lambda match: _PLACES[match[1]], sql)
