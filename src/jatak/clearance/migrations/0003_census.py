"""Audiences that were counted are kept, with who is in which situation; figures by week; what-ifs."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clearance", "0002_answers_once"),
        ("people", "0005_acquaintances"),
    ]

    operations = [
        migrations.CreateModel(
            name="Census",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.TextField()),
                ("key", models.TextField()),
                ("question", models.JSONField()),
                ("standing", models.BooleanField(default=False)),
                ("campaign_id", models.BigIntegerField(null=True)),
                (
                    "state",
                    models.TextField(
                        choices=[("asked", "Asked"), ("counting", "Counting"), ("done", "Done"), ("failed", "Failed")],
                        default="asked",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.TextField(blank=True)),
                ("as_of", models.DateTimeField(null=True)),
                ("touched_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("people", models.BigIntegerField(default=0)),
                ("reachable", models.BigIntegerField(default=0)),
                ("permitted", models.BigIntegerField(default=0)),
                ("permitted_reachable", models.BigIntegerField(default=0)),
                ("counted_to", models.BigIntegerField(default=0)),
                ("upto", models.BigIntegerField(default=0)),
                ("trouble", models.TextField(blank=True)),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="people.controller"
                    ),
                ),
                (
                    "facts",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="clearance.facts"
                    ),
                ),
                (
                    "rulebook",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="clearance.rulebook"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CensusMembers",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "census_id",
                        "situation_id",
                        "first",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("first", models.BigIntegerField()),
                ("last", models.BigIntegerField()),
                ("people", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                (
                    "census",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="clearance.census"
                    ),
                ),
                (
                    "situation",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="clearance.situation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CensusReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nth", models.IntegerField()),
                ("permitted", models.BooleanField()),
                ("rule", models.TextField()),
                ("reason", models.TextField()),
                ("ground", models.TextField(null=True)),
                ("gdpr_basis", models.TextField(null=True)),
                ("said", models.JSONField()),
                ("sources", models.JSONField()),
                ("from_memory", models.BooleanField()),
                ("count", models.BigIntegerField()),
                ("reachable", models.BigIntegerField()),
                ("countries", models.JSONField()),
                ("first", models.IntegerField()),
                ("last", models.IntegerField()),
                (
                    "census",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reasons",
                        to="clearance.census",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CensusShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nth", models.IntegerField(null=True)),
                ("count", models.BigIntegerField()),
                ("reachable", models.BigIntegerField()),
                (
                    "census",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="clearance.census"
                    ),
                ),
                (
                    "situation",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="clearance.situation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Week",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.TextField()),
                ("week", models.DateField()),
                ("via", models.TextField(blank=True)),
                ("count", models.BigIntegerField()),
                ("counted_at", models.DateTimeField()),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="people.controller"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="WhatIf",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.TextField()),
                ("question", models.JSONField()),
                ("change", models.JSONField()),
                (
                    "state",
                    models.TextField(
                        choices=[("asked", "Asked"), ("counting", "Counting"), ("done", "Done"), ("failed", "Failed")],
                        default="asked",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.TextField(blank=True)),
                ("touched_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("step", models.TextField(blank=True)),
                ("result", models.JSONField(null=True)),
                ("trouble", models.TextField(blank=True)),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="people.controller"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="census",
            index=models.Index(fields=["key", "-id"], name="clearance_census_key"),
        ),
        migrations.AddIndex(
            model_name="census",
            index=models.Index(fields=["controller", "standing", "-id"], name="clearance_census_standing"),
        ),
        migrations.AddConstraint(
            model_name="census",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["asked", "counting"])),
                fields=("key",),
                name="clearance_census_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="censusreason",
            constraint=models.UniqueConstraint(fields=("census", "nth"), name="clearance_census_reason_once"),
        ),
        migrations.AddIndex(
            model_name="censusshare",
            index=models.Index(fields=["census", "nth"], name="clearance_census_share_nth"),
        ),
        migrations.AddConstraint(
            model_name="censusshare",
            constraint=models.UniqueConstraint(fields=("census", "situation"), name="clearance_census_share_once"),
        ),
        migrations.AddConstraint(
            model_name="week",
            constraint=models.UniqueConstraint(
                fields=("controller", "what", "week", "via"), name="clearance_week_once"
            ),
        ),
        migrations.AddIndex(
            model_name="whatif",
            index=models.Index(fields=["controller", "-id"], name="clearance_what_if_controller"),
        ),
        migrations.AddConstraint(
            model_name="whatif",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["asked", "counting"])),
                fields=("key",),
                name="clearance_what_if_open_once",
            ),
        ),
    ]
