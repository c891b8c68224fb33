"""What the newest own act of a person was, and by what it can be found; two who are one keep the newer act whole."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "0008_merge.sql"


class Migration(migrations.Migration):
    dependencies = [("people", "0016_probes")]

    operations = [
        migrations.AddField(
            model_name="person", name="last_own_act", field=models.TextField(db_default="", default="")
        ),
        migrations.AddField(
            model_name="person", name="last_own_act_source", field=models.TextField(db_default="", default="")
        ),
        migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop),
    ]
