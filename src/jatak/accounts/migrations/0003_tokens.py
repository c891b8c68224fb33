"""Tokens of programs, and what they were answered."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

SCOPES = [
    ("read", "Read people, permissions, notices and decisions"),
    ("consent", "Write people, consents and objections"),
    ("purchase", "Write purchases and other relations"),
    ("send", "Send service messages"),
]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_change_user"), ("people", "0007_restriction_of")]

    operations = [
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("hash", models.BinaryField(max_length=32, unique=True)),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=SCOPES), size=None),
                ),
                ("made_at", models.DateTimeField()),
                ("made_by", models.TextField()),
                ("last_used_on", models.DateField(null=True)),
                ("minute", models.BigIntegerField(db_default=0, default=0)),
                ("in_minute", models.IntegerField(db_default=0, default=0)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoked_by", models.TextField(blank=True, db_default="", default="")),
                ("controller", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.controller")),
            ],
            options={"indexes": [models.Index(fields=["controller", "-id"], name="accounts_token_controller")]},
        ),
        migrations.CreateModel(
            name="ApiReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.TextField()),
                ("request", models.BinaryField(max_length=32)),
                ("status", models.SmallIntegerField()),
                ("body", models.TextField()),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "token",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="accounts.apitoken"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["token", "key"], name="accounts_reply_once")],
            },
        ),
    ]
