"""Erasures, and those who stay, wait for the journal too."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("backup", "0001_initial"),
        ("retention", "0005_reactivation"),
    ]

    operations = [migrations.RunSQL((HERE / "0002_erased_and_stayed.sql").read_text())]
