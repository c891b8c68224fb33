"""Who came in by a file and must be told what is done with their data."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0016_probes"),
        ("retention", "0003_erasure"),
    ]

    operations = [
        migrations.CreateModel(
            name="Informing",
            fields=[
                ("file_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("begun_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("people", models.BigIntegerField(default=0)),
                ("uninformed", models.BigIntegerField(default=0)),
                ("counted_at", models.DateTimeField(null=True)),
                ("letter", models.TextField(blank=True, db_default="", default="")),
                ("ordered_at", models.DateTimeField(null=True)),
                ("ordered_by", models.TextField(blank=True, db_default="", default="")),
                ("passed_over", models.BigIntegerField(db_default=0, default=0)),
                ("sent_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.TextField(blank=True, db_default="", default="")),
                ("why", models.TextField(blank=True, db_default="", default="")),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.controller",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["controller", "due_at"], name="retention_informing_due")],
            },
        ),
    ]
