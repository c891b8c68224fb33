"""Whoever was let go may be held again for the same request."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0011_reachability"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="heldaddress",
            name="people_held_address_once",
        ),
        migrations.AddConstraint(
            model_name="heldaddress",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("request_id", "address_hash"),
                name="people_held_address_once",
            ),
        ),
    ]
