"""Messages of service, known by a key so that asking twice sends once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0001_initial"),
        ("content", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ServiceMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.TextField()),
                ("person_id", models.BigIntegerField()),
                ("message_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "controller",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.controller"),
                ),
                (
                    "template_version",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="content.templateversion"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("controller", "key"), name="campaigns_service_message_once")
                ],
            },
        ),
    ]
