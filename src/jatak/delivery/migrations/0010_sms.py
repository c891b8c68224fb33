"""Messages by SMS: the channel of a campaign, the code of a country in place of a domain, what gateways report."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "0010_sms.sql"


class Migration(migrations.Migration):
    dependencies = [("delivery", "0009_newest_of_company")]

    operations = [
        migrations.AddField("dispatch", "channel", models.TextField(default="email", db_default="email")),
        migrations.RunSQL(SQL.read_text(), "DROP FUNCTION delivery_domain"),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("message_id", models.BigIntegerField()),
                ("gateway", models.TextField()),
                ("became", models.TextField()),
                ("code", models.TextField(default="", db_default="")),
                ("said", models.TextField(default="", db_default="")),
                ("heard_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["message_id", "became", "code"], name="delivery_report_once")
                ],
            },
        ),
    ]
