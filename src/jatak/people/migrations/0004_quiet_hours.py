"""A company's own quiet hours, and the time zone that it lives in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_former_limits")]

    operations = [
        migrations.AddField("controller", "quiet_from", models.TimeField(null=True)),
        migrations.AddField("controller", "quiet_until", models.TimeField(null=True)),
        migrations.AddField("controller", "time_zone", models.TextField(default="UTC", db_default="UTC")),
    ]
