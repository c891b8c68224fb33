"""Answers that were asked for, and what companies state of their processing."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0016_probes"),
        ("retention", "0001_clocks"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerOrder",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "subject",
                    models.TextField(choices=[("person", "Person"), ("message", "Message"), ("campaign", "Campaign")]),
                ),
                ("number", models.BigIntegerField()),
                ("to_authority", models.BooleanField()),
                ("language", models.TextField()),
                ("why", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.TextField()),
                ("account_id", models.BigIntegerField()),
                (
                    "stage",
                    models.TextField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("making", "Making"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("gone", "Gone"),
                        ],
                        default="waiting",
                    ),
                ),
                ("touched_at", models.DateTimeField()),
                ("failed", models.TextField(blank=True, db_default="", default="")),
                ("sha256", models.BinaryField(max_length=32, null=True)),
                ("size", models.BigIntegerField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="people.controller"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-asked_at"], name="retention_answer_newest"),
                    models.Index(fields=["subject", "number", "-asked_at"], name="retention_answer_about"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("officer", models.TextField(blank=True)),
                ("representative", models.TextField(blank=True)),
                ("recipients", models.TextField(blank=True)),
                ("transfers", models.TextField(blank=True)),
                ("security", models.TextField(blank=True)),
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
                "indexes": [models.Index(fields=["controller", "-id"], name="retention_statement_newest")],
            },
        ),
    ]
