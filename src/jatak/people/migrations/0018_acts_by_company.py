"""What somebody did last is known of each company by itself; until now one act counted at all that know them."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("people", "0017_what_they_did"), ("imports", "0004_own_acts")]

    operations = [
        migrations.AddField(model_name="acquaintance", name="last_own_act_at", field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name="acquaintance", name="last_own_act", field=models.TextField(db_default="", default="")
        ),
        migrations.AddField(
            model_name="acquaintance", name="last_own_act_source", field=models.TextField(db_default="", default="")
        ),
        migrations.RunSQL((SQL / "0018_copy.sql").read_text(), migrations.RunSQL.noop),
        migrations.RemoveField(model_name="person", name="last_own_act_at"),
        migrations.RemoveField(model_name="person", name="last_own_act"),
        migrations.RemoveField(model_name="person", name="last_own_act_source"),
        migrations.RunSQL((SQL / "0008_merge.sql").read_text(), migrations.RunSQL.noop),
    ]
