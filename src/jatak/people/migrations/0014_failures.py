"""Failures of many addresses are written by one function, which waits for erasures."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0014_failures.sql"


class Migration(migrations.Migration):
    dependencies = [("people", "0013_sms_sender")]

    operations = [
        migrations.RunSQL(
            SQL.read_text(), "DROP FUNCTION public.people_note_failures(jsonb, integer, integer, integer)"
        )
    ]
