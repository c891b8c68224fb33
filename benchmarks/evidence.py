"""Exports a campaign with all its messages and checks the file, as an authority would: what that costs.

`memory_ratio`: the most memory of the export of the whole campaign over that of one a tenth as large: 1 where
everything streams. `verify_memory_ratio`: the same of the program that checks the file. `peak_mb` and `verify_peak_mb`:
the whole campaign's. `ratio`: messages exported a second over those that Python alone reads from one such file and
writes to another (JSON, SHA-256, zip), in the same run.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from house import house, say
from mailing import campaign, letter, peak_mb, people

WIDTH = 16_384
REAL = """
UPDATE consent.consent_event AS e SET salt = d.salt, commitment = d.commitment, notice_text_id = d.text
FROM unnest(%s::uuid[], %s::bytea[], %s::bytea[], %s::bigint[]) AS d (id, salt, commitment, text) WHERE e.id = d.id
"""


@dataclass(frozen=True)
class Cost:
    """Seconds and memory of one program, and the last line that it said."""

    seconds: float
    mb: float
    answer: dict[str, Any]


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--messages", type=int, default=300_000)
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    with house(), tempfile.TemporaryDirectory() as folder:
        people(chosen.messages)
        commit()
        figures = measure(chosen.messages, Path(folder))
    print(json.dumps(figures) if chosen.json else "\n".join(f"{name}: {value}" for name, value in figures.items()))


def measure(messages: int, folder: Path) -> dict[str, Any]:
    """A small campaign and a large one, each exported and checked."""
    version = letter()
    campaign("large", version, paused=True)
    campaign("small", version, paused=True)
    only_a_tenth("small", messages // 10)
    written, checked = {}, {}
    for name in ("small", "large"):
        file = folder / f"{name}.zip"
        written[name] = run("-m", "jatak.cli", "evidence", "export", str(file), "--campaign", name, "--json")
        checked[name] = run("-m", "jatak_verify", str(file), "--json")
        say(f"{name}: exported in {written[name].seconds:.1f} s, checked in {checked[name].seconds:.1f} s")
        say("\n".join(each["words"] for each in checked[name].answer["findings"]))
    large, verified = written["large"], checked["large"]
    count = large.answer["messages"]
    return {
        "name": "evidence",
        "ratio": round(again(folder / "large.zip", folder / "again.zip") / large.seconds, 3),
        "memory_ratio": round(large.mb / written["small"].mb, 2),
        "verify_memory_ratio": round(verified.mb / checked["small"].mb, 2),
        "peak_mb": round(large.mb, 1),
        "verify_peak_mb": round(verified.mb, 1),
        "per_second": round(count / large.seconds),
        "verified_per_second": round(count / verified.seconds),
        "messages": count,
        "file_mb": round((folder / "large.zip").stat().st_size / 1e6, 1),
        "holds": verified.answer["holds"],
    }


def commit() -> None:
    """Give the generated events the commitments that they would have."""
    from jatak.base.hashing import commitment
    from jatak.consent.entry import commitment_of
    from jatak.consent.models import Event, NoticeText
    from jatak.database.using import acting_as, alias, atomic, connection

    say("Committing to every event ...")
    with acting_as("admin"), atomic(), connection().cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for notice in NoticeText.objects.all():
            said = {"language": notice.language, "words": notice.words, "withdrawal_words": notice.withdrawal_words}
            NoticeText.objects.filter(pk=notice.pk).update(sha256=commitment(b"", said))
        some: list[Any] = []
        for event in Event.objects.using(alias()).order_by("pk").iterator(WIDTH):
            event.salt, event.notice_text_id = hashlib.sha256(event.id.bytes).digest(), event.person_id % 72
            some.append((event.id, event.salt, commitment_of(event), event.notice_text_id))
            if len(some) == WIDTH:
                cursor.execute(REAL, list(map(list, zip(*some, strict=True))))
                some = []
        if some:
            cursor.execute(REAL, list(map(list, zip(*some, strict=True))))


def only_a_tenth(name: str, messages: int) -> None:
    """Take the other messages of a campaign away."""
    from jatak.campaigns.models import Campaign
    from jatak.database.using import acting_as, connection

    with acting_as("admin"), connection().cursor() as cursor:
        number = Campaign.objects.get(name=name).pk
        cursor.execute("DELETE FROM delivery_message WHERE campaign_id = %s AND person_id > %s", [number, messages])
        cursor.execute("VACUUM ANALYZE")


def run(*command: str) -> Cost:
    """A program of its own, until it ends."""
    environment = {name: value for name, value in os.environ.items() if name != "JATAK_ROLE"}
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], env=environment, stdout=subprocess.PIPE, text=True)
    peak = 0.0
    while process.poll() is None:
        # The memory of a child that `wait4` tells begins with its parent's, so it is asked for while it runs.
        peak = max(peak, peak_mb(process))
        time.sleep(0.05)
    assert process.stdout
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(time.perf_counter() - begun, peak, json.loads(process.stdout.read().splitlines()[-1]))


def again(file: Path, other: Path) -> float:
    """Seconds that Python alone takes to read such a file and to write it, every line read and every byte hashed."""
    begun = time.perf_counter()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            digest = hashlib.sha256()
            with source.open(name) as lines, out.open(name, "w", force_zip64=True) as copy:
                for line in lines:
                    if name.endswith(".jsonl"):
                        line = json.dumps(json.loads(line), sort_keys=True, separators=(",", ":")).encode() + b"\n"
                    digest.update(line)
                    copy.write(line)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
