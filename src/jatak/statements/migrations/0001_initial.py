"""One place for what a company states."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


def _countries() -> django.contrib.postgres.fields.ArrayField:
    return django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)


class Migration(migrations.Migration):
    initial = True

    dependencies = [("people", "0016_probes")]

    operations = [
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("established_in", models.CharField(blank=True, max_length=2)),
                ("stored_in", _countries()),
                ("processed_in", _countries()),
                ("authority_name", models.TextField(blank=True)),
                ("authority_address", models.TextField(blank=True)),
                ("authority_contact", models.TextField(blank=True)),
                ("recipients", models.JSONField(default=list)),
                ("kept_months", models.SmallIntegerField(null=True)),
                ("officer", models.TextField(blank=True)),
                ("representative", models.TextField(blank=True)),
                ("transfers", models.TextField(blank=True)),
                ("security", models.TextField(blank=True)),
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
            options={"indexes": [models.Index(fields=["controller", "-id"], name="statements_newest")]},
        ),
    ]
