"""Fills in the SQL of gathering: how it comes by the address of a candidate."""

import re

_APART = {
    "address": "",
    "first_address": "",
    "got_in": "LEFT JOIN public.people_contactpoint c ON c.id = k.contact_point_id AND c.kind = q.contact_kind",
    "reached": r"\1",
}
"""The address of a relation is looked up by itself; a candidate may name none."""

_WITH_PERSON = {
    # Of who has one at which nobody can be reached, another counts.
    "address": ", coalesce(d.other, f.address) AS address",
    "first_address": "LEFT JOIN (SELECT f.person_id, min(f.id) AS address FROM public.people_contactpoint f"
    " WHERE f.kind = q.contact_kind {{wanted f.person_id}} GROUP BY f.person_id) f ON f.person_id = s.id",
    "got_in": "CROSS JOIN LATERAL (SELECT CASE WHEN k.contact_point_id = p.address THEN p.address"
    " WHEN k.contact_point_id IS NOT NULL THEN (SELECT x.id FROM public.people_contactpoint x"
    " WHERE x.id = k.contact_point_id AND x.kind = q.contact_kind) END AS id) c",
    "reached": r"coalesce(\1, p.address)",
}
"""The first address of each person is read with the person, for nearly every relation names that one; where a candidate
names none, it counts. To look up that of each relation by itself takes twice as long as all the rest of relations."""


def addressed(sql: str, with_person: bool) -> str:
    """The SQL with its places for addresses filled; what fills them may hold further places."""
    parts = _WITH_PERSON if with_person else _APART
    sql = re.sub(r"\{\{reached ([^{}]+)\}\}", parts["reached"], sql)
    for name in ("address", "first_address", "got_in"):
        sql = sql.replace("{{" + name + "}}", parts[name])
    return sql
