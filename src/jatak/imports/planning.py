"""From a table with its mapping to the plan by which its rows are loaded."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from jatak.base.errors import UsageError
from jatak.consent.notices import Draft, record_former
from jatak.consent.notices import Words as NoticeWords
from jatak.imports.mapping.mapping import Mapping
from jatak.imports.mapping.words import FormerWords
from jatak.imports.opening import Opened
from jatak.imports.plan import Plan, Words
from jatak.imports.understanding.rows import Rows
from jatak.people.models import Controller, Topic

UNKNOWN = NoticeWords("(Nobody knows which words were shown.)", "(Nobody knows what was said of taking it back.)")
UNKNOWN_SLUG, UNKNOWN_LANGUAGE = "unknown-words", "en"
EVERY_CHANNEL = ("email", "sms", "mms")
DAY = timedelta(days=1)


def plan_of(opened: Opened, rows: Rows, controller: Controller, told: Any, by: str, at: datetime) -> Plan:
    """The plan of one table; words that the company says were shown are kept as former notices, again the same ones.

    Writes as the role of the moment, which must be `consent`. Raises UsageError for a topic that there is not.
    """
    table, mapping = opened.table, opened.mapping
    return Plan(
        controller_id=controller.pk,
        name=table.name,
        sha256=table.sha256,
        size=table.size,
        words=[each for words in mapping.words for each in _words(words, mapping, controller, by, at)],
        otherwise=unknown_words(controller, by, at),
        system=opened.system,
        told={
            "recognised": opened.recognised,
            "written": {**table.told, **{rows.header[place]: str(style) for place, style in rows.styles.items()}},
            "mapping": plain(told),
        },
    )


def plain(value: Any) -> Any:
    """What TOML holds, as JSON can keep it."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value if isinstance(value, str | bool) else str(value)


def _words(words: FormerWords, mapping: Mapping, controller: Controller, by: str, at: datetime) -> list[Words]:
    """One for each language: a row names words and language."""
    content = Draft(
        channels=words.channels,
        words={language: NoticeWords(text.asked, text.withdrawal) for language, text in words.texts.items()},
        topics=_topics(controller, words.topics),
    )
    version = record_former(controller, _slug(words.name), content, by, at)
    texts = version.texts.values_list("language", "pk")
    return [_of_language(words, mapping, language, text) for language, text in texts]


def _of_language(words: FormerWords, mapping: Mapping, language: str, text_id: int) -> Words:
    return Words(
        text_id=text_id,
        name=f"{words.name}/{language}",
        place=words.source,
        since=_midnight(words.begins, mapping),
        until=_midnight(words.ends and words.ends + DAY, mapping),
        double_opt_in=words.double_opt_in,
        indication=words.indication,
        qualities=words.qualities,
    )


def _midnight(day: date | None, mapping: Mapping) -> datetime | None:
    return datetime.combine(day, time.min, mapping.time_zone) if day else None


def _topics(controller: Controller, names: Sequence[str]) -> list[int]:
    known = dict(Topic.objects.filter(controller=controller, name__in=names).values_list("name", "pk"))
    if missing := [name for name in names if name not in known]:
        raise UsageError(f"{controller.name} has no topic {missing[0]}.", "Add it under Settings, or take it out.")
    return [known[name] for name in names]


def unknown_words(controller: Controller, by: str, at: datetime) -> int:
    """The notice text of those whose words nobody knows; it permits nothing."""
    content = Draft(channels=EVERY_CHANNEL, words={UNKNOWN_LANGUAGE: UNKNOWN})
    version = record_former(controller, UNKNOWN_SLUG, content, by, at)
    found: int = version.texts.values_list("pk", flat=True).get()
    return found


def _slug(name: str) -> str:
    return ("former-" + re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-"))[:100]
