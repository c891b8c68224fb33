"""Roles, and the log of looks and changes; the table of the cache that counts attempts to log in."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0005_acquaintances"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("user_id", models.BigIntegerField()),
                ("who", models.TextField()),
                ("controller_id", models.BigIntegerField(null=True)),
                ("verb", models.TextField()),
                ("of", models.TextField()),
                ("details", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["controller_id", "-id"], name="accounts_change_controller"),
                    models.Index(fields=["of", "-id"], name="accounts_change_of"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("user_id", models.BigIntegerField()),
                ("who", models.TextField()),
                ("person_id", models.BigIntegerField()),
                ("page", models.TextField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_id", "-id"], name="accounts_look_person"),
                    models.Index(fields=["user_id", "-id"], name="accounts_look_user"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.TextField(
                        choices=[
                            ("administrator", "Administrator"),
                            ("editor", "Editor"),
                            ("approver", "Approver"),
                            ("data_protection", "Data protection"),
                            ("support", "Support"),
                            ("reader", "Read only"),
                        ]
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="people.controller"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "role", "controller"), name="accounts_membership_once", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.RunSQL(
            "CREATE TABLE accounts_cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL,"
            " expires timestamptz NOT NULL);"
            "CREATE INDEX accounts_cache_expires ON accounts_cache (expires);",
            migrations.RunSQL.noop,
        ),
    ]
