"""Campaigns from the console: orders, forecasts, figures that are kept, and messages of service to many."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

# Who left after a campaign is found by the messages whose link they clicked: few of the many events.
LEFT = """
CREATE INDEX consent_event_left_by ON consent.consent_event (message_id)
WHERE message_id IS NOT NULL AND kind IN ('withdrawn', 'objected', 'refused')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0003_in_chunks"),
        ("consent", "0006_acquaintances"),
        ("content", "0002_approved"),
        ("people", "0005_acquaintances"),
    ]

    operations = [
        migrations.CreateModel(
            name="Figures",
            fields=[
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="campaigns.campaign",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("content", models.JSONField()),
                ("final", models.BooleanField(db_default=False, default=False)),
            ],
        ),
        migrations.CreateModel(
            name="ServiceRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                (
                    "concerned",
                    models.TextField(
                        choices=[
                            ("running", "Customers whose contract, membership or account is running"),
                            ("bought", "Customers who bought or ordered in a period"),
                            ("every", "All customers of the company, past and present"),
                        ]
                    ),
                ),
                ("since", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
                (
                    "product_groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("what", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.TextField()),
                ("upto", models.BigIntegerField(db_default=0, default=0)),
                ("counted_to", models.BigIntegerField(db_default=0, default=0)),
                ("counted_at", models.DateTimeField(null=True)),
                ("people", models.BigIntegerField(db_default=0, default=0)),
                ("permitted", models.BigIntegerField(db_default=0, default=0)),
                ("reasons", models.JSONField(default=list)),
                ("ordered_at", models.DateTimeField(null=True)),
                ("ordered_by", models.TextField(db_default="", default="")),
                ("sent_to", models.BigIntegerField(db_default=0, default=0)),
                ("sent", models.BigIntegerField(db_default=0, default=0)),
                ("withheld", models.JSONField(default=list)),
                ("sent_at", models.DateTimeField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                ("stopped_by", models.TextField(db_default="", default="")),
                ("failed", models.TextField(db_default="", default="")),
            ],
        ),
        migrations.CreateModel(
            name="StartOrder",
            fields=[
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="campaigns.campaign",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("refused", models.TextField(db_default="", default="")),
            ],
        ),
        migrations.AddField(
            model_name="campaign",
            name="revision",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="campaign",
            name="time_zone",
            field=models.TextField(db_default="UTC", default="UTC"),
        ),
        migrations.AddIndex(
            model_name="campaign",
            index=models.Index(fields=["-created_at", "-id"], name="campaigns_newest"),
        ),
        migrations.AddIndex(
            model_name="campaign",
            index=models.Index(fields=["controller", "-created_at", "-id"], name="campaigns_newest_of"),
        ),
        migrations.AddField(
            model_name="serviceround",
            name="controller",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.controller"),
        ),
        migrations.AddField(
            model_name="serviceround",
            name="template_version",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="content.templateversion"),
        ),
        migrations.AddField(
            model_name="servicemessage",
            name="round",
            field=models.ForeignKey(
                db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="campaigns.serviceround"
            ),
        ),
        migrations.AddIndex(
            model_name="servicemessage",
            index=models.Index(fields=["controller", "-id"], name="campaigns_service_newest"),
        ),
        migrations.AddIndex(
            model_name="servicemessage",
            index=models.Index(fields=["round", "id"], name="campaigns_service_of_round"),
        ),
        migrations.AddIndex(
            model_name="serviceround",
            index=models.Index(fields=["controller", "-id"], name="campaigns_round_newest"),
        ),
        migrations.RunSQL(LEFT, "DROP INDEX consent.consent_event_left_by"),
    ]
