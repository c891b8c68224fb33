"""Whether the database answers, is of this version, and whether its clock is ours."""

from collections.abc import Iterator
from datetime import datetime

from jatak.base.clock import now
from jatak.base.errors import JatakError
from jatak.database import embedded
from jatak.database.connect import Connection, connect, known_server
from jatak.database.fingerprint import fingerprint, recorded
from jatak.database.hash_key import refuse_another
from jatak.installation.doctor.finding import Finding, look, ok, problem

SECONDS_OFF, SECONDS_WRONG = 1.0, 5.0
"""At the last metre facts count up to five seconds ahead of this host's clock, and no further."""


def check_database() -> Iterator[Finding]:
    """It answers, its key is ours, and it was brought to this version."""
    server = known_server()
    if server.embedded and not embedded.is_running():
        yield problem("The embedded database does not run.", "Start it with `bin/jatak db start` or `bin/jatak serve`.")
        return
    try:
        with connect(server) as connection:
            refuse_another(connection)
            yield _version(connection)
            yield clock(now(), _its_time(connection), now())
    except JatakError as error:
        yield problem(error.message, error.remedy)


def clock(before: datetime, its: datetime, after: datetime) -> Finding:
    """How far its clock is from ours, which was read before and after."""
    off = max((its - after).total_seconds(), (before - its).total_seconds(), 0.0)
    if off < SECONDS_OFF:
        return ok("Its clock is that of this machine.")
    tell = problem if off >= SECONDS_WRONG else look
    return tell(
        f"Its clock is {off:.1f} seconds from that of this machine.",
        "Let both keep their time by NTP: what somebody said a second ago must not count as not yet said.",
    )


def _version(connection: Connection) -> Finding:
    if recorded(connection) == fingerprint():
        return ok(
            f"PostgreSQL {connection.info.parameter_status('server_version')} answers, with the tables of this version."
        )
    return problem("The database is not at the version of this program.", "Run `bin/jatak migrate`.")


def _its_time(connection: Connection) -> datetime:
    row = connection.execute("SELECT clock_timestamp()").fetchone()
    assert row is not None
    return row[0]  # type: ignore[no-any-return]
