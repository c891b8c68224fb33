"""What companies chose of how long they keep, what falls due, and runs that take it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0016_probes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Due",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "controller_id",
                        "clock",
                        "week",
                        "part",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("clock", models.TextField()),
                ("week", models.DateField()),
                ("part", models.IntegerField()),
                ("people", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("count", models.IntegerField()),
                ("counted_at", models.DateTimeField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.controller",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("clock", models.TextField()),
                ("months", models.SmallIntegerField(null=True)),
                ("chosen_by", models.TextField()),
                ("at", models.DateTimeField()),
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
                "indexes": [models.Index(fields=["controller", "clock", "-id"], name="retention_choice_newest")],
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("clock", models.TextField()),
                ("until", models.DateTimeField()),
                (
                    "state",
                    models.TextField(choices=[("waiting", "Waiting"), ("approved", "Approved"), ("done", "Done")]),
                ),
                ("found", models.IntegerField()),
                ("of", models.IntegerField()),
                ("began_at", models.DateTimeField()),
                ("approved_by", models.TextField(db_default="", default="")),
                ("approved_at", models.DateTimeField(null=True)),
                ("why", models.TextField(db_default="", default="")),
                ("taken", models.IntegerField(db_default=0, default=0)),
                ("ended_at", models.DateTimeField(null=True)),
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
                "indexes": [models.Index(fields=["controller", "-id"], name="retention_run_newest")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "done"), _negated=True),
                        fields=("controller", "clock"),
                        name="retention_run_one_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Threshold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("share", models.SmallIntegerField()),
                ("number", models.IntegerField()),
                ("chosen_by", models.TextField()),
                ("at", models.DateTimeField()),
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
                "indexes": [models.Index(fields=["controller", "-id"], name="retention_threshold_newest")],
            },
        ),
    ]
