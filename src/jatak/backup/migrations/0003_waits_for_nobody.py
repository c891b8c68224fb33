"""Each change waits for the journal by itself, and stones and stamps of the log do too."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("backup", "0002_erased_and_stayed"),
        ("sealing", "0002_leaves_of_tombstones"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="waiting", name="backup_waiting_once"),
        migrations.RunSQL((HERE / "0003_waits_for_nobody.sql").read_text()),
    ]
