"""Each file of data says what its names say and nothing else: a name more or less is refused, wherever it stands."""

import pytest
from tests.unit.verify.checked import failing
from tests.unit.verify.forging import forged, lines
from tests.unit.verify.ledger import Ledger, empty, nothing

from jatak.retention.disclosure import (
    asking,
    buying,
    campaign,
    companies,
    incoming,
    messages,
    parts,
    passed,
    people,
    standing,
)
from jatak_verify.checks.names import FILES

INSIDE = [(name, inner) for name, names in FILES.items() for inner in (*names.lists, *names.objects)]

LOCKED = {
    **{"erasure": "1", "why": "asked", "law": "GDPR", "kind": "paper", "ref": "00" * 32, "controller": "1"},
    **{"erased_at": "2026-07-01T09:00:00.000000Z", "until": "2029-07-01T09:00:00.000000Z"},
}


@pytest.fixture(scope="module")
def ledger():
    return Ledger()


@pytest.fixture(scope="module")
def data(ledger, tmp_path_factory):
    """An export with a line in every file and an object wherever one may stand, but for what the log must know."""
    rows = ledger.rows()
    rows |= {name: [full(name)] for name in FILES.keys() - rows.keys() - {"tombstones"}}
    rows["notices"][0] |= {"companies": full("notices")["companies"]}
    rows["left_out"][0]["decision"] = "1"
    rows["papers"][0]["sha256"] = "00" * 32
    rows["locked"][0] |= LOCKED
    return ledger.written(tmp_path_factory.mktemp("export") / "e.zip", rows).read_bytes()


def full(name):
    names = FILES[name]
    lists = {inner: [empty(each)] for inner, each in names.lists.items()}
    return nothing(name) | lists | {inner: empty(each) for inner, each in names.objects.items()}


def test_what_says_no_more_than_it_may_holds(data):
    assert failing(data) == {}


def changed(ledger, data, name, change):
    return failing(forged(data, lines(f"data/{name}.jsonl", lambda rows: change(rows[0])), ledger.signer))


@pytest.mark.parametrize("name", sorted(FILES.keys() - {"tombstones"}))
def test_a_name_more_or_less_is_refused(ledger, data, name):
    more = changed(ledger, data, name, lambda row: row.update(zebra=1))
    assert more["lines"] == f"Line 1 of data/{name}.jsonl has an unknown entry 'zebra'."
    less = changed(ledger, data, name, lambda row: row.pop(FILES[name].every[-1]))
    assert less["lines"] == f"Line 1 of data/{name}.jsonl lacks {FILES[name].every[-1]!r}."


@pytest.mark.parametrize(("name", "inner"), INSIDE)
def test_inside_a_line_too(ledger, data, name, inner):
    def zebra(row):
        (row[inner][0] if inner in FILES[name].lists else row[inner]).update(zebra=1)

    assert "has an unknown entry 'zebra'" in changed(ledger, data, name, zebra)["lines"]
    assert "is no object" in changed(ledger, data, name, lambda row: row.update({inner: ["x"]}))["lines"]


@pytest.mark.parametrize("more", [{"zebra": 1}, {}])
def test_a_tombstone_says_what_it_must(ledger, data, more):
    stone = {"id": "1", "at": "2026-07-01T09:00:00.000000Z", "why": "asked"} | more

    def buried(files):
        files["data/tombstones.jsonl"] = b""
        row = {"entry": stone, "salt": "00" * 32, "commitment": "00" * 32}
        lines("data/tombstones.jsonl", lambda rows: rows.append(row))(files)

    told = failing(forged(data, buried, ledger.signer, lambda told: told["counts"].update(tombstones=1)))
    assert ("unknown entry 'zebra'" if more else "lacks 'leaves'") in told["events"]


@pytest.mark.parametrize("value", [5, "yesterday", "2026-07-01"])
def test_an_instant_is_one_and_an_id_is_text(ledger, data, value):
    told = changed(ledger, data, "papers", lambda row: row.update(added_at=value))
    assert "is no instant" in told["lines"]
    assert "is no text" in changed(ledger, data, "addresses", lambda row: row.update(id=5))["lines"]


@pytest.mark.parametrize(
    "asked",
    [
        {"words": 5},
        {"kind": "riddle"},
        {"kind": ["person"]},
        {"person": 1},
        {"controller": 1},
        {"campaign": "1"},
        {"zebra": "1"},
        {"person": None},
    ],
)
def test_what_was_asked_is_a_question_that_there_is(ledger, data, asked):
    told = failing(forged(data, signer=ledger.signer, manifest=lambda told: told["asked"].update(asked)))
    assert "What was asked in manifest.json" in told["read"]


def called(columns):
    """Columns as an export calls them."""
    return {name.rpartition("__")[2].removesuffix("_id") for name in columns}


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("addresses", people.ADDRESS),
        ("arrivals", {*incoming.ARRIVAL, "subject", "words"}),
        ("campaign", {*campaign.OWN, "own_similar", "start"}),
        ("companies", {*companies.IDENTITY, *companies.OWN}),
        ("deliverability", {*people.FAILURE, "since", "ended_at", "ended_by"}),
        ("messages", messages.MESSAGE),
        ("objections", standing.OBJECTION),
        ("own_frequencies", {*standing.NUMBER, *standing.HEARD}),
        ("passings", {"to", *passed.PASSING}),
        ("pauses", {*standing.PAUSE, *standing.HEARD}),
        ("people", {*people.PERSON, "profiles", "restrictions", "registers", "own_acts", "external_keys"}),
        ("programs", {"to", *passed.PROGRAM}),
        ("purchases", buying.LINE),
        ("records", standing.RECORD),
        ("relations", {each.attname for each in buying.Relation._meta.concrete_fields}),
        ("requests", {*incoming.REQUEST, "words", "steps"}),
        ("templates", {*messages.TEMPLATE, "slug", "version", "texts"}),
        ("notices", called(asking.TEXT) - {"number"} | {"version", "benefit_kind", "notice_version", "companies"}),
        ("collection_points", called(asking.PLACE) - {"number"} | {"version", "assessments", "pictures"}),
    ],
)
def test_the_names_are_those_that_are_exported(name, columns):
    assert set(FILES[name].every) == called(columns)


def test_the_names_inside_are_those_that_are_exported():
    inside = {
        ("campaign", "start"): campaign.START,
        ("people", "restrictions"): people.RESTRICTION,
        ("people", "registers"): people.REGISTER,
        ("people", "own_acts"): people.OWN_ACT,
        ("people", "profiles"): {each.attname for each in people.Profile._meta.concrete_fields} - {"id", "person_id"},
        ("collection_points", "pictures"): asking.PICTURE,
        ("requests", "steps"): incoming.STEP,
    }
    for (name, inner), columns in inside.items():
        names = (FILES[name].lists | FILES[name].objects)[inner]
        assert set(names.every) == called(columns), (name, inner)


def test_every_file_that_is_exported_has_its_names():
    assert FILES.keys() == parts.HOLDS.keys()
