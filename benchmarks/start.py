"""Starts a campaign to generated people, and compares how fast its outbox fills with a bare insert of the same rows.

`first_chunk_s`: seconds until the first messages are committed. `fill_per_second`: messages over the seconds of the
whole start (gather, decide, insert). `insert_per_second`: the same rows by one INSERT ... SELECT into the same table,
in the same session. `ratio`: the one over the other, the median over the rounds, taken in turn. `status_s`: seconds to
count the campaign. The generated people are like those of a mailing list: one consent and one purchase each, from four
countries. With `--random` each field is random, so that there are far more situations than among real people.
"""

import argparse
import os
import statistics
import time
from datetime import UTC, datetime, timedelta
from typing import Any

os.environ["JATAK_PUBLIC_URL"] = "https://benchmark.example"

from gather import build, seconds
from house import house, say, tell

AT = datetime(2026, 11, 2, 12, tzinfo=UTC)
COPY = "CREATE TEMPORARY TABLE same AS SELECT * FROM delivery_message WHERE campaign_id = %s AND created_at = %s"
COLUMNS = (
    "created_at, controller_id, template_version_id, topic_id, marketing, person_id, contact_point_id, domain,"
    " not_before, situation_id, facts_id, rulebook_id, as_of, consent_event_id, notice_text_id, relation_id"
)
BARE = f"INSERT INTO delivery_message (campaign_id, {COLUMNS}) SELECT -campaign_id, {COLUMNS} FROM same"
ALIKE = """
DELETE FROM consent_record WHERE id NOT IN (SELECT min(id) FROM consent_record GROUP BY person_id);
DELETE FROM customers_relation WHERE id NOT IN (SELECT min(id) FROM customers_relation GROUP BY person_id);
UPDATE consent_record SET channel = 'email', ended_at = NULL, collection_point_version_id = 1 + id % 3,
    notice_text_id = 1 + id % 2, topics = '{}';
UPDATE people_profile SET born = NULL, work_topics = '{}', other_country = NULL, recipient_kind = 1,
    country = (ARRAY['DK', 'NO', 'SE', 'DE'])[1 + person_id % 4];
"""


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=300_000)
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--random", action="store_true", help="people of whom nothing is alike")
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    with house():
        build(chosen.people)
        if not chosen.random:
            make_alike()
        figures = measure(chosen.people, chosen.rounds)
    tell(figures, chosen.json)


def make_alike() -> None:
    """Leave the people fewer differences: four countries, three forms, private persons."""
    from jatak.database.using import acting_as, connection

    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET search_path = public, consent, customers")
        cursor.execute(ALIKE)
        cursor.execute("VACUUM FULL ANALYZE consent_record, customers_relation, people_profile")
    with acting_as("admin"):
        connection().close()


def measure(people: int, rounds: int) -> dict[str, Any]:
    """Start and bare insert in turn, each start a new campaign."""
    from jatak.clearance.models import Decision
    from jatak.database.using import acting_as

    taken = [one(number) for number in range(1, rounds + 1)]
    with acting_as("web"):
        kept = Decision.objects.count()
    fill = statistics.median(each["fill"] for each in taken)
    bare = statistics.median(each["bare"] for each in taken)
    return {
        "name": "start",
        "ratio": round(statistics.median(each["fill"] / each["bare"] for each in taken), 2),
        "people": people,
        "rows": taken[0]["rows"],
        "first_chunk_s": round(max(each["first"] for each in taken), 2),
        "fill_per_second": round(fill),
        "insert_per_second": round(bare),
        "status_s": round(max(each["status"] for each in taken), 2),
        "deciding_situations": kept // rounds,
    }


def one(number: int) -> dict[str, float]:
    """One campaign, another version of the message each time, so that nothing is decided before."""
    from jatak.campaigns.campaigns import create, progress, start
    from jatak.database.using import acting_as, connection

    with acting_as("web"):
        campaign = create(f"Campaign {number}", letter(number), AT)
        marks: list[float] = []
        at, begun = AT + timedelta(minutes=number), time.perf_counter()
        started = start(campaign, "bench", at, seen=lambda _: marks.append(time.perf_counter()))
        whole = time.perf_counter() - begun
        status = seconds(lambda: progress(campaign))
        with connection().cursor() as cursor:
            cursor.execute(COPY, [campaign.pk, at])
            rows: int = cursor.rowcount
            bare = seconds(lambda: cursor.execute(BARE))
            cursor.execute("DROP TABLE same")
    say(
        f"round {number}: {rows:,} of {started.people:,}: first chunk {marks[0] - begun:.2f} s,"
        f" whole start {whole:.2f} s, bare insert {bare:.2f} s"
    )
    return {
        "rows": rows,
        "first": marks[0] - begun,
        "fill": rows / whole,
        "bare": rows / bare,
        "status": status,
    }


def letter(number: int) -> Any:
    """An approved newsletter; its facts differ from those of the one before."""
    from jatak.content.templates import approve, write_template, write_text
    from jatak.gate.message import Declared, Element
    from jatak.people.models import Controller

    elements = [Element.NEWSLETTER, Element.PROMOTION] if number % 2 else [Element.PROMOTION]
    version = write_template(Controller.objects.get(), f"letter-{number}", Declared.MARKETING, elements)
    write_text(version, "en", "Hello", "Hello.")
    approve(version, "bench", AT)
    return version


if __name__ == "__main__":
    main()
