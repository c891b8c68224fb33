"""The triggers that keep what was approved."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0002_approved.sql"


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial")]

    operations = [
        migrations.RunSQL(
            SQL.read_text(), "DROP FUNCTION content_refuse_change, content_refuse_when_approved CASCADE", elidable=False
        )
    ]
