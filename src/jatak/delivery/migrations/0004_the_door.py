"""The door at speed: what a worker holds is one row a batch, and a message changes in place from claim to answer."""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("delivery", "0003_safe_path")]

    operations = [
        migrations.AddField("dispatch", "controller_id", models.BigIntegerField(default=0)),
        migrations.AddField(
            "dispatch",
            "state",
            models.TextField(
                choices=[(name, name.capitalize()) for name in ("filling", "running", "paused", "stopped", "done")],
                default="running",
            ),
        ),
        migrations.AddField("dispatch", "why", models.TextField(default="")),
        migrations.AddField("dispatch", "filled", models.BooleanField(default=True)),
        migrations.AddField("dispatch", "starts_at", models.DateTimeField(null=True)),
        migrations.AddField("dispatch", "not_after", models.DateTimeField(null=True)),
        migrations.AddField("dispatch", "per_second", models.FloatField(null=True)),
        migrations.AddIndex(
            "dispatch",
            models.Index(
                fields=["campaign_id"],
                condition=models.Q(state__in=["filling", "running", "paused"]),
                name="delivery_dispatch_open",
            ),
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("host", models.TextField()),
                ("process", models.IntegerField()),
                ("began_at", models.DateTimeField()),
                ("lease_until", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("batch", models.TextField(primary_key=True, serialize=False)),
                ("worker", models.TextField(db_index=True)),
                (
                    "created",
                    django.contrib.postgres.fields.ArrayField(base_field=models.DateTimeField(), size=None),
                ),
                ("ids", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
            ],
        ),
        migrations.RunSQL((SQL / "0004_the_door.sql").read_text(), migrations.RunSQL.noop),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField("message", "domain", models.TextField(default="")),
                migrations.AlterField("message", "not_before", models.DateTimeField(null=True)),
                migrations.RemoveField("message", "lease_until"),
            ]
        ),
    ]
