"""What an SMS comes from, and the number to which people answer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0012_held_again")]

    operations = [
        migrations.AddField("controller", "sms_sender", models.TextField(blank=True, default="", db_default="")),
        migrations.AddField("controller", "sms_reply", models.TextField(blank=True, default="", db_default="")),
        migrations.AddField("brand", "sms_sender", models.TextField(blank=True, default="", db_default="")),
    ]
