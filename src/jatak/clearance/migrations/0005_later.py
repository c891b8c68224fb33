"""When those may be written to whom time alone keeps back, and for which brands a consent is that names another one."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clearance", "0004_languages")]

    operations = [
        migrations.AddField("censusreason", "waiting", models.BigIntegerField(default=0, db_default=0)),
        migrations.AddField("censusreason", "waits_from", models.DateTimeField(null=True)),
        migrations.AddField("censusreason", "waits_to", models.DateTimeField(null=True)),
        migrations.AddField(
            "censusreason",
            "for_brands",
            django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True, size=None),
        ),
    ]
