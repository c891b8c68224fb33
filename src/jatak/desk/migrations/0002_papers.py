"""Letters as they were scanned."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("content_type", models.TextField()),
                ("sha256", models.BinaryField(max_length=32)),
                ("data", models.BinaryField()),
                ("added_at", models.DateTimeField()),
                ("added_by", models.TextField()),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="desk.request"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("request", "sha256"), name="desk_paper_once")],
            },
        ),
    ]
