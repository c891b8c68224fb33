"""Whose requests are, in a list: names of people whom the operator may see."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from jatak.accounts.may import OF_ROLE, May
from jatak.accounts.operator import Operator
from jatak.database.using import connection
from jatak.desk.models import Request

_NAMES = """
SELECT n.number, p.id, p.name
FROM unnest(%(numbers)s::bigint[]) AS n (number)
JOIN people_person AS p
    ON p.id = coalesce((SELECT m.kept_id FROM people_merger AS m WHERE m.merged_id = n.number), n.number)
WHERE %(companies)s::bigint[] IS NULL OR EXISTS (
    SELECT FROM people_acquaintance AS a WHERE a.person_id = p.id AND a.controller_id = ANY (%(companies)s::bigint[])
)
"""


def names_of(requests: Sequence[Request], operator: Operator) -> dict[int, str]:
    """By number of the request; empty where nobody is named."""
    numbers = {each.person_id for each in requests if each.person_id is not None}
    names = _names(numbers, operator) if numbers else {}
    return {each.pk: _said(each, names) for each in requests}


def _names(numbers: Collection[int], operator: Operator) -> dict[int, str]:
    """By the number of then: who was merged since is called as the one who stayed."""
    theirs = {each.controller_id for each in operator.memberships if May.SEE_PEOPLE in OF_ROLE[each.role]}
    asked = {"numbers": list(numbers), "companies": None if None in theirs else list(theirs)}
    with connection().cursor() as cursor:
        cursor.execute(_NAMES, asked)
        return {number: name or _numbered(pk) for number, pk, name in cursor.fetchall()}


def _said(request: Request, names: dict[int, str]) -> str:
    if request.person_id is not None:
        return names.get(request.person_id) or _numbered(request.person_id)
    return _("an address that nobody here has") if request.address_hash else ""


def _numbered(person_id: int) -> str:
    return _("Person %(number)s") % {"number": person_id}
