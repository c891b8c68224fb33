"""What few rows name is indexed in those alone."""

import django.db.models.deletion
from django.db import migrations, models

from jatak.consent.models.sparse import named

NO_TOPIC_OR_BRAND = [(model, field) for model in ("objection", "suppression") for field in ("topic", "brand")]


def unindexed(model: str, field: str, to: str, **more: object) -> migrations.AlterField:
    """A foreign key that has no index of its own any more."""
    key = models.ForeignKey(to, django.db.models.deletion.PROTECT, null=True, db_index=False, **more)
    return migrations.AlterField(model_name=model, name=field, field=key)


class Migration(migrations.Migration):
    dependencies = [("consent", "0009_stayed")]

    operations = [
        migrations.RunSQL("SET LOCAL search_path = consent, public, consent, customers", migrations.RunSQL.noop),
        unindexed("event", "about", "consent.event", db_constraint=False),
        migrations.AddIndex("event", named("about", "consent_event_about")),
        unindexed("record", "ended_by", "consent.event", related_name="ended_records"),
        migrations.AddIndex("record", named("ended_by", "consent_record_ended_by")),
        *(unindexed(model, field, f"people.{field}") for model, field in NO_TOPIC_OR_BRAND),
        *(migrations.AddIndex(model, named(field, f"consent_{model}_{field}")) for model, field in NO_TOPIC_OR_BRAND),
    ]
