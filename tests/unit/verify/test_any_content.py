"""Whatever stands in the files of an export, signed by whom the reader trusts: the verifier answers and never falls."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.verify.checked import failing, found
from tests.unit.verify.forging import forged, opened
from tests.unit.verify.ledger import Ledger

from jatak_verify.strict import canonical

SCALARS = st.none() | st.booleans() | st.integers(-3, 10**30) | st.floats() | st.text(max_size=5) | st.just("00" * 32)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)
EASY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
PATHS = (
    *("data/events.jsonl", "data/particulars.jsonl", "data/notices.jsonl", "data/decisions.jsonl"),
    *("data/situations.jsonl", "data/message_facts.jsonl", "data/rulebooks.jsonl", "data/messages.jsonl"),
    *("log/heads.jsonl", "log/proofs.jsonl", "log/consistency.jsonl"),
)


@pytest.fixture(scope="module")
def ledger():
    return Ledger()


@pytest.fixture(scope="module")
def data(ledger, tmp_path_factory):
    written = ledger.written(tmp_path_factory.mktemp("export") / "e.zip").read_bytes()
    return lambda: written


@pytest.mark.parametrize("path", PATHS)
@EASY
@given(chosen=st.data())
def test_any_value_in_any_place(ledger, data, path, chosen):
    first, *others = opened(data())[path].splitlines()
    row = canonical.read_line(first, path)
    place = inner = row
    while isinstance(inner, dict) and inner:
        place, name = inner, chosen.draw(st.sampled_from(sorted(inner)))
        inner = place[name] if chosen.draw(st.booleans()) else None
    place[name] = chosen.draw(VALUES)
    try:
        line = canonical.write_line(row)
    except canonical.Broken:
        return
    changed = forged(
        data(), lambda files: files.update({path: b"".join(each + b"\n" for each in (line, *others))}), ledger.signer
    )
    assert line == first or found(changed)


@pytest.mark.parametrize("path", PATHS)
@EASY
@given(content=st.binary(max_size=60) | st.just(b"[]\n") | st.just(b"{}\n") | st.just(b"\n"))
def test_any_bytes_as_a_file(ledger, data, path, content):
    changed = forged(data(), lambda files: files.update({path: content}), ledger.signer)
    assert failing(changed) or content == b""


@pytest.mark.parametrize("path", PATHS)
@EASY
@given(name=st.text(min_size=1, max_size=5))
def test_an_unknown_name_is_refused(ledger, data, path, name):
    first, *others = opened(data())[path].splitlines()
    row = canonical.read_line(first, path)
    if name in row or "\ud800" <= name[0] <= "\udfff":
        return
    row[name] = None
    try:
        line = canonical.write_line(row)
    except canonical.Broken:
        return
    changed = forged(
        data(), lambda files: files.update({path: b"".join(each + b"\n" for each in (line, *others))}), ledger.signer
    )
    assert any("unknown entry" in words for words in failing(changed).values())
