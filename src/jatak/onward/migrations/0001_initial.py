"""Partners, what they got, what they must be told, and what waits to be passed on."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

HERE = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0007_collecting"),
        ("hooks", "0001_initial"),
        ("people", "0010_held_address"),
    ]

    operations = [
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("event_id", models.UUIDField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                (
                    "way",
                    models.TextField(
                        choices=[
                            ("webhook", "Webhook"),
                            ("file", "File to fetch"),
                            ("mail", "Mail"),
                            ("hand", "By hand"),
                        ]
                    ),
                ),
                (
                    "identifies",
                    models.TextField(
                        choices=[("plain", "By address"), ("keyed", "By keyed hash of the address")], default="plain"
                    ),
                ),
                ("mailbox", models.TextField(blank=True, default="")),
                ("secret", models.TextField()),
                ("token_hash", models.BinaryField(max_length=32, unique=True)),
                ("chase_days", models.SmallIntegerField(default=7)),
                ("overdue_days", models.SmallIntegerField(default=14)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.TextField()),
                ("told_at", models.DateTimeField(null=True)),
                ("alarmed_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.TextField(blank=True, db_default="", default="")),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="people.controller"
                    ),
                ),
                (
                    "endpoint",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="hooks.endpoint"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("handed_on", models.DateField()),
                ("channel", models.TextField(null=True)),
                ("note", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.TextField()),
                (
                    "topic",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="people.topic"
                    ),
                ),
                ("partner", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="onward.partner")),
            ],
        ),
        migrations.CreateModel(
            name="Passing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("event_id", models.UUIDField()),
                ("person_id", models.BigIntegerField()),
                ("channels", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("topic_id", models.BigIntegerField(null=True)),
                ("brand_id", models.BigIntegerField(null=True)),
                ("via", models.TextField()),
                ("said_at", models.DateTimeField()),
                ("heard_at", models.DateTimeField()),
                ("addresses", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("first_told_at", models.DateTimeField(null=True)),
                ("last_told_at", models.DateTimeField(null=True)),
                ("tellings", models.SmallIntegerField(default=0)),
                ("acknowledged_at", models.DateTimeField(null=True)),
                ("acknowledged_by", models.TextField(blank=True, default="")),
                ("why", models.TextField(blank=True, default="")),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.controller",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="onward.partner"
                    ),
                ),
                (
                    "sister",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.controller",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TheirWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.TextField()),
                ("at", models.DateTimeField()),
                ("events", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                (
                    "partner",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="onward.partner"),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.UniqueConstraint(
                models.F("controller"), django.db.models.functions.text.Lower("name"), name="onward_partner_once"
            ),
        ),
        migrations.AddIndex(
            model_name="passing",
            index=models.Index(
                condition=models.Q(("acknowledged_at", None)), fields=["partner", "id"], name="onward_passing_open"
            ),
        ),
        migrations.AddIndex(
            model_name="passing",
            index=models.Index(
                condition=models.Q(("acknowledged_at", None)), fields=["sister", "id"], name="onward_passing_sister"
            ),
        ),
        migrations.AddIndex(
            model_name="passing",
            index=models.Index(fields=["partner", "-id"], name="onward_passing_newest"),
        ),
        migrations.AddIndex(
            model_name="passing",
            index=models.Index(fields=["person_id"], name="onward_passing_person"),
        ),
        migrations.AddConstraint(
            model_name="passing",
            constraint=models.UniqueConstraint(
                fields=("partner", "event_id", "controller"), name="onward_passing_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="passing",
            constraint=models.UniqueConstraint(
                fields=("sister", "event_id", "controller"), name="onward_passing_sister_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="passing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("partner", None), ("sister__isnull", False)),
                    models.Q(("partner__isnull", False), ("sister", None)),
                    _connector="OR",
                ),
                name="onward_passing_to_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="theirword",
            constraint=models.UniqueConstraint(fields=("partner", "number"), name="onward_their_word_once"),
        ),
        migrations.RunSQL((HERE / "0001_waiting.sql").read_text()),
    ]
