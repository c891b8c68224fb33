"""What nobody has claimed yet is found by its number, so that a claim changes no index."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "0007_fresh_messages.sql"


class Migration(migrations.Migration):
    dependencies = [("delivery", "0006_limits")]

    operations = [
        migrations.AddField("dispatch", "messages_at", models.DateTimeField(null=True)),
        migrations.AddField("dispatch", "claimed_to", models.BigIntegerField(default=0)),
        migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop),
    ]
