"""Requests at the desk, their words, and what was done about them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0010_held_address"),
    ]

    operations = [
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "medium",
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
                (
                    "asked",
                    models.TextField(
                        choices=[
                            ("unclear", "Unclear"),
                            ("leave", "Leave"),
                            ("leave_channel", "Leave Channel"),
                            ("leave_topic", "Leave Topic"),
                            ("leave_all", "Leave All"),
                            ("object", "Object"),
                            ("withdraw", "Withdraw"),
                            ("erase", "Erase"),
                            ("access", "Access"),
                            ("rectify", "Rectify"),
                            ("restrict", "Restrict"),
                            ("authority", "Authority"),
                            ("other", "Other"),
                        ],
                        default="unclear",
                    ),
                ),
                ("received_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.TextField(blank=True)),
                ("person_id", models.BigIntegerField(null=True)),
                ("address_hash", models.BinaryField(max_length=32, null=True)),
                ("why", models.TextField(blank=True)),
                ("source", models.TextField(null=True, unique=True)),
                ("message_id", models.BigIntegerField(null=True)),
                ("due_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="people.controller"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Words",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="desk.request",
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("marked", models.TextField(blank=True)),
                ("headers", models.JSONField(default=dict)),
                ("address", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.TextField(
                        choices=[("asked", "Asked"), ("matched", "Matched"), ("noted", "Noted"), ("closed", "Closed")]
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                (
                    "done",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("left", "Left"),
                            ("nothing", "Nothing"),
                            ("answered", "Answered"),
                            ("corrected", "Corrected"),
                            ("restricted", "Restricted"),
                        ],
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("details", models.JSONField(default=dict)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="desk.request"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                condition=models.Q(("closed_at", None)), fields=["due_at", "id"], name="desk_request_open"
            ),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", False)),
                fields=["-closed_at", "-id"],
                name="desk_request_closed",
            ),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                condition=models.Q(("person_id__isnull", False)), fields=["person_id"], name="desk_request_person"
            ),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                condition=models.Q(("address_hash__isnull", False)),
                fields=["address_hash"],
                name="desk_request_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "closed")), fields=("request",), name="desk_step_closed_once"
            ),
        ),
    ]
