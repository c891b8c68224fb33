"""What came back from an address, and from when to when nobody can be reached there."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "0011_reachability.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_held_address"),
    ]

    operations = [
        migrations.CreateModel(
            name="Failure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.TextField(
                        choices=[("permanent", "Permanent"), ("temporary", "Temporary"), ("other", "Other")]
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "heard_by",
                    models.TextField(
                        choices=[
                            ("handover", "Handover"),
                            ("dsn", "Dsn"),
                            ("provider", "Provider"),
                            ("sms_report", "Sms Report"),
                            ("import", "Import"),
                        ]
                    ),
                ),
                ("status", models.TextField(default="")),
                ("said", models.TextField(default="")),
                ("message_id", models.BigIntegerField(null=True)),
                ("outlived_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "contact_point",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="people.contactpoint",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Unreachable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.TextField(default="")),
                ("why", models.TextField(default="")),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "contact_point",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="people.contactpoint",
                    ),
                ),
                (
                    "failure",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.CASCADE, to="people.failure"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.CASCADE, to="people.person"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="failure",
            index=models.Index(fields=["contact_point", "at"], name="people_failure_of_address"),
        ),
        migrations.AddConstraint(
            model_name="failure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("message_id__isnull", False)),
                fields=("contact_point", "heard_by", "message_id", "kind", "status"),
                name="people_failure_of_message_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="failure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("message_id__isnull", True)),
                fields=("contact_point", "heard_by", "at", "status"),
                name="people_failure_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="unreachable",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("contact_point",),
                name="people_unreachable_one_open",
            ),
        ),
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP TRIGGER people_unreachable_follows ON people_merger;
            DROP FUNCTION people_unreachable_follows();
            """,
        ),
    ]
