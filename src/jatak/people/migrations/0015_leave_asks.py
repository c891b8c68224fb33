"""Whether the page to leave asks what shall stop."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0014_failures")]

    operations = [
        migrations.AddField("controller", "leave_asks", models.BooleanField(default=False, db_default=False)),
    ]
