"""Programs that are called, calls and their tries."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import jatak.base.ids


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_held_address"),
    ]

    operations = [
        migrations.CreateModel(
            name="Endpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.TextField()),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(
                            choices=[
                                ("left", "Somebody left"),
                                ("passed_on", "Somebody left whose consent was passed on"),
                                ("test", "Test call"),
                            ]
                        ),
                        size=None,
                    ),
                ),
                ("secret", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.TextField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.TextField(blank=True, db_default="", default="")),
                ("controller", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.controller")),
            ],
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.UUIDField(default=jatak.base.ids.uuid7, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("left", "Somebody left"),
                            ("passed_on", "Somebody left whose consent was passed on"),
                            ("test", "Test call"),
                        ]
                    ),
                ),
                ("key", models.TextField()),
                ("body", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("tries", models.SmallIntegerField(default=0)),
                (
                    "state",
                    models.TextField(
                        choices=[("waiting", "Waiting"), ("taken", "Taken"), ("dead", "Dead"), ("dropped", "Dropped")],
                        default="waiting",
                    ),
                ),
                ("claimed_until", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("alarmed_at", models.DateTimeField(null=True)),
                (
                    "endpoint",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="hooks.endpoint"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Try",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("status", models.SmallIntegerField(null=True)),
                ("said", models.TextField(blank=True)),
                ("milliseconds", models.IntegerField()),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="made", to="hooks.call"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="endpoint",
            index=models.Index(fields=["controller", "-id"], name="hooks_endpoint_controller"),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(condition=models.Q(("state", "waiting")), fields=["due_at"], name="hooks_call_due"),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(condition=models.Q(("state", "dead")), fields=["endpoint"], name="hooks_call_dead"),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(fields=["endpoint", "-made_at"], name="hooks_call_newest"),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.UniqueConstraint(fields=("endpoint", "key"), name="hooks_call_once"),
        ),
    ]
