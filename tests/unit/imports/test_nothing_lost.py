"""Whatever stands in a file: every line that is not empty is a row or a refusal, and nothing crashes."""

import csv
import io
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.unit.imports.understood import understood

from jatak.base.errors import UsageError

MAPPING = {
    "columns": {
        "email": "mail",
        "telephone": "phone",
        "said_at": "at",
        "left_at": "left",
        "country": "land",
        "key": "id",
    },
    "standing": [{"column": "yes", "yes": "yes", "no": "silent", "at": "at"}],
}
HEADER = ["mail", "phone", "at", "left", "land", "id", "yes"]
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["ana@example.com", "bjørn@blåbær.example", "+4522222222", "22222222", "2024-05-03", "25/12/2024", "45415.5",
         "1714730400", "ja", "nej", "", "=1+1", "\0", "\udce9", "DK", "Frankrig"]
    ),
)  # fmt: skip
LINES = st.lists(st.lists(CELLS, min_size=6, max_size=8), max_size=8)


@given(LINES)
@example([["", "", "", "", "", "", ";\r", ";\r"]])
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_line_is_a_row_or_a_refusal(tmp_path: Path, lines: list[list[str]]) -> None:
    written = io.StringIO()
    out = csv.writer(written)
    out.writerow(HEADER)
    out.writerows(lines)
    content = written.getvalue().encode("utf-8", "surrogateescape" if _escapable(written.getvalue()) else "replace")
    try:
        rows = understood(tmp_path, content, **MAPPING)
    except UsageError as error:
        # Dates that may be read in two ways, and nothing else, refuse the file as a whole.
        if "begin" not in error.message:
            raise
        return
    assert {row.number for row in rows} == {place for place, line in enumerate(lines, 2) if any(line)}


def _escapable(text: str) -> bool:
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True
