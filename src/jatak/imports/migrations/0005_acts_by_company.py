"""A yes of a file is the person's own act towards the companies that it names."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("imports", "0004_own_acts"), ("people", "0018_acts_by_company")]

    operations = [migrations.RunSQL((SQL / "0001_write.sql").read_text(), migrations.RunSQL.noop)]
