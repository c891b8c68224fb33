"""The PostgreSQL that comes along, for root and for an ordinary user."""

import os
import signal
from pathlib import Path

START = "from jatak.database import embedded; server = embedded.ensure_running();"
ASK = """
from jatak.database.connect import connect, running_server
def ask(statement):
    with connect(running_server(), database="postgres") as connection:
        cursor = connection.execute(statement)
        return cursor.fetchone()[0] if cursor.description else None
"""


def mode(path: Path) -> int:
    return path.lstat().st_mode & 0o7777


def postmaster(house) -> int:
    return int((house.home / "postgres" / "postmaster.pid").read_text().split()[0])


def test_starts_under_a_path_of_150_characters(build, plot):
    home = plot / "deep" / ("x" * (150 - len(str(plot)) - len("/deep/")))
    (plot / "deep").mkdir(mode=0o755)
    os.chown(plot / "deep", plot.stat().st_uid, plot.stat().st_gid)
    before = {path: mode(path) for path in home.parents}
    house = build(home)

    assert len(str(home)) == 150
    assert house.run(f"{ASK}\nprint(ask('SELECT 41 + 1'))") == "42"
    assert {path: mode(path) for path in home.parents} == before
    private = [home, home / "postgres", home / "secrets", Path((home / "postgres.socket").read_text())]
    assert [mode(folder) for folder in private] == [0o700] * 4
    assert {mode(file) for file in (home / "secrets").iterdir()} == {0o600}


def test_the_server_never_runs_as_root(house):
    house.run(START)
    assert os.stat(f"/proc/{postmaster(house)}").st_uid != 0
    assert (house.home / "postgres").stat().st_uid == os.stat(f"/proc/{postmaster(house)}").st_uid


def test_nobody_comes_in_without_the_password(house):
    attempt = """
    import psycopg
    for wrong in ({}, {"password": ""}, {"password": "guess"}):
        try:
            psycopg.connect(**{k: v for k, v in server.login("admin").items() if k != "password"} | wrong)
        except psycopg.OperationalError as error:
            print("refused" if "password" in str(error) else error)
    """
    assert house.run(START + attempt.replace("\n    ", "\n")).split() == ["refused"] * 3
    rules = [line.split() for line in (house.home / "postgres" / "pg_hba.conf").read_text().splitlines()]
    assert {words[-1] for words in rules if words and not words[0].startswith("#")} == {"scram-sha-256"}


def test_the_second_start_finds_the_first(house):
    first = house.run(START + "print(server.host)")
    running = postmaster(house)
    assert house.run(START + "print(server.host)") == first
    assert postmaster(house) == running


def test_two_starts_at_once_make_one_server(house):
    processes = [house.begin(START + "print(server.host)") for _ in range(3)]
    answers = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], answers
    assert len({out for out, _ in answers}) == 1


def test_what_was_committed_survives_a_crash(house):
    house.run(f"{ASK}\nask('CREATE TABLE kept AS SELECT generate_series(1, 100000)')")
    os.kill(postmaster(house), signal.SIGKILL)
    assert house.run(f"{ASK}\nprint(ask('SELECT count(*) FROM kept'))") == "100000"


def test_a_stale_pid_of_another_process_does_no_harm(house):
    house.run(START + "embedded.stop()")
    pid_file = house.home / "postgres" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n/elsewhere\n")
    assert house.run(f"{ASK}\nprint(ask('SELECT 1'))") == "1"


def test_stop_ends_the_server_and_its_connections(house):
    code = "import psycopg; held = psycopg.connect(**server.login('admin') | {'dbname': 'postgres'}); "
    assert house.run(START + code + "print(embedded.stop(), embedded.is_running(), embedded.stop())") == (
        "True False False"
    )


def test_a_database_of_another_version_is_refused(house):
    house.run(START + "embedded.stop()")
    (house.home / "postgres" / "PG_VERSION").write_text("17\n")
    said = house.cli("db", "start", fails=True)
    assert "PostgreSQL 17" in said
    assert "Traceback" not in said
