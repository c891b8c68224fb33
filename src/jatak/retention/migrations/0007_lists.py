"""How lists stand: counts, totals, and the people behind the newest figures."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0016_probes"),
        ("retention", "0006_proof"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.TextField(db_default="", default="")),
                ("at", models.DateTimeField(null=True)),
                ("steps", models.SmallIntegerField(db_default=0, default=0)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.controller",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Listed",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "count_id",
                        "ground",
                        "channel",
                        "standing",
                        "source",
                        "age",
                        "part",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("ground", models.TextField()),
                ("channel", models.TextField()),
                ("standing", models.TextField()),
                ("source", models.TextField()),
                ("age", models.SmallIntegerField()),
                ("part", models.IntegerField()),
                ("people", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ("number", models.IntegerField()),
                ("soon", models.IntegerField()),
                ("later", models.IntegerField()),
                (
                    "count",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="retention.listcount",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ListTotal",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "count_id",
                        "ground",
                        "channel",
                        "standing",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("ground", models.TextField()),
                ("channel", models.TextField()),
                ("standing", models.TextField()),
                ("people", models.IntegerField()),
                ("soon", models.IntegerField()),
                ("later", models.IntegerField()),
                (
                    "count",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="retention.listcount",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="listcount",
            index=models.Index(fields=["controller", "-id"], name="retention_listcount_newest"),
        ),
        migrations.AddConstraint(
            model_name="listcount",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done_at", None)), fields=("controller",), name="retention_listcount_one_open"
            ),
        ),
    ]
