"""Exports a campaign with all its messages and checks the file, as an authority would: what that costs.

`memory_ratio`: the most memory of the export of the whole campaign over that of one a tenth as large, in a base a
tenth as large: near 1 where everything streams. `verify_memory_ratio`: the same of the program that checks the file.
`peak_mb` and `verify_peak_mb`: the whole campaign's. `server_mb`: the most that a process of the database held of its
own meanwhile. `ratio`: messages exported a second over those that Python alone reads from one such file and writes to
another (JSON, SHA-256, zip), in the same run.
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

from house import house, say, tell
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
    server_mb: float
    answer: dict[str, Any]


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--messages", type=int, default=300_000)
    options.add_argument("--alone", action="store_true", help="without comparing it to a tenth")
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    tenth = None if chosen.alone else a_tenth(chosen.messages // 10)
    with house(), tempfile.TemporaryDirectory() as folder:
        people(chosen.messages)
        commit()
        figures = measure(Path(folder))
    if tenth is not None:
        figures |= compared(figures, tenth)
    tell(figures, chosen.json)


def a_tenth(messages: int) -> dict[str, Any]:
    """The figures of a base of this size, made and measured by a process of its own."""
    command = [sys.executable, __file__, "--messages", str(messages), "--alone", "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def compared(figures: dict[str, Any], tenth: dict[str, Any]) -> dict[str, Any]:
    """How much more memory ten times as much needs."""
    return {
        "memory_ratio": round(figures["peak_mb"] / tenth["peak_mb"], 2),
        "verify_memory_ratio": round(figures["verify_peak_mb"] / tenth["verify_peak_mb"], 2),
        "server_memory_ratio": round(figures["server_mb"] / tenth["server_mb"], 2),
    }


def measure(folder: Path) -> dict[str, Any]:
    """A campaign to everybody, exported and checked."""
    campaign("summer", letter(), paused=True)
    file = folder / "summer.zip"
    written = run("-m", "jatak.cli", "evidence", "export", str(file), "--campaign", "summer", "--json")
    checked = run("-m", "jatak_verify", str(file), "--json")
    say(f"exported in {written.seconds:.1f} s, checked in {checked.seconds:.1f} s")
    say("\n".join(each["words"] for each in checked.answer["findings"]))
    count = written.answer["messages"]
    return {
        "name": "evidence",
        "ratio": round(again(file, folder / "again.zip") / written.seconds, 3),
        "peak_mb": written.mb,
        "verify_peak_mb": checked.mb,
        "server_mb": written.server_mb,
        "per_second": round(count / written.seconds),
        "verified_per_second": round(count / checked.seconds),
        "messages": count,
        "export_s": round(written.seconds, 1),
        "verify_s": round(checked.seconds, 1),
        "file_mb": round(file.stat().st_size / 1e6, 1),
        "holds": checked.answer["holds"],
    }


def commit() -> None:
    """Give the generated events the commitments that they would have."""
    from jatak.base.hashing import commitment
    from jatak.consent.entry import entry
    from jatak.consent.models import Event, NoticeText
    from jatak.database.using import acting_as, alias, atomic, connection
    from jatak.evidence.lines import ENCODER

    say("Committing to every event ...")
    with acting_as("admin"), atomic(), connection().cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for notice in NoticeText.objects.all():
            said = {"language": notice.language, "words": notice.words, "withdrawal_words": notice.withdrawal_words}
            NoticeText.objects.filter(pk=notice.pk).update(sha256=commitment(b"", said))
        some: list[Any] = []
        for event in Event.objects.using(alias()).order_by("pk").iterator(WIDTH):
            event.salt, event.notice_text_id = hashlib.sha256(event.id.bytes).digest(), event.person_id % 72
            # The canonical JSON of an entry, made by C.
            made = hashlib.sha256(event.salt + ENCODER.encode(entry(event)).encode()).digest()
            some.append((event.id, event.salt, made, event.notice_text_id))
            if len(some) == WIDTH:
                cursor.execute(REAL, list(map(list, zip(*some, strict=True))))
                some = []
        if some:
            cursor.execute(REAL, list(map(list, zip(*some, strict=True))))


def run(*command: str) -> Cost:
    """A program of its own, until it ends."""
    environment = {name: value for name, value in os.environ.items() if name != "JATAK_ROLE"}
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], env=environment, stdout=subprocess.PIPE, text=True)
    peak = server = 0.0
    while process.poll() is None:
        # The memory of a child that `wait4` tells begins with its parent's, so it is asked for while it runs.
        peak, server = max(peak, peak_mb(process)), max(server, server_mb())
        time.sleep(0.2)
    assert process.stdout
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(time.perf_counter() - begun, peak, server, json.loads(process.stdout.read().splitlines()[-1]))


def server_mb() -> float:
    """The most that a process of the database holds now without sharing it, in MB."""
    from jatak.database.process import postmaster

    children = Path(f"/proc/{postmaster()}/task/{postmaster()}/children").read_text().split()
    return max((own_mb(child) for child in children), default=0.0)


def own_mb(process: str) -> float:
    """What a process has by itself; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((round(int(line.split()[1]) / 1024, 1) for line in lines if line.startswith("RssAnon")), 0.0)


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
