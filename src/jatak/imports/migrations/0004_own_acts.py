"""A yes of a file is the person's own act on its day; people who came in by a file before get theirs, too."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("imports", "0003_upload_asked"), ("consent", "0013_clocks"), ("people", "0017_what_they_did")]

    operations = [
        migrations.RunSQL((SQL / "0001_write.sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "0004_own_acts.sql").read_text(), migrations.RunSQL.noop),
    ]
