"""Limits of what goes where, what of them is taken, and what receivers made of a campaign."""

from django.db import migrations, models

SCOPES = [("domain", "Domain"), ("brand", "Brand"), ("relay", "Relay")]
KEY = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    dependencies = [("delivery", "0005_archive")]

    operations = [
        migrations.CreateModel(
            name="Limit",
            fields=[
                KEY,
                ("scope", models.TextField(choices=SCOPES)),
                ("name", models.TextField()),
                ("per_second", models.FloatField(null=True)),
                ("per_day", models.IntegerField(null=True)),
                ("warm_from", models.DateField(null=True)),
                ("warm_first", models.IntegerField(null=True)),
                ("warm_growth", models.FloatField(null=True)),
                ("warm_days", models.IntegerField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("scope", "name"), name="delivery_limit_of")],
            },
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                KEY,
                ("scope", models.TextField(choices=SCOPES)),
                ("name", models.TextField()),
                ("day", models.DateField()),
                ("taken", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("day", "scope", "name"), name="delivery_quota_of")],
            },
        ),
        migrations.CreateModel(
            name="GuardCount",
            fields=[
                KEY,
                ("campaign_id", models.BigIntegerField()),
                ("domain", models.TextField()),
                ("since", models.DateTimeField()),
                ("accepted", models.IntegerField(default=0)),
                ("refused", models.IntegerField(default=0)),
                ("rejected", models.IntegerField(default=0)),
                ("complained", models.IntegerField(default=0)),
                ("slowed", models.BooleanField(default=False)),
                ("per_second_before", models.FloatField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("campaign_id", "domain"), name="delivery_guardcount_of")
                ],
            },
        ),
    ]
