"""Letters written in blocks: drafts that several people change, what was said of them, and pictures."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0002_approved"),
    ]

    operations = [
        migrations.CreateModel(
            name="Library",
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
                ("collection_id", models.BigIntegerField(unique=True)),
            ],
        ),
        migrations.AddField(
            model_name="template",
            name="name",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="templatetext",
            name="body",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="templatetext",
            name="changed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="templatetext",
            name="changed_by",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="templatetext",
            name="changed_by_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="templatetext",
            name="own_text",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="templatetext",
            name="preheader",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="templatetext",
            name="revision",
            field=models.IntegerField(db_default=0, default=0),
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "said",
                    models.TextField(
                        choices=[("asked", "asked"), ("sent_back", "sent back"), ("approved", "approved")]
                    ),
                ),
                ("word", models.TextField(blank=True)),
                ("state", models.TextField()),
                ("at", models.DateTimeField()),
                ("by_id", models.BigIntegerField()),
                ("by", models.TextField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="content.templateversion",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["version", "-id"], name="content_review_version")],
            },
        ),
    ]
