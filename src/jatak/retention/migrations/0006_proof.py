"""Proof whose time is over: what went of whom, and what must still leave archived months."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0016_probes"),
        ("retention", "0005_reactivation"),
    ]

    operations = [
        migrations.CreateModel(
            name="FromArchive",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("erasure_id", models.UUIDField(null=True)),
                (
                    "numbers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("owner", models.BigIntegerField(null=True)),
                (
                    "countries",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("controller_id", models.BigIntegerField(null=True)),
                ("event_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="run",
            name="erased",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.CreateModel(
            name="LetGo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.BigIntegerField(db_index=True)),
                (
                    "proved",
                    models.TextField(
                        choices=[
                            ("consent", "Consent"),
                            ("messages", "Messages"),
                        ]
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("months", models.SmallIntegerField()),
                ("whose", models.TextField()),
                ("country", models.TextField(blank=True)),
                ("cite", models.TextField(blank=True)),
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
        ),
    ]
