"""Which languages those read who may be written to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clearance", "0003_census")]

    operations = [migrations.AddField("census", "languages", models.JSONField(null=True))]
