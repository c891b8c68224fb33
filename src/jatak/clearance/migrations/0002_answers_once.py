"""Each rule's answer is kept once, and decisions name it: a decision in words had 80 kB, nearly all of it shared.

Decisions that were kept before hold their answers in the summary itself.
"""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clearance", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.BinaryField(max_length=32, unique=True)),
                ("answer", models.JSONField()),
            ],
        ),
        migrations.RenameField("decision", "whole", "summary"),
        migrations.AddField(
            "decision",
            "answers",
            django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None),
        ),
    ]
