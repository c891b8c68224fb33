"""Two who turn out to be one."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "0008_merge.sql"


class Migration(migrations.Migration):
    dependencies = [("people", "0007_restriction_of")]

    operations = [
        migrations.CreateModel(
            name="Merger",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kept_id", models.BigIntegerField(db_index=True)),
                ("merged_id", models.BigIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("reason", models.TextField()),
            ],
        ),
        migrations.RunSQL(
            SQL.read_text(),
            """
            DROP FUNCTION public.people_merge(bigint, bigint, timestamptz, text, text);
            DROP FUNCTION consent.merge_people(bigint, bigint);
            DROP FUNCTION customers.merge_people(bigint, bigint);
            """,
        ),
    ]
