"""Messages of long ago, put into the outbox as the administrator, and everything that a table holds of them."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from tests.story.sending import members, started, sydrejser

from jatak.campaigns.models import Campaign
from jatak.database.home import home
from jatak.database.using import acting_as, connection
from jatak.delivery.models import Message
from jatak.people.models import Controller, Person

NOW = datetime(2026, 7, 15, 9, tzinfo=UTC)
OLD = datetime(2024, 5, 20, 8, 30, 0, 123456, tzinfo=UTC)
MAY = date(2024, 5, 1)
JUNE = date(2024, 6, 1)
SETTLED = """
UPDATE delivery_message
SET created_at = %(at)s, state = 'accepted', not_before = NULL, offered_at = %(at)s + interval '1 minute',
    settled_at = %(at)s + interval '2 minutes', answer = E'250 2.0.0 "Ok", æ,\\n  \\\\queued' || id
WHERE campaign_id = %(campaign)s
"""
MANY = """
INSERT INTO delivery_message (
    created_at, controller_id, campaign_id, template_version_id, topic_id, marketing, person_id, contact_point_id,
    state, not_before, claimed_by, attempts, offered_at, settled_at, answer, situation_id, facts_id, rulebook_id, as_of,
    consent_event_id, notice_text_id, relation_id
)
SELECT
    %(at)s, 1, 1 + n %% 4, 7, CASE WHEN n %% 4 = 1 THEN 3 END, true, (n * 7919::bigint) %% %(rows)s + 1,
    (n * 104729::bigint) %% %(rows)s + 1, CASE WHEN n %% 50 = 0 THEN 'refused' ELSE 'accepted' END, NULL,
    'host-a:' || n %% 4, 1, %(at)s + n * interval '5 ms', %(at)s + n * interval '5 ms' + h * interval '1 us',
    CASE WHEN n %% 50 = 0 THEN '' ELSE '250 2.0.0 Ok: queued as ' || upper(substr(md5(n::text), 1, 10)) END,
    1 + h %% 900, 'f' || md5('facts'), 'r' || md5('rules'), %(at)s + n * interval '5 ms' - h * interval '1 us',
    CASE WHEN n %% 3 > 0 THEN md5(n::text)::uuid END, CASE WHEN n %% 3 > 0 THEN 5 END, CASE WHEN n %% 3 = 0 THEN n END
FROM generate_series(1, %(rows)s) AS n, LATERAL (SELECT hashint4(n) & 65535 AS h) AS chance
"""


def empty_folder() -> Iterator[None]:
    """No file of the archive before and after."""
    shutil.rmtree(home() / "archive", ignore_errors=True)
    yield
    shutil.rmtree(home() / "archive", ignore_errors=True)


def asked(statement: str, **values: Any) -> list[Any]:
    """What the administrator is answered."""
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def sent_long_ago(*names: str, at: datetime = OLD) -> tuple[Controller, list[Person], Campaign]:
    """A campaign to these people, all of it sent at that instant."""
    with acting_as("admin"):
        company = sydrejser()
        people = members(company, *names)
    campaign = started(company)
    asked("SELECT delivery_ensure_month(%(at)s)", at=at)
    asked(SETTLED, at=at, campaign=campaign.pk)
    return company, people, campaign


def many(rows: int, at: datetime = OLD) -> None:
    """So many messages of a month, of four campaigns."""
    asked("SELECT delivery_ensure_month(%(at)s)", at=at)
    asked(MANY, at=at, rows=rows)


def everything() -> list[dict[str, Any]]:
    """All messages of the outbox, whole."""
    with acting_as("admin"):
        return list(Message.objects.order_by("id").values())


def files() -> list[str]:
    """What lies in the folder of the archive."""
    return sorted(path.name for path in (home() / "archive").glob("*") if path.is_file())
