"""Before people go: plans, notices, and who stayed."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0016_probes"),
        ("retention", "0004_informing"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReactivationNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.BigIntegerField(db_index=True)),
                ("days", models.SmallIntegerField()),
                ("since", models.DateTimeField()),
                ("goes_at", models.DateTimeField()),
                ("message_id", models.BigIntegerField(null=True, unique=True)),
                ("refused", models.TextField(db_default="", default="")),
                ("at", models.DateTimeField()),
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
        migrations.CreateModel(
            name="ReactivationStay",
            fields=[
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="stay",
                        serialize=False,
                        to="retention.reactivationnotice",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ReactivationPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days", django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), size=None)),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
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
        migrations.AddField(
            model_name="reactivationnotice",
            name="plan",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="retention.reactivationplan",
            ),
        ),
        migrations.AddIndex(
            model_name="reactivationplan",
            index=models.Index(fields=["controller", "-id"], name="retention_plan_newest"),
        ),
        migrations.AddIndex(
            model_name="reactivationnotice",
            index=models.Index(fields=["goes_at"], name="retention_notice_goes_at"),
        ),
        migrations.AddConstraint(
            model_name="reactivationnotice",
            constraint=models.UniqueConstraint(
                fields=("controller", "person_id", "since", "days"), name="retention_notice_once_a_step"
            ),
        ),
    ]
