"""Those of us by whom leaving is tested; no company knows them."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "0016_probes.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0015_leave_asks"),
    ]

    operations = [
        migrations.CreateModel(
            name="Probe",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="people.person",
                    ),
                ),
                (
                    "controller",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="people.controller"),
                ),
            ],
        ),
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP TRIGGER people_probe_unknown ON people_acquaintance;
            DROP FUNCTION people_probe_unknown();
            """,
        ),
    ]
