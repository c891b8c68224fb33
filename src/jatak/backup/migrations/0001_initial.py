"""What is still to be written into the journal, and the triggers that say so."""

from pathlib import Path

from django.db import migrations, models

HERE = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0012_third_party"),
        ("delivery", "0010_sms"),
        ("people", "0016_probes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.TextField()),
                ("ref", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("what", "ref"), name="backup_waiting_once")],
            },
        ),
        migrations.RunSQL((HERE / "0001_waiting.sql").read_text()),
    ]
