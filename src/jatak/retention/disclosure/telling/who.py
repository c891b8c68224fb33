"""The person and their addresses."""

from jatak.evidence.contents import Row
from jatak.evidence.page import Block, Cell, Code, Dim, Facts, Paragraph, Section, Table
from jatak.retention.disclosure.telling.names import Names
from jatak.retention.disclosure.telling.saying import OWN_ACTS, day, plainly, when


def section(rows: dict[str, list[Row]]) -> Section:
    """The section of the person."""
    blocks: list[Block] = [block for person in rows["people"] for block in _person(person, Names.of(rows))]
    return Section("The person", [*(blocks or [Paragraph("The person was erased.")]), *_addresses(rows)], "person")


def name_of(rows: dict[str, list[Row]]) -> str:
    """How the person is called, empty where nobody knows."""
    return next((person["name"] for person in rows["people"]), "")


def _person(person: Row, names: Names) -> list[Block]:
    facts = Facts(
        [
            ("name", person["name"] or Dim("not known")),
            ("number here", person["id"]),
            ("language", person["language"]),
            ("known since", when(person["recorded_at"])),
            ("last own act", "; ".join(_last_act(act, names) for act in person["own_acts"])),
            ("numbers elsewhere", "; ".join(_key(key, names) for key in person["external_keys"])),
            ("restriction", "; ".join(map(_restriction, person["restrictions"]))),
            ("registers", "; ".join(map(_register, person["registers"]))),
        ]
    )
    head = ("from", "to", "country", "learnt from", "receives as", "born")
    rows = [_profile(profile) for profile in person["profiles"]]
    return [facts, Table(head, rows)] if rows else [facts]


def _last_act(act: Row, names: Names) -> str:
    """To whom, when, what it was, and by what it can be found; the two last are not known of acts of before."""
    did = OWN_ACTS.get(act["last_own_act"], "")
    at = f"{names.company(act['controller'])}, {when(act['last_own_act_at'])}"
    return f"{at}: {did} ({act['last_own_act_source']})" if did else at


def _key(key: Row, names: Names) -> str:
    return f"{key['key']} in {key['system']} of {names.company(key['controller'])}"


def _restriction(row: Row) -> str:
    until = f" to {day(row['ended_at'])}" if row["ended_at"] else ""
    return f"{row['reason']}, from {day(row['begun_at'])}{until}"


def _register(row: Row) -> str:
    return f"{row['register']}: {'listed' if row['listed'] else 'not listed'} on {day(row['looked_up_at'])}"


def _profile(row: Row) -> list[Cell]:
    both = " and ".join(filter(None, (row["country"], row["other_country"])))
    return [
        day(row["valid_from"]),
        day(row["valid_to"]) or "today",
        both or Dim("unknown"),
        plainly(row["country_origin"] or "–"),
        plainly(row["recipient_kind"]),
        row["born"] or Dim("unknown"),
    ]


def _addresses(rows: dict[str, list[Row]]) -> list[Block]:
    if not rows["addresses"]:
        return []
    head = ("kind", "address", "known since", "keyed hash")
    return [
        Table(
            head, [[r["kind"], r["address"], day(r["recorded_at"]), Code(r["keyed_hash"])] for r in rows["addresses"]]
        )
    ]
