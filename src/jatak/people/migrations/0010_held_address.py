"""Holding by address, and which request at the desk a restriction is of."""

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_fewer_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeldAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("request_id", models.BigIntegerField()),
                ("address_hash", models.BinaryField(max_length=32)),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.AddField(
            model_name="restriction",
            name="request_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="restriction",
            index=models.Index(
                condition=models.Q(("request_id__isnull", False)),
                fields=["request_id"],
                name="people_restriction_request",
            ),
        ),
        migrations.AddIndex(
            model_name="heldaddress",
            index=models.Index(fields=["address_hash"], name="people_held_address_hash"),
        ),
        migrations.AddConstraint(
            model_name="heldaddress",
            constraint=models.UniqueConstraint(fields=("request_id", "address_hash"), name="people_held_address_once"),
        ),
    ]
