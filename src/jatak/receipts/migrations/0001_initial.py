"""What companies declare for their receipts, and receipts of others that are kept as evidence."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

HERE = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    initial = True

    dependencies = [("people", "0016_probes")]

    operations = [
        migrations.CreateModel(
            name="Declaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("established_in", models.CharField(max_length=2)),
                ("stored_in", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("processed_in", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("authority_name", models.TextField(blank=True)),
                ("authority_address", models.TextField(blank=True)),
                ("authority_contact", models.TextField(blank=True)),
                ("recipients", models.JSONField(default=list)),
                ("kept_months", models.SmallIntegerField(null=True)),
                ("declared_at", models.DateTimeField()),
                ("declared_by", models.TextField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="people.controller"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="KeptReceipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.BinaryField(max_length=32)),
                ("data", models.BinaryField()),
                ("signed_by", models.BinaryField(max_length=32, null=True)),
                ("state", models.TextField()),
                ("lacks", models.JSONField(default=list)),
                ("kept_at", models.DateTimeField()),
                ("kept_by", models.TextField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="people.controller"
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
            model_name="declaration",
            index=models.Index(fields=["controller", "-id"], name="receipts_declaration_newest"),
        ),
        migrations.AddConstraint(
            model_name="keptreceipt",
            constraint=models.UniqueConstraint(fields=("person", "controller", "sha256"), name="receipts_kept_once"),
        ),
        migrations.RunSQL((HERE / "0001_with_the_person.sql").read_text()),
    ]
