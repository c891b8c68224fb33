"""How many people hold each version of a notice, as a job counted it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consent", "0007_collecting")]

    operations = [
        migrations.RunSQL("SET LOCAL search_path = consent, public, consent, customers", migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Held",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="consent.noticeversion",
                    ),
                ),
                ("people", models.BigIntegerField()),
                ("unconfirmed", models.BigIntegerField()),
                ("left", models.BigIntegerField()),
                ("counted_at", models.DateTimeField()),
            ],
        ),
    ]
