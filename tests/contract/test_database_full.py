"""A full disk under the database."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

FILL = """
import sys
from jatak.cli.output import run
from jatak.database.connect import connect, running_server

def load():
    with connect(running_server(), database="postgres") as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS people (name text)")
        connection.execute("INSERT INTO people SELECT 'kept' WHERE NOT EXISTS (SELECT FROM people)")
        with connection.transaction(), connection.cursor().copy("COPY people FROM STDIN") as copy:
            for number in range(int(sys.argv[1])):
                copy.write_row([f"{{number:01000d}}"])

def count():
    with connect(running_server(), database="postgres") as connection:
        print(connection.execute("SELECT count(*) FROM people").fetchone()[0])

sys.argv[1:] = {arguments}
run({function})
"""


@pytest.fixture
def small_disk(plot: Path, request: pytest.FixtureRequest):
    """Mount a disk of so many MB where the home will be; only root may."""

    def mount(megabytes: int) -> Path:
        home = plot / "home"
        home.mkdir(mode=0o700)
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", home], check=False
        )
        if done.returncode:
            pytest.skip("NOT TESTED: a disk of limited size cannot be mounted here")
        request.addfinalizer(lambda: subprocess.run(["umount", "--lazy", home], check=True))
        os.chown(home, plot.stat().st_uid, plot.stat().st_gid)
        return home

    if os.geteuid() != 0:
        pytest.skip("NOT TESTED: only root can mount a disk of limited size")
    return mount


def test_no_room_for_a_database(small_disk, build):
    house = build(home := small_disk(15))
    said = house.cli("db", "start", fails=True)
    assert f"The disk under {home}" in said.replace("\n", " ")
    assert "Free space there" in said
    assert "Traceback" not in said
    assert not list(home.glob("postgres/*"))
    assert not list(home.glob("postgres.new"))


def test_the_disk_fills_while_data_come_in(small_disk, build):
    house = build(home := small_disk(150))
    house.run(FILL.format(arguments=["10"], function="load"))

    said = house.run(FILL.format(arguments=["400000"], function="load"), fails=True)
    assert f"The disk under {home / 'postgres'} is full" in said
    assert "Traceback" not in said

    subprocess.run(["mount", "-o", "remount,size=2000m", home], check=True)
    assert house.run(FILL.format(arguments=[], function="count")) == "11"
    assert shutil.disk_usage(home).free > 1_000_000_000
