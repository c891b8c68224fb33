"""What the last metre needs: the order of claiming, the campaign's question, and two answers of consent."""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "0002_last_metre.sql"


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_initial"), ("consent", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                ("campaign_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("brand_id", models.BigIntegerField(null=True)),
                (
                    "product_groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("own_similar", models.SmallIntegerField(default=0)),
            ],
        ),
        migrations.RunSQL(
            SQL.read_text(), "DROP FUNCTION consent_mark_used; DROP FUNCTION consent_where_said", elidable=False
        ),
    ]
