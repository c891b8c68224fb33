"""What came in, and what of it is kept for a while."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.BinaryField(max_length=32)),
                ("source", models.TextField()),
                ("way", models.TextField(choices=[("mailbox", "Mailbox"), ("pipe", "Pipe"), ("webhook", "Webhook")])),
                ("received_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("bounce", "Bounce"),
                            ("complaint", "Complaint"),
                            ("auto_reply", "Auto Reply"),
                            ("opt_out", "Opt Out"),
                            ("post", "Post"),
                            ("unknown", "Unknown"),
                            ("delivered", "Delivered"),
                        ],
                        default="unknown",
                    ),
                ),
                ("status", models.TextField(blank=True)),
                ("permanent", models.BooleanField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("message_id", models.BigIntegerField(null=True)),
                ("known_by", models.TextField(blank=True)),
                ("controller_id", models.BigIntegerField(null=True)),
                ("person_id", models.BigIntegerField(null=True)),
                (
                    "deed",
                    models.TextField(
                        blank=True,
                        choices=[
                            ("left", "Left"),
                            ("held", "Held"),
                            ("failed", "Failed"),
                            ("reached", "Reached"),
                            ("post", "Post"),
                            ("quarantined", "Quarantined"),
                            ("noted", "Noted"),
                        ],
                    ),
                ),
                ("why", models.TextField(blank=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("desk_request_id", models.BigIntegerField(null=True)),
                ("counted_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Kept",
            fields=[
                (
                    "arrival",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="inbound.arrival",
                    ),
                ),
                ("envelope_to", models.TextField(blank=True)),
                ("sender", models.TextField(blank=True)),
                ("subject", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
                ("marked", models.TextField(blank=True)),
                ("raw", models.BinaryField()),
                ("keep_until", models.DateTimeField()),
            ],
        ),
        migrations.AddIndex(
            model_name="arrival",
            index=models.Index(condition=models.Q(("deed", "")), fields=["recorded_at"], name="inbound_arrival_undone"),
        ),
        migrations.AddIndex(
            model_name="arrival",
            index=models.Index(
                condition=models.Q(("deed__in", ["held", "post", "quarantined"])),
                fields=["deed", "-received_at", "-id"],
                name="inbound_arrival_listed",
            ),
        ),
        migrations.AddConstraint(
            model_name="arrival",
            constraint=models.UniqueConstraint(fields=("digest", "source"), name="inbound_arrival_once"),
        ),
        migrations.AddIndex(
            model_name="kept",
            index=models.Index(fields=["keep_until"], name="inbound_kept_until"),
        ),
    ]
