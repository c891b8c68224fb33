"""Every setting that the code reads is in the table of docs/operate.md, and nothing else is."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
READ = re.compile(r"(?:environ(?:\.get\(|\[)|getenv\()\s*[\"'](JATAK_[A-Z_]+)")
ROW = re.compile(r"^\| `(JATAK_[A-Z_]+)`", re.MULTILINE)


def test_settings_and_their_table_agree():
    read = {name for file in (ROOT / "src").rglob("*.py") for name in READ.findall(file.read_text())}
    assert read == set(ROW.findall((ROOT / "docs" / "operate.md").read_text()))
