"""What those get whose language has no text, and how many were left out for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0004_console")]

    operations = [
        migrations.AddField("campaign", "fallback_language", models.TextField(default="", db_default="")),
        migrations.AddField("campaign", "served_only", models.BooleanField(default=False, db_default=False)),
        migrations.AddField("start", "unserved", models.JSONField(default=dict, db_default={})),
    ]
