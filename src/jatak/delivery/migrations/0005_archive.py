"""Which months have left the outbox, and where they are."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0005_archive.sql"


class Migration(migrations.Migration):
    dependencies = [("delivery", "0004_the_door")]

    operations = [
        migrations.RunSQL(SQL.read_text(), "DROP FUNCTION delivery_being_archived; DROP TABLE delivery_archive")
    ]
