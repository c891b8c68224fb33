"""What those get whose language has no text."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("delivery", "0007_fresh_messages")]

    operations = [
        migrations.AddField("dispatch", "fallback_language", models.TextField(default="", db_default="")),
        migrations.AddField("dispatch", "served_only", models.BooleanField(default=False, db_default=False)),
    ]
