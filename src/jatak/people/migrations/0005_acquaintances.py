"""Whom a company knows, as rows to page through; searching by address and by name; approval by a second person."""

from pathlib import Path

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "0005_acquaint.sql"


class Migration(migrations.Migration):
    dependencies = [("people", "0004_quiet_hours")]

    operations = [
        migrations.CreateModel(
            name="Acquaintance",
            fields=[
                (
                    "controller",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="people.controller"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False, on_delete=django.db.models.deletion.CASCADE, to="people.person"
                    ),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "controller_id", "person_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="controller",
            name="second_person",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="contactpoint",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass("normalised", "text_pattern_ops"),
                models.F("id"),
                name="people_contact_point_search",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Lower("name"), "text_pattern_ops"
                ),
                models.F("id"),
                name="people_person_name",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Lower(
                        models.Func(
                            models.F("name"), models.Value("^.*\\s"), models.Value(""), function="regexp_replace"
                        )
                    ),
                    "text_pattern_ops",
                ),
                models.F("id"),
                name="people_person_last_name",
            ),
        ),
        migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop),
    ]
