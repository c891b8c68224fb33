"""Purchases that do not fit on the disk: a clear message, and nothing of the file is kept."""

import subprocess
from pathlib import Path

from tests.contract.test_database_full import small_disk  # noqa: F401
from tests.story.purchases import line, write

COUNT = """
import django
django.setup()
from jatak.customers.models import PurchaseFile, PurchaseLine
from jatak.database.connect import running_server
from jatak.database.using import acting_as
from jatak.people.models import Controller
running_server()
with acting_as("customers"):
    print([table.objects.count() for table in (Controller, PurchaseFile, PurchaseLine)])
"""


def test_the_disk_fills_while_purchases_come_in(small_disk, build, plot: Path, tmp_path: Path):  # noqa: F811
    house = build(home := small_disk(170))
    house.cli("migrate")
    file = write(plot / "purchases.csv", [line(f"{n}", f"{n:0200}", 1, 0, str(n // 9)) for n in range(200_000)])
    file.chmod(0o644)

    said = house.cli("load-purchases", str(file), "--controller", "Gift House", fails=True)
    assert f"The disk under {home / 'postgres'} is full" in said.replace("\n", " ")
    assert "Traceback" not in said

    subprocess.run(["mount", "-o", "remount,size=2000m", home], check=True)
    assert house.run(COUNT, DJANGO_SETTINGS_MODULE="jatak.site.settings") == "[0, 0, 0]"
