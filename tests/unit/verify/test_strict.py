"""The strict readers take one way of writing each value; nothing that is handed to them makes them fall."""

import json
from contextlib import suppress

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from jatak_verify.errors import Broken, Unreadable
from jatak_verify.files import manifest
from jatak_verify.strict import canonical
from jatak_verify.strict.letters import from_base64, from_base64url, from_hex, instant, to_base64url

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1)


@given(VALUES)
def test_canonical_json_is_read_and_nothing_else(value):
    data = rfc8785.dumps(value)
    assert canonical.read(data, "It") == value
    for other in (b" " + data, data + b"\n", json.dumps(value, indent=1).encode()):
        if other != data:
            with pytest.raises(Broken):
                canonical.read(other, "It")


@given(st.dictionaries(NAMES, VALUES.filter(lambda value: not isinstance(value, dict)) | st.dictionaries(NAMES, TEXT)))
def test_a_line_is_canonical_json(value):
    assert canonical.read_line(canonical.write_line(value), "It") == value
    if all(not isinstance(each, list) for each in value.values()):
        assert canonical.write_line(value) == rfc8785.dumps(value)


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(data):
    for read in (canonical.read, canonical.read_line):
        with suppress(Broken):
            read(data, "It")


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":1}',
        b'{"b":1,"a":1}',
        b'{"a":NaN}',
        b'{"a":1e2}',
        b'{"a":1.0}',
        b'{"a":-0}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\\/"}',
        b'{"a" :1}',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":"\xc0\xaf"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"a":' + b"9" * 5000 + b"}",
    ],
)
def test_another_way_to_say_the_same_is_refused(data):
    with pytest.raises(Broken):
        canonical.read(data, "It")
    if data != b'{"a":1.0}':
        with pytest.raises(Broken):
            canonical.read_line(data, "It")


@given(st.binary(max_size=40))
def test_bytes_come_back_from_their_letters(data):
    assert from_hex(data.hex(), len(data), "It") == data
    assert from_base64url(to_base64url(data), len(data), "It") == data


@given(st.binary(min_size=1, max_size=40), st.data())
def test_spare_bits_and_capitals_are_refused(data, chosen):
    for write, read in ((bytes.hex, from_hex), (to_base64url, from_base64url)):
        letters = write(data)
        at = chosen.draw(st.integers(0, len(letters) - 1))
        other = letters[:at] + chosen.draw(st.characters()) + letters[at + 1 :]
        if other != letters:
            with suppress(Broken):
                assert read(other, len(data), "It") != data


@given(st.none() | st.integers() | st.text() | st.lists(st.text()))
def test_what_is_no_such_thing_is_refused(value):
    for read in (lambda v: from_hex(v, 32, "It"), lambda v: from_base64url(v, 32, "It"), lambda v: instant(v, "It")):
        with pytest.raises(Broken, match="It is no"):
            read(value)
    with suppress(Broken):
        from_base64(value, "It")


@pytest.mark.parametrize(
    "at",
    [
        "2026-02-30T00:00:00.000000Z",
        "2026-01-01T00:00:60.000000Z",
        "2026-01-01T00:00:00Z",
        "٢٠٢٦-01-01T00:00:00.000000Z",
    ],
)
def test_instants_that_are_none(at):
    with pytest.raises(Broken):
        instant(at, "It")


@given(VALUES | st.dictionaries(st.sampled_from(manifest.NAMES), VALUES))
def test_any_value_as_manifest_is_refused(value):
    if isinstance(value, dict):
        value |= {"format": "jatak-evidence", "format_version": 2}
    with pytest.raises((Broken, Unreadable)):
        manifest.read(rfc8785.dumps(value))
