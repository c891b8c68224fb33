"""Links to one's own page that somebody asked for, by the keyed hash of an address."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0005_languages"), ("people", "0009_fewer_indexes")]

    operations = [
        migrations.CreateModel(
            name="LinkAsked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="people.controller"
                    ),
                ),
                ("address_hash", models.BinaryField(max_length=32)),
                ("asked_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("message_id", models.BigIntegerField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["controller", "address_hash"], name="campaigns_link_address"),
                    models.Index(condition=models.Q(("done_at", None)), fields=["id"], name="campaigns_link_open"),
                ],
            },
        ),
    ]
