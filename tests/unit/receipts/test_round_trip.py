"""A record is written as linked data and read again as the same."""

import json
from dataclasses import replace

import pytest
from tests.unit.receipts.made import CONSENT, CUSTOMER, RECEIPT

from jatak.receipts.linked.parsing import parsed
from jatak.receipts.linked.reading import read
from jatak.receipts.linked.writing import receipt_node


@pytest.mark.parametrize("records", [(CONSENT,), (CUSTOMER,), (CONSENT, CUSTOMER)])
def test_what_was_written_is_read_as_the_same(records):
    receipt = replace(RECEIPT, records=records)
    again = read(parsed(json.dumps(receipt_node(receipt)).encode()))
    assert again == receipt
    assert receipt_node(again) == receipt_node(receipt)
