"""The triggers that keep the ledger append-only and let each no follow to new addresses."""

from pathlib import Path

from django.db import migrations, models

HERE = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial")]

    operations = [
        migrations.AlterField("event", "person_id", models.BigIntegerField(db_index=True, null=True)),
        migrations.RunSQL((HERE / "0002_guards.sql").read_text()),
        migrations.RunSQL((HERE / "0002_follow.sql").read_text()),
    ]
