"""An address is found whole and by its beginning in one index, and the last word of a name without a pattern."""

from django.contrib.postgres.indexes import OpClass
from django.db import migrations, models
from django.db.models.functions.text import Lower


class Migration(migrations.Migration):
    dependencies = [("people", "0008_merging")]

    operations = [
        migrations.RemoveIndex(model_name="contactpoint", name="people_contact_point_search"),
        migrations.RemoveConstraint(model_name="contactpoint", name="people_contact_point_once"),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.UniqueConstraint(
                fields=("normalised", "kind"),
                name="people_contact_point_once",
                opclasses=["text_pattern_ops", "text_ops"],
            ),
        ),
        migrations.RemoveIndex(model_name="person", name="people_person_last_name"),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                OpClass(
                    Lower(models.Func(models.F("name"), models.Value(" "), models.Value(-1), function="split_part")),
                    "text_pattern_ops",
                ),
                models.F("id"),
                name="people_person_last_name",
            ),
        ),
    ]
