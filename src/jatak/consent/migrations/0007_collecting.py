"""What collecting consents needs: notices with benefits and partners, forms, what was shown, letters, pictures."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

HERE = Path(__file__).parent / "sql"
NUMBERED = """
ALTER TABLE consent.consent_noticeversion DISABLE TRIGGER published;
UPDATE consent.consent_noticeversion SET major = number;
ALTER TABLE consent.consent_noticeversion ENABLE TRIGGER published;
"""
"""Each version so far was an essential change."""
OWN = "UPDATE consent.consent_record SET own_at = given_at WHERE own_act"


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0006_acquaintances"),
        ("people", "0007_restriction_of"),
    ]

    operations = [
        migrations.RunSQL("SET LOCAL search_path = consent, public, consent, customers", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Policy",
            fields=[
                (
                    "controller",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="people.controller",
                    ),
                ),
                ("ip", models.TextField(db_default="shortened", default="shortened")),
                ("browser", models.TextField(db_default="shortened", default="shortened")),
                ("pending_days", models.SmallIntegerField(db_default=14, default=14)),
            ],
        ),
        migrations.RemoveField(
            model_name="collectionpointversion",
            name="picture_sha256",
        ),
        migrations.AddField(
            model_name="collectionpoint",
            name="closed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="collectionpoint",
            name="closed_by",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="collectionpoint",
            name="name",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="collectionpointversion",
            name="age_from",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="collectionpointversion",
            name="fields",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.AddField(
            model_name="collectionpointversion",
            name="mandatory",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="collectionpointversion",
            name="note",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="collectionpointversion",
            name="page_url",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="collectionpointversion",
            name="sites",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="served_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="noticetext",
            name="benefit",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="noticetext",
            name="headline",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="noticetext",
            name="terms",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="benefit",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="benefit_ends",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="benefit_messages",
            field=models.SmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="changed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="changed_by",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="changed_by_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="countries",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="major",
            field=models.IntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="minor",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="origin",
            field=models.TextField(db_default="written", default="written"),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="partners",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="purpose",
            field=models.TextField(db_default="marketing", default="marketing"),
        ),
        migrations.AddField(
            model_name="noticeversion",
            name="revision",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="record",
            name="own_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Answered",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("lane", models.SmallIntegerField()),
                ("yes", models.BigIntegerField(db_default=0, default=0)),
                ("no", models.BigIntegerField(db_default=0, default=0)),
                ("silent", models.BigIntegerField(db_default=0, default=0)),
                ("confirmed", models.BigIntegerField(db_default=0, default=0)),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="consent.collectionpointversion"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("version", "day", "lane"), name="consent_answered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.TextField(
                        choices=[("confirm", "Confirm"), ("welcome", "Welcome"), ("follow_up", "Follow Up")]
                    ),
                ),
                ("person_id", models.BigIntegerField()),
                ("language", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("message_id", models.BigIntegerField(null=True)),
                ("why_not", models.TextField(blank=True, db_default="", default="")),
                ("forgotten_at", models.DateTimeField(null=True)),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="people.controller"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="consent.event"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)), fields=["asked_at"], name="consent_letter_open"
                    ),
                    models.Index(
                        condition=models.Q(("ends_at__isnull", False), ("forgotten_at", None)),
                        fields=["ends_at"],
                        name="consent_letter_ends",
                    ),
                    models.Index(fields=["message_id"], name="consent_letter_message"),
                ],
                "constraints": [models.UniqueConstraint(fields=("event", "kind"), name="consent_letter_once")],
            },
        ),
        migrations.CreateModel(
            name="NoticeReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said", models.TextField()),
                ("word", models.TextField(blank=True)),
                ("state", models.TextField()),
                ("at", models.DateTimeField()),
                ("by_id", models.BigIntegerField()),
                ("by", models.TextField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="consent.noticeversion"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["version", "-id"], name="consent_notice_review_version")],
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.TextField(blank=True)),
                ("device", models.TextField(choices=[("desktop", "Desktop"), ("phone", "Phone")])),
                ("url", models.TextField()),
                ("taken_at", models.DateTimeField()),
                ("taken_by", models.TextField(blank=True)),
                ("browser", models.TextField(blank=True)),
                ("png", models.BinaryField(null=True)),
                ("html", models.TextField(blank=True)),
                ("css", models.TextField(blank=True)),
                ("png_sha256", models.BinaryField(max_length=32, null=True)),
                ("html_sha256", models.BinaryField(max_length=32, null=True)),
                ("css_sha256", models.BinaryField(max_length=32, null=True)),
                ("error", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "version",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="consent.collectionpointversion"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["version", "-id"], name="consent_picture_version")],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("content_type", models.TextField()),
                ("sha256", models.BinaryField(max_length=32)),
                ("data", models.BinaryField()),
                ("added_at", models.DateTimeField()),
                ("added_by", models.TextField()),
                ("event", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="consent.event")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("event", "sha256"), name="consent_scan_once")],
            },
        ),
        migrations.CreateModel(
            name="Served",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("answered_at", models.DateTimeField()),
                ("answer", models.TextField(choices=[("yes", "Yes"), ("no", "No"), ("silent", "Silent")])),
                (
                    "notice_text",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="consent.noticetext"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="consent.collectionpointversion"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["version", "answered_at"], name="consent_served_version")],
            },
        ),
        migrations.CreateModel(
            name="Shown",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("lane", models.SmallIntegerField()),
                ("count", models.BigIntegerField(db_default=0, default=0)),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="consent.collectionpointversion"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("version", "day", "lane"), name="consent_shown_once")],
            },
        ),
        migrations.RunSQL(NUMBERED, migrations.RunSQL.noop),
        migrations.RunSQL(OWN, migrations.RunSQL.noop),
        migrations.RunSQL((HERE / "0007_guards.sql").read_text(), migrations.RunSQL.noop),
    ]
