"""Sends a personalised letter of 12 kB to many people, and compares it with Postfix's own generator of mail.

`ratio`: messages a second of all workers together, from the outbox in PostgreSQL to the wire (claimed, gathered and
decided anew, composed, offered, handed over, recorded), over those of `smtp-source` with messages of the same size on
as many connections that are kept open, to the same `smtp-sink`; each measured alone, in one run.
`ratio_dkim`: the same with an RSA-2048 signature; `ratio_dkim_ed25519`: with RSA-2048 and Ed25519 together.
`peak_mb`: the largest worker.
"""

import argparse
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from house import house, say, tell
from mailing import campaign, finished, let_go, letter, now, peak_mb, people, program, sink, states, workers

ROUNDS = ("", "rsa", "rsa+ed25519")
BASELINE_AT_MOST = 100_000
"""Messages of the baseline, whose speed does not hang on their number."""


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--recipients", type=int, default=30_000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--connections", type=int, default=100, help="of each worker")
    options.add_argument("--only", choices=ROUNDS, help="only this signature, where time is short")
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    with house():
        people(chosen.recipients)
        figures = measure(chosen)
    tell(figures, chosen.json)


def measure(chosen: Any) -> dict[str, Any]:
    """The baseline before and after, and Jatak in between."""
    version = letter()
    size = size_of_one(version)
    connections = chosen.workers * chosen.connections
    messages = min(chosen.recipients, BASELINE_AT_MOST)
    before = baseline(size, connections, messages)
    rates, peaks = {}, []
    for signature in ROUNDS if chosen.only is None else [chosen.only]:
        sign_with(signature)
        rates[signature], peak = run(f"with {signature or 'nothing'}", version, chosen)
        peaks.append(peak)
    after = baseline(size, connections, messages)
    base = (before + after) / 2
    named = {"": "ratio", "rsa": "ratio_dkim", "rsa+ed25519": "ratio_dkim_ed25519"}
    return {
        "name": "send",
        **{named[signature]: round(rate / base, 3) for signature, rate in rates.items()},
        "per_second": round(rates.get("", next(iter(rates.values())))),
        "baseline_per_second": round(base),
        "peak_mb": max(peaks),
        "recipients": chosen.recipients,
        "message_bytes": size,
        "workers": chosen.workers,
        "connections": connections,
    }


def size_of_one(version: Any) -> int:
    """The bytes of one message, as the sink has it."""
    from jatak.database.using import acting_as, connection

    one = campaign("one", version, paused=True)
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("DELETE FROM delivery_message WHERE person_id > 1")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        with sink("-d", f"{folder}/%M.") as port, workers(1, f"smtp://127.0.0.1:{port}"):
            let_go(one)
            finished(one)
        (mail,) = Path(folder).iterdir()
        size = mail.stat().st_size
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("DELETE FROM delivery_message")
    say(f"One message has {size:,} bytes.")
    return size


def baseline(size: int, connections: int, messages: int) -> float:
    """Messages a second of `smtp-source`."""
    with sink() as port:
        command = [program("smtp-source"), "-d", "-s", str(connections), "-l", str(size), "-m", str(messages)]
        begun = time.perf_counter()
        subprocess.run([*command, f"127.0.0.1:{port}"], check=True)
        rate = messages / (time.perf_counter() - begun)
    say(f"smtp-source: {rate:,.0f} a second")
    return rate


def sign_with(signature: str) -> None:
    """New keys for the sending domain, none for an empty signature."""
    from jatak.database.home import home
    from jatak.delivery.dkim.algorithms import Algorithm
    from jatak.delivery.dkim.keys import State, make

    shutil.rmtree(home() / "dkim", ignore_errors=True)
    if signature:
        algorithms = (Algorithm.RSA, Algorithm.ED25519) if "ed25519" in signature else (Algorithm.RSA,)
        make("benchmark.example", now(), algorithms, State.ACTIVE)


def run(name: str, version: Any, chosen: Any) -> tuple[float, float]:
    """Messages a second of the workers together, and the peak of the largest."""
    number = campaign(name, version, paused=True)
    options = f"?connections={chosen.connections}"
    with sink() as port, workers(chosen.workers, f"smtp://127.0.0.1:{port}{options}") as running:
        begun = time.time()
        let_go(number)
        finished(number)
        peak = max(peak_mb(process) for process in running)
    ended = last_settled(number)
    rate = chosen.recipients / (ended - begun)
    found = states(number)
    say(f"Jatak {name}: {rate:,.0f} a second, {found}, {peak} MB")
    if found != {"accepted": chosen.recipients}:
        raise SystemExit(f"not everything was sent: {found}")
    forget()
    return rate, peak


def last_settled(campaign_id: int) -> float:
    """When the last message was recorded as accepted."""
    from jatak.database.using import acting_as, connection

    with acting_as("worker"), connection().cursor() as cursor:
        settled = "SELECT extract(epoch FROM max(settled_at)) FROM delivery_message WHERE campaign_id = %s"
        cursor.execute(settled, [campaign_id])
        return float(cursor.fetchone()[0])


def forget() -> None:
    """So that the next campaign is no second one in the same month."""
    from jatak.database.using import acting_as, connection

    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute("TRUNCATE delivery_message")
        cursor.execute("VACUUM ANALYZE consent.consent_record")


if __name__ == "__main__":
    main()
