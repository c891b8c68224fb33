"""A start fills the outbox in chunks of people, and remembers how far it has come; a campaign has times and a rate."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0002_service_message")]

    operations = [
        migrations.AddField("campaign", "starts_at", models.DateTimeField(null=True)),
        migrations.AddField("campaign", "not_after", models.DateTimeField(null=True)),
        migrations.AddField("campaign", "per_second", models.FloatField(null=True)),
        migrations.AddField("start", "filled_to", models.BigIntegerField(default=0)),
        migrations.AddField("start", "upto", models.BigIntegerField(default=0)),
        migrations.AddConstraint(
            "leftout", models.UniqueConstraint(fields=["campaign", "decision"], name="campaigns_left_out_once")
        ),
    ]
