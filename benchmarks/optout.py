"""People leave at random moments while a campaign runs at full speed: how long until nothing more goes out to them.

Two workers send as fast as they can to a relay that notes the first byte of each message after DATA. Meanwhile people
leave, a few at a time, each by the real one-click POST (RFC 8058) through URL, view, ledger and commit, called in this
process without a socket in between. Nearly half are anybody whose message waits, nearly half are of those whose message
a worker holds already, and a few are anybody at all.

`left`: who left while something of the campaign was still unsent.
`raced`: those of them to whom nothing had been sent when their commit was over.
`held`: those of them whose message a worker held right before.
`p99_s`, `max_s`: seconds from the commit to the first byte of the last message, 0 for who got none after it. The commit
is taken as over when the POST has returned, so it was earlier by up to `post_max_s`; `p99_click_s` and `max_click_s`
count from before the POST, and so are never too small.
Who left and got nothing must be dropped by a rule in the database, and everybody else must have got one message.
"""

import argparse
import math
import tempfile
from pathlib import Path
from typing import Any

from house import house, say, tell
from leaving import Left, leave_until_over
from mailing import campaign, finished, let_go, letter, people, workers
from taken import Received, Sink, running


def main() -> None:
    """Measure and print one line of figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--recipients", type=int, default=40_000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--connections", type=int, default=20, help="of each worker")
    options.add_argument("--at-once", type=int, default=4, help="people who are leaving at the same time")
    options.add_argument("--pause", type=float, default=0.02, help="mean seconds between their leavings")
    options.add_argument("--seed", type=int, default=8058)
    options.add_argument("--json", action="store_true", help="one JSON object on the last line")
    chosen = options.parse_args()
    with house(), tempfile.TemporaryDirectory() as folder:
        people(chosen.recipients)
        figures = measure(chosen, Path(folder) / "record")
    tell(figures, chosen.json)


def measure(chosen: Any, record: Path) -> dict[str, Any]:
    """One campaign, and who leaves meanwhile."""
    number = campaign("summer", letter(), paused=True)
    sink = Sink(record)
    with running(sink):
        url = f"smtp://127.0.0.1:{sink.port}?connections={chosen.connections}"
        with workers(chosen.workers, url):
            let_go(number)
            left = leave_until_over(number, chosen.seed, chosen.pause, chosen.at_once)
            finished(number)
    received = sink.received()
    first = {each.recipient: each.first_byte_at for each in received}
    compare(number, left, received)
    return {"name": "optout", **figures(left, first), **speed(received), "recipients": chosen.recipients}


def figures(left: list[Left], first: dict[str, float]) -> dict[str, Any]:
    """How late the last byte was."""
    after = sorted(max(0.0, first.get(each.address, 0) - each.answered_at) for each in left)
    clicked = sorted(max(0.0, first.get(each.address, 0) - each.clicked_at) for each in left)
    raced = [each for each in left if first.get(each.address, math.inf) > each.answered_at]
    return {
        "left": len(left),
        "raced": len(raced),
        "held": sum(each.state in ("claimed", "offered") for each in raced),
        "sent_after_commit": sum(seconds > 0 for seconds in after),
        "p99_s": round(p99(after), 4),
        "max_s": round(after[-1], 4),
        "p99_click_s": round(p99(clicked), 4),
        "max_click_s": round(clicked[-1], 4),
        "post_max_s": round(max(each.answered_at - each.clicked_at for each in left), 4),
    }


def p99(ordered: list[float]) -> float:
    """The smallest value that 99 of 100 do not exceed."""
    return ordered[math.ceil(0.99 * len(ordered)) - 1]


def speed(received: list[Received]) -> dict[str, Any]:
    """Messages a second, from the first to the last."""
    instants = [each.first_byte_at for each in received]
    return {"per_second": round(len(instants) / (max(instants) - min(instants)))}


def compare(number: int, left: list[Left], received: list[Received]) -> None:
    """The relay's record against the database; ends the program where they differ."""
    from jatak.database.using import acting_as, connection

    whole = [each.recipient for each in received if each.whole]
    got, gone = set(whole), {each.address for each in left}
    with acting_as("admin"), connection().cursor() as cursor:
        cursor.execute(RECORDED, [number])
        wrong = [row for row in cursor.fetchall() if not is_so(*row, got, gone)]
    for message_id, _, state, answer in wrong[:20]:
        say(f"message {message_id} is {state} ({answer})")
    if wrong or len(whole) != len(got):
        raise SystemExit(f"{len(wrong)} messages are not as the relay has them, {len(whole) - len(got)} came twice")


def is_so(message_id: int, address: str, state: str, answer: str | None, got: set[str], gone: set[str]) -> bool:
    """Whether what the database says of a message is what the relay has of it."""
    if state == "accepted":
        return address in got
    return state == "dropped" and bool(answer) and address in gone and address not in got


RECORDED = """
SELECT m.id, p.address, m.state, m.answer
FROM delivery_message AS m JOIN people_contactpoint AS p ON p.id = m.contact_point_id
WHERE m.campaign_id = %s
"""


if __name__ == "__main__":
    main()
