"""What companies chose about notices of leaving, the leavings they are told of, and what waits."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

HERE = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0007_collecting"),
        ("people", "0010_held_address"),
    ]

    operations = [
        migrations.CreateModel(
            name="Choice",
            fields=[
                (
                    "controller",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="people.controller",
                    ),
                ),
                (
                    "confirm",
                    models.TextField(
                        choices=[
                            ("by_law", "Where the person's country requires or recommends it"),
                            ("always", "Everybody whose address is known"),
                            ("never", "Nobody"),
                        ],
                        default="by_law",
                    ),
                ),
                ("digest_to", models.TextField(blank=True, default="")),
                ("digest_lists", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Left",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("event_id", models.UUIDField()),
                ("person_id", models.BigIntegerField(null=True)),
                ("via", models.TextField()),
                ("actor", models.TextField()),
                ("channels", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("topic_id", models.BigIntegerField(null=True)),
                ("brand_id", models.BigIntegerField(null=True)),
                ("survey", models.BooleanField()),
                ("everything", models.BooleanField()),
                ("message_id", models.BigIntegerField(null=True)),
                ("said_at", models.DateTimeField()),
                ("heard_at", models.DateTimeField()),
                ("noted_at", models.DateTimeField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="people.controller"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("event_id", models.UUIDField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("to", models.TextField()),
                ("leavings", models.IntegerField()),
                ("sent_at", models.DateTimeField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="people.controller"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("controller", "day"), name="farewell_digest_once")],
            },
        ),
        migrations.CreateModel(
            name="Goodbye",
            fields=[
                (
                    "left",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="farewell.left",
                    ),
                ),
                ("act", models.TextField(unique=True)),
                ("asked_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("message_id", models.BigIntegerField(null=True)),
                ("why_not", models.TextField(blank=True, default="")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)), fields=["asked_at"], name="farewell_goodbye_open"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="left",
            index=models.Index(fields=["controller", "noted_at"], name="farewell_left_noted"),
        ),
        migrations.AddIndex(
            model_name="left",
            index=models.Index(fields=["person_id", "controller"], name="farewell_left_person"),
        ),
        migrations.AddConstraint(
            model_name="left",
            constraint=models.UniqueConstraint(fields=("controller", "event_id"), name="farewell_left_once"),
        ),
        migrations.RunSQL((HERE / "0001_waiting.sql").read_text()),
    ]
