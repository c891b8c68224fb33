"""A consent that covers several companies is used by the one that sent."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0011_used_by_company.sql"


class Migration(migrations.Migration):
    dependencies = [("delivery", "0010_sms"), ("consent", "0001_initial")]

    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop, elidable=False)]
