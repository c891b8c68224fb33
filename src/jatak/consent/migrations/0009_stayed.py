"""How many of those who said yes at a place were gone within a month, as a job counted them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consent", "0008_held")]

    operations = [
        migrations.RunSQL("SET LOCAL search_path = consent, public, consent, customers", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Stayed",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="consent.collectionpointversion",
                    ),
                ),
                ("said_yes", models.BigIntegerField()),
                ("left", models.BigIntegerField()),
                ("counted_at", models.DateTimeField()),
            ],
        ),
    ]
