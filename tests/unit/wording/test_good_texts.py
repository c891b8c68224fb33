"""Ten good texts in each of seven languages are found nothing against: nothing that blocks, and nothing doubtful."""

from pathlib import Path
from tomllib import loads
from typing import Any

import pytest
from tests.unit.wording.asked import asked

from jatak.wording.review import review

HOME = {"da": ("DK",), "nb": ("NO",)}
TEXTS = [
    (file.stem, text)
    for file in sorted((Path(__file__).parent / "good").glob("*.toml"))
    for text in loads(file.read_text("utf-8"))["text"]
]


@pytest.mark.parametrize(
    ("language", "text"), TEXTS, ids=lambda each: each if isinstance(each, str) else each["companies"][0]["name"]
)
def test_nothing_is_found_against(language: str, text: dict[str, Any]) -> None:
    shown = {"countries": HOME.get(language, ()), "promised_per_month": 0} | text
    found = review(asked(language=language, **shown))
    assert [(one.code, one.severity.name, one.quoted, one.country) for one in found] == []


def test_there_are_ten_of_each_language_and_none_twice() -> None:
    for language in ("da", "de", "en", "fr", "nb", "nl", "sv"):
        assert len([text for spoken, text in TEXTS if spoken == language]) == 10
    assert len({text["asked"] for _, text in TEXTS}) == len(TEXTS)
