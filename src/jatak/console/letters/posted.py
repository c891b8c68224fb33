"""What the editor sends."""

from typing import Any

from django.http import QueryDict

from jatak.base.errors import UsageError
from jatak.console.frame.numbers import numbered
from jatak.content.blocks.stream import LetterBlock
from jatak.content.drafts import Words
from jatak.content.drafts.editing import body_of
from jatak.content.models import TemplateText

BODY = "body"


def words_from(data: QueryDict, stands: TemplateText) -> Words:
    """Words as they were typed, finished or not; what was not sent stays as it stands. Raises UsageError."""
    return Words(
        subject=data.get("subject", stands.subject),
        preheader=data.get("preheader", stands.preheader),
        body=_body(data, stands),
        text=data.get("text", "") if data.get("own_text") else None,
    )


def revision_from(data: QueryDict) -> int:
    """On top of which revision it was written."""
    return numbered(data.get("revision"))


def _body(data: QueryDict, stands: TemplateText) -> list[Any]:
    try:
        if f"{BODY}-count" not in data:
            return body_of(stands)
        block = LetterBlock()
        return list(block.get_prep_value(block.value_from_datadict(data, {}, BODY)))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(
            "The blocks could not be read.", "Load the page again; what you wrote is kept here."
        ) from error
