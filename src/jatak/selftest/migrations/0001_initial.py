"""Tests of leaving, step by step, and what a company wants done while one fails."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0016_probes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Policy",
            fields=[
                (
                    "controller",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        related_name="+",
                        to="people.controller",
                    ),
                ),
                ("holds", models.BooleanField()),
                ("changed_by", models.TextField()),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("passed", models.BooleanField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="people.controller"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("medium", models.TextField()),
                ("name", models.TextField()),
                (
                    "outcome",
                    models.TextField(
                        choices=[("passed", "Passed"), ("failed", "Failed"), ("not_tested", "Not Tested")]
                    ),
                ),
                ("seconds", models.FloatField()),
                ("words", models.TextField(default="")),
                ("run", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="selftest.run")),
            ],
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(fields=["controller", "-began_at"], name="selftest_run_newest"),
        ),
    ]
