"""The example of docs/receipts.md is a whole receipt, and what the page quotes stands in it."""

import json
import re
from pathlib import Path
from typing import Any

from tests.unit.receipts.made import RECEIPT
from tests.unit.receipts.shaping import refusals

from jatak.receipts.linked.reading import read
from jatak.receipts.record.fields import FIELDS
from jatak.receipts.signing.jws import checked

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "receipts.md").read_text()
EXAMPLE = (DOCS / "receipt.example.jsonld").read_bytes()


def test_the_example_is_whole_signed_and_passes_the_shapes():
    document = json.loads(EXAMPLE)
    assert refusals(document, warnings=True) == ""
    assert read(document) == RECEIPT
    assert checked(document).key.hex() in PAGE


def test_each_quotation_stands_in_the_example():
    quoted = [json.loads(each) for each in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
    assert quoted
    objects = list(_objects(json.loads(EXAMPLE)))
    assert all(each in objects for each in quoted)


def test_every_mandatory_field_is_explained():
    assert {field.name for field in FIELDS} - set(re.findall(r"`(\w+)`", PAGE)) == set()


def _objects(value: Any):
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(each)
