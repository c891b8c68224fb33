"""Two wrote the same letter: both are shown, and for each field one is chosen."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from jatak.console.frame.page import page
from jatak.console.letters.crumbs import crumbs, title_of
from jatak.console.letters.seeing import Seen, seen_before_saving, words_that_stand
from jatak.content.drafts import ChangedMeanwhile, Words
from jatak.content.models import TemplateText, TemplateVersion

FIELDS = ("subject", "preheader", "body", "text")
MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True, slots=True)
class Field:
    """A field in both versions; None where they say the same."""

    name: str
    label: str
    mine: str
    theirs: str
    differs: bool


def conflict_page(request: Any, version: TemplateVersion, error: ChangedMeanwhile, mine: Words) -> HttpResponse:
    """Both, side by side, with status 409; nothing is saved before somebody chooses."""
    stands = error.text
    assert stands is not None
    theirs = words_that_stand(stands)
    base = request.build_absolute_uri("/").rstrip("/")
    both = [seen_before_saving(version, stands.language, words, "Ana", base) for words in (mine, theirs)]
    return page(
        request,
        "letters/conflict",
        _("Two versions of the same words"),
        crumbs(version, own=True),
        icon="mail",
        status=409,
        version=version,
        letter=title_of(version),
        stands=stands,
        fields=_fields(mine, theirs, *both),
        seen={"mine": both[0], "theirs": both[1]},
        mine_json=json.dumps(asdict(mine)),
    )


def chosen(data: QueryDict, stands: TemplateText) -> Words:
    """The words of the fields that were chosen; raises ValueError where they cannot be read."""
    mine, theirs = json.loads(data.get("mine", "")), words_that_stand(stands)
    if not isinstance(mine, dict) or not isinstance(mine.get("body"), list):
        raise ValueError("no words")
    take = {name: data.get(f"take_{name}") == MINE for name in FIELDS}
    return Words(
        subject=str(mine.get("subject", "")) if take["subject"] else theirs.subject,
        preheader=str(mine.get("preheader", "")) if take["preheader"] else theirs.preheader,
        body=mine["body"] if take["body"] else theirs.body,
        text=_own(mine.get("text")) if take["text"] else theirs.text,
    )


def _own(text: object) -> str | None:
    return None if text is None else str(text)


def _fields(mine: Words, theirs: Words, seen_mine: Seen, seen_theirs: Seen) -> list[Field]:
    made = _("(made of the blocks)")
    return [
        Field("subject", _("Subject"), mine.subject, theirs.subject, mine.subject != theirs.subject),
        Field("preheader", _("Preview text"), mine.preheader, theirs.preheader, mine.preheader != theirs.preheader),
        Field("body", _("Blocks"), seen_mine.html, seen_theirs.html, _plain(mine.body) != _plain(theirs.body)),
        Field(
            "text",
            _("Text part"),
            made if mine.text is None else mine.text,
            made if theirs.text is None else theirs.text,
            mine.text != theirs.text,
        ),
    ]


def _plain(body: list[Any]) -> str:
    return json.dumps(body, sort_keys=True)
