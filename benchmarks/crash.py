"""Crashes at random moments, again and again: nothing doubled, nothing lost, and little in doubt.

Each run is a campaign and messages of service that come in meanwhile, two workers with short leases, and a relay that
takes all mail slowly. At a random moment of it one of these is struck, in turn: one worker or both (SIGKILL), some of
their connections to the database (pg_terminate_backend), the relay (SIGKILL; it comes back on the same port), the
process behind one of their connections (SIGKILL: PostgreSQL ends all connections and recovers). What was struck is
started anew after up to half a second, and the run ends when no message is open. The workers stay from run to run.

The relay notes each message on file after its final dot and before its answer, and waits before both, so that a strike
finds messages that came and were not answered. After all runs its record is compared with what the database said at the
end of each.

`duplicates`: marketing messages that the relay took more than once.
`lost`: marketing messages that the relay has not and that are neither uncertain nor ended with a reason.
`uncertain`: marketing messages that ended so; at most `window`: those that were offered at the strike, summed over the
runs. They are counted right before the strike, with relay and workers frozen (SIGSTOP) and the database at rest.
`service_missing`: messages of service that never came. They may come more than once: `service_repeated`, of the
`service_window` that were offered at a strike. In some runs the strike comes before the campaign goes, so that it finds
them.
`unsettled`: messages that stayed open, or that came and were recorded as dropped or refused. `unknown`: that came and
are nobody's.
"""

import argparse
import random
import signal
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from fleet import Fleet, asked, crash_database, cut, reconnect, until
from house import house, say, tell
from mailing import campaign, let_go, letter, people
from receipts import Receipts, receipt
from settling import Message, settle
from taken import Sink, running

STRIKES = ("worker", "connection", "relay", "database")
OFFERED = "SELECT count(*) FILTER (WHERE marketing), count(*) FROM delivery_message WHERE state = 'offered'"
OPEN = "SELECT count(*) FROM delivery_message WHERE state IN ('waiting', 'claimed', 'offered')"
ENDED = "SELECT id, marketing, state, answer FROM delivery_message ORDER BY id"
SERVICE_ALONE = 0.2
"""The part of the runs that is struck while messages of service go and the campaign has not begun."""
PATIENCE = 60.0
"""Seconds until a run that does not end is taken as it is."""


def main() -> None:
    """Crash, compare, and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=50)
    options.add_argument("--recipients", type=int, default=400, help="of each campaign")
    options.add_argument("--service", type=int, default=30, help="messages of service in each run")
    options.add_argument("--delay", type=float, default=0.03, help="seconds from a final dot to the relay's answer")
    options.add_argument("--seed", type=int, default=8058)
    options.add_argument("--log", default="/dev/null", help="file for what the workers say")
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    with house(), tempfile.TemporaryDirectory() as folder:
        people(chosen.recipients)
        figures = crashes(chosen, Sink(Path(folder) / "record", chosen.delay, at_once=True))
    tell(figures, chosen.json)


def crashes(chosen: Any, sink: Sink) -> dict[str, Any]:
    """All runs, and what came of them."""
    chance, version = random.Random(chosen.seed), letter()  # noqa: S311
    receipt()
    with running(sink), open(chosen.log, "ab") as log:
        fleet = Fleet(2, f"smtp://127.0.0.1:{sink.port}?connections=6", log)
        fleet.fill()
        try:
            runs = [Run(number, version, chosen, sink, fleet, chance) for number in range(chosen.runs)]
            for run in runs:
                run.play()
        finally:
            fleet.end()
    found = settle([message for run in runs for message in run.messages], sink.received())
    window = sum(run.window for run in runs)
    more = {"service_window": sum(run.offered for run in runs) - window, "strikes": Counter(run.strike for run in runs)}
    return {"name": "crash", "runs": chosen.runs, "window": window, **found, **more}


class Run:
    """One campaign, and one strike."""

    def __init__(self, number: int, version: Any, chosen: Any, sink: Sink, fleet: Fleet, chance: random.Random) -> None:
        self.name, self.strike = f"run {number}", STRIKES[number % len(STRIKES)]
        self._version, self._chosen, self._sink, self._fleet, self._chance = version, chosen, sink, fleet, chance
        self.window = self.offered = 0
        self.messages: list[Message] = []

    def play(self) -> None:
        """From the start of the campaign until nothing is open."""
        self._fleet.wait()
        begun = time.monotonic()
        number, before = campaign(self.name, self._version, paused=True), self._sink.count()
        alone = self._chance.random() < SERVICE_ALONE
        most = self._chosen.service * 0.7 if alone else self._chosen.recipients * 0.95
        moment = before + self._chance.randint(1, int(most))
        with Receipts(self.name, self._chosen.service, self._chosen.recipients, self._chance.random()):
            if not alone:
                let_go(number)
            until(lambda: self._sink.count() >= moment, PATIENCE)
            self._struck()
        if alone:
            let_go(number)
        ended = until(lambda: not asked(OPEN)[0][0], PATIENCE)
        self.messages = [Message(f"{self.name} ({self.strike})", *row) for row in asked(ENDED)]
        self._tell(time.monotonic() - begun, ended)
        asked("TRUNCATE delivery_message")

    def _struck(self) -> None:
        self._sink.send(signal.SIGSTOP)
        self._fleet.freeze()
        ((self.window, self.offered),) = asked(OFFERED)
        if self.strike == "worker":
            self._fleet.kill(self._chance)
        elif self.strike == "connection":
            cut(self._chance)
        elif self.strike == "database":
            crash_database(self._chance)
        else:
            self._sink.end(signal.SIGKILL)
        self._sink.send(signal.SIGCONT)
        self._fleet.thaw()
        time.sleep(self._chance.uniform(0, 0.5))
        self._fleet.fill()
        if self.strike == "relay":
            self._sink.start()
        reconnect()

    def _tell(self, seconds: float, ended: bool) -> None:
        counts = dict(Counter(message.state for message in self.messages))
        offered = f"{self.window} of {self.offered} offered are marketing"
        say(f"{self.name} {self.strike}: {offered}, then {counts} in {seconds:.1f} s")
        doubtful = sum(message.marketing and message.state == "uncertain" for message in self.messages)
        if not ended or doubtful > self.window:
            say(f"{self.name}: {'more in doubt than were offered' if ended else 'messages stay open'}")


if __name__ == "__main__":
    main()
