"""What the benchmarks of sending share: recipients, a letter of 12 kB, Postfix's sink, and workers."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from house import say

HERE = Path(__file__).parent
PUBLIC_URL = "https://news.benchmark.example"
LANGUAGES = ("en", "da", "nb", "de", "fr", "nl")
SENTENCE = (
    "Summer is here – and so are 40 new journeys for you, {name|dear reader}: sun, sea & salt, cañons and fjords. "
)


def now() -> datetime:
    """The instant."""
    return datetime.now(UTC)


def people(recipients: int) -> None:
    """Generate the recipients, as administrator and without checking what refers to what."""
    from jatak.database.using import acting_as, connection

    say(f"Generating {recipients:,} recipients ...")
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute((HERE / "recipients.sql").read_text().replace(":recipients", str(recipients)))
        cursor.execute("SET session_replication_role = origin")
        for table in ("people_controller", "people_topic", "people_person", "people_contactpoint"):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        cursor.execute("VACUUM ANALYZE")
    with acting_as("admin"):
        connection().close()


def letter() -> Any:
    """An approved template of two parts in six languages; the HTML part has 12 kB."""
    from jatak.content.templates import approve, write_template, write_text
    from jatak.database.using import acting_as
    from jatak.gate.message import Declared, Element
    from jatak.people.models import Controller

    paragraph = f'<p style="margin:0 0 16px;font-family:Arial">{SENTENCE}</p>\n'
    fixed = paragraph.replace("{name|dear reader}", "dear reader")
    body = paragraph + fixed * ((12_000 - len(paragraph)) // len(fixed.encode())) + "<p>{company}: {email}</p>"
    page = f"<!doctype html>\n<html><head><title>Summer</title></head>\n<body>\n{body}\n</body></html>\n"
    text = "Hello {name|dear reader},\n\n" + (SENTENCE.replace("{name|dear reader}", "dear reader") + "\n") * 12
    with acting_as("web"):
        version = write_template(
            Controller.objects.get(), "summer", Declared.MARKETING, [Element.NEWSLETTER, Element.PROMOTION]
        )
        for language in LANGUAGES:
            write_text(version, language, "Summer for {name|you}: 40 journeys", text, page)
        approve(version, "bench", now())
    return version


def campaign(name: str, version: Any, paused: bool = False) -> int:
    """A campaign that was started, all of it in the outbox; its number."""
    from django.test import override_settings

    from jatak.campaigns import campaigns
    from jatak.database.using import acting_as
    from jatak.delivery.models import Dispatch

    begun = time.perf_counter()
    with acting_as("web"), override_settings(JATAK_PUBLIC_URL=PUBLIC_URL):
        made = campaigns.create(name, version, now())
        start = campaigns.start(made, "bench", now())
        if paused:
            Dispatch.objects.filter(pk=made.pk).update(state="paused")
    say(f"Outbox: {start.permitted:,} of {start.people:,} in {time.perf_counter() - begun:.1f} s")
    return int(made.pk)


def let_go(campaign_id: int) -> None:
    """The paused campaign goes."""
    from jatak.database.using import acting_as, connection

    with acting_as("web"), connection().cursor() as cursor:
        cursor.execute("UPDATE delivery_dispatch SET state = 'running' WHERE campaign_id = %s", [campaign_id])
        cursor.execute("SELECT pg_notify('jatak_work', '')")


def finished(campaign_id: int, patience: float = 3600) -> None:
    """Wait until nothing of it is open."""
    from jatak.database.using import acting_as, connection

    end = time.monotonic() + patience
    while time.monotonic() < end:
        with acting_as("worker"), connection().cursor() as cursor:
            cursor.execute("SELECT state FROM delivery_dispatch WHERE campaign_id = %s", [campaign_id])
            if cursor.fetchone()[0] == "done":
                return
        time.sleep(0.2)
    raise SystemExit(f"the campaign did not end in {patience} seconds")


def states(campaign_id: int) -> dict[str, int]:
    """Messages by state."""
    from jatak.database.using import acting_as, connection

    with acting_as("worker"), connection().cursor() as cursor:
        cursor.execute("SELECT state, count(*) FROM delivery_message WHERE campaign_id = %s GROUP BY 1", [campaign_id])
        return dict(cursor.fetchall())


def program(name: str) -> str:
    """One of Postfix's test programs."""
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    if found is None:
        raise SystemExit(f"{name} is missing; install it with: apt-get install postfix")
    return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def sink(*options: str) -> Iterator[int]:
    """Postfix's `smtp-sink`; its port."""
    port = free_port()
    user = ["-u", "nobody"] if os.getuid() == 0 else []
    command = [program("smtp-sink"), *user, *options, f"127.0.0.1:{port}", "1000"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        until_open(port)
        yield port
    finally:
        process.kill()
        process.wait()


def until_open(port: int) -> None:
    """Wait until somebody listens there."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise SystemExit("the relay did not open its port")


@contextmanager
def workers(number: int, url: str, command: Sequence[str] = ("-m", "jatak.cli", "worker")) -> Iterator[list[Any]]:
    """Workers in processes of their own, once all of them are there."""
    environment = {**os.environ, "JATAK_SMTP_URL": url, "JATAK_PUBLIC_URL": PUBLIC_URL}
    environment.pop("JATAK_ROLE", None)
    running = [subprocess.Popen([sys.executable, *command], env=environment) for _ in range(number)]
    try:
        _until_there(number)
        yield running
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()


def _until_there(number: int) -> None:
    from jatak.database.using import acting_as
    from jatak.delivery.models import Worker

    for _ in range(600):
        with acting_as("worker"):
            if Worker.objects.filter(lease_until__gt=now()).count() >= number:
                return
        time.sleep(0.05)
    raise SystemExit("the workers did not start")


def peak_mb(process: Any) -> float:
    """The most memory that a process had, in MB."""
    for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0
