"""Files and their rows, where they are staged, and the one function that writes what they say."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

HERE = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("consent", "0007_collecting"),
        ("people", "0007_restriction_of"),
    ]

    operations = [
        migrations.RunSQL("SET LOCAL search_path = consent, public, consent, customers", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="File",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.BinaryField(max_length=32)),
                ("plan_sha256", models.BinaryField(max_length=32)),
                ("name", models.TextField()),
                ("size", models.BigIntegerField()),
                ("plan", models.JSONField()),
                (
                    "headers",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("asks", models.JSONField(null=True)),
                ("state", models.TextField(choices=[("begun", "Begun"), ("done", "Done")], default="begun")),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.TextField()),
                ("done_at", models.DateTimeField(null=True)),
                ("rows", models.BigIntegerField(default=0)),
                ("people", models.BigIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("controller", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.controller")),
            ],
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "file_id", "number", "kind", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("decision", models.TextField()),
                ("reason", models.TextField()),
                ("says", models.TextField(blank=True)),
                ("person_id", models.BigIntegerField(null=True)),
                ("event_id", models.UUIDField(null=True)),
                (
                    "file",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="imports.file",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RawRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "file_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.IntegerField()),
                ("cells", models.TextField()),
                (
                    "file",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="imports.file",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="file",
            index=models.Index(fields=["controller", "-id"], name="imports_file_newest"),
        ),
        migrations.AddConstraint(
            model_name="file",
            constraint=models.UniqueConstraint(
                fields=("controller", "sha256", "plan_sha256"), name="imports_file_once"
            ),
        ),
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(
                fields=["file", "decision", "number"],
                condition=models.Q(("decision", "consent"), _negated=True),
                name="imports_outcome_decision",
            ),
        ),
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(fields=["person_id"], name="imports_outcome_person"),
        ),
        migrations.RunSQL((HERE / "0001_staging.sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL((HERE / "0001_write.sql").read_text(), migrations.RunSQL.noop),
    ]
