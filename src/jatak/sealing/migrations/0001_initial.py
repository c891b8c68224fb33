"""The log: leaves and nodes, heads, stamps, tombstones, and which transaction wrote an entry."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import jatak.base.ids
import jatak.sealing.models.transaction

HERE = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Era",
            fields=[
                ("id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("cluster", models.TextField()),
                ("first", models.BigIntegerField()),
                ("sealed_before", jatak.sealing.models.transaction.TransactionField()),
                ("sealed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.BigIntegerField()),
                ("root", models.BinaryField(max_length=32)),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "why",
                    models.TextField(
                        choices=[
                            ("daily", "Daily"),
                            ("campaign", "Campaign"),
                            ("rotation", "Rotation"),
                            ("asked", "Asked"),
                        ]
                    ),
                ),
                ("key", models.BinaryField(max_length=32)),
                ("signature", models.BinaryField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Log",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("name", models.BinaryField(max_length=32)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.UUIDField(default=jatak.base.ids.uuid7, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("why", models.TextField()),
                ("leaves", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("salt", models.BinaryField(max_length=32)),
                ("commitment", models.BinaryField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="Errand",
            fields=[
                (
                    "head",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="sealing.head",
                    ),
                ),
                ("wanted_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(db_index=True)),
                ("tries", models.IntegerField(default=0)),
                ("trouble", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="Stamp",
            fields=[
                (
                    "head",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="sealing.head",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("policy", models.TextField()),
                ("token", models.BinaryField()),
                ("got_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Tile",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "level", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("level", models.SmallIntegerField()),
                ("number", models.BigIntegerField()),
                ("hashes", models.BinaryField()),
                ("era", models.SmallIntegerField(null=True)),
                ("written_by", jatak.sealing.models.transaction.TransactionField(null=True)),
                ("commitment", models.BinaryField(max_length=32, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("level", 0)),
                        fields=["era", "written_by", "commitment"],
                        name="sealing_tile_begins",
                    )
                ],
            },
        ),
        migrations.RunSQL((HERE / "0001_log.sql").read_text()),
    ]
