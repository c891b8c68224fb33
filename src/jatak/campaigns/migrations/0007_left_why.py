"""Why people say they left, in counts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0006_link_asked"), ("people", "0009_fewer_indexes")]

    operations = [
        migrations.CreateModel(
            name="LeftWhy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="people.controller"
                    ),
                ),
                ("campaign_id", models.BigIntegerField(default=0)),
                (
                    "why",
                    models.TextField(
                        choices=[
                            ("too_many", "Too Many"),
                            ("not_for_me", "Not For Me"),
                            ("never_asked", "Never Asked"),
                            ("other", "Other"),
                        ]
                    ),
                ),
                ("count", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("controller", "campaign_id", "why"), name="campaigns_why_once")
                ],
            },
        ),
    ]
