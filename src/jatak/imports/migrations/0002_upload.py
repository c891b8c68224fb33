"""Uploads: files that the console brings."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("imports", "0001_initial"),
        ("people", "0007_restriction_of"),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                ("name", models.TextField()),
                ("size", models.BigIntegerField()),
                ("uploaded_at", models.DateTimeField()),
                ("uploaded_by", models.TextField()),
                ("account_id", models.BigIntegerField()),
                (
                    "stage",
                    models.TextField(
                        choices=[
                            ("looking", "Looking"),
                            ("ready", "Ready"),
                            ("trying", "Trying"),
                            ("importing", "Importing"),
                            ("stopped", "Stopped"),
                            ("done", "Done"),
                            ("unusable", "Unusable"),
                            ("removed", "Removed"),
                        ],
                        default="looking",
                    ),
                ),
                ("touched_at", models.DateTimeField()),
                ("tables", models.JSONField(default=list)),
                ("mapping", models.JSONField(default=dict)),
                ("told_at", models.DateTimeField(null=True)),
                ("trial", models.JSONField(null=True)),
                ("result", models.JSONField(null=True)),
                ("progress", models.JSONField(default=dict)),
                ("failed", models.TextField(blank=True)),
                ("controller", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.controller")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["controller", "-id"], name="imports_upload_newest"),
                    models.Index(
                        condition=models.Q(("stage__in", ["looking", "trying", "importing"])),
                        fields=["touched_at"],
                        name="imports_upload_under_way",
                    ),
                ],
            },
        ),
    ]
