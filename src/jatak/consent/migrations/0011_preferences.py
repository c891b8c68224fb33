"""What a person prefers without leaving: a pause, and a number of messages a month of their own."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "0011_preferences.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0010_sparse_indexes"),
        ("people", "0011_reachability"),
    ]

    operations = [
        migrations.RunSQL("SET LOCAL search_path = consent, public, consent, customers", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.TextField(null=True)),
                ("begun_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "actor",
                    models.TextField(
                        choices=[("person", "Person"), ("staff", "Staff"), ("import", "Import"), ("system", "System")]
                    ),
                ),
                (
                    "via",
                    models.TextField(
                        choices=[
                            ("form", "Form"),
                            ("link", "Link"),
                            ("mail_client", "Mail Client"),
                            ("reply", "Reply"),
                            ("stop", "Stop"),
                            ("phone", "Phone"),
                            ("letter", "Letter"),
                            ("authority", "Authority"),
                            ("complaint", "Complaint"),
                            ("till", "Till"),
                            ("paper", "Paper"),
                            ("import", "Import"),
                            ("api", "Api"),
                            ("unknown", "Unknown"),
                        ]
                    ),
                ),
                ("message_id", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_actor",
                    models.TextField(
                        choices=[("person", "Person"), ("staff", "Staff"), ("import", "Import"), ("system", "System")],
                        default="",
                    ),
                ),
                (
                    "ended_via",
                    models.TextField(
                        choices=[
                            ("form", "Form"),
                            ("link", "Link"),
                            ("mail_client", "Mail Client"),
                            ("reply", "Reply"),
                            ("stop", "Stop"),
                            ("phone", "Phone"),
                            ("letter", "Letter"),
                            ("authority", "Authority"),
                            ("complaint", "Complaint"),
                            ("till", "Till"),
                            ("paper", "Paper"),
                            ("import", "Import"),
                            ("api", "Api"),
                            ("unknown", "Unknown"),
                        ],
                        default="",
                    ),
                ),
                ("ended_recorded_at", models.DateTimeField(null=True)),
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
                (
                    "topic",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="people.topic"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OwnFrequency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.TextField(null=True)),
                ("per_month", models.SmallIntegerField()),
                ("chosen_at", models.DateTimeField()),
                (
                    "actor",
                    models.TextField(
                        choices=[("person", "Person"), ("staff", "Staff"), ("import", "Import"), ("system", "System")]
                    ),
                ),
                (
                    "via",
                    models.TextField(
                        choices=[
                            ("form", "Form"),
                            ("link", "Link"),
                            ("mail_client", "Mail Client"),
                            ("reply", "Reply"),
                            ("stop", "Stop"),
                            ("phone", "Phone"),
                            ("letter", "Letter"),
                            ("authority", "Authority"),
                            ("complaint", "Complaint"),
                            ("till", "Till"),
                            ("paper", "Paper"),
                            ("import", "Import"),
                            ("api", "Api"),
                            ("unknown", "Unknown"),
                        ]
                    ),
                ),
                ("message_id", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_actor",
                    models.TextField(
                        choices=[("person", "Person"), ("staff", "Staff"), ("import", "Import"), ("system", "System")],
                        default="",
                    ),
                ),
                (
                    "ended_via",
                    models.TextField(
                        choices=[
                            ("form", "Form"),
                            ("link", "Link"),
                            ("mail_client", "Mail Client"),
                            ("reply", "Reply"),
                            ("stop", "Stop"),
                            ("phone", "Phone"),
                            ("letter", "Letter"),
                            ("authority", "Authority"),
                            ("complaint", "Complaint"),
                            ("till", "Till"),
                            ("paper", "Paper"),
                            ("import", "Import"),
                            ("api", "Api"),
                            ("unknown", "Unknown"),
                        ],
                        default="",
                    ),
                ),
                ("ended_recorded_at", models.DateTimeField(null=True)),
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
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("per_month__gte", 1)), name="consent_own_frequency_some")
                ],
            },
        ),
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP TRIGGER consent_preferences_follow ON public.people_merger;
            DROP FUNCTION consent.preferences_follow();
            """,
        ),
    ]
