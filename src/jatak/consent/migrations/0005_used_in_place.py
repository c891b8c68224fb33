"""A consent that is used changes in place: a campaign notes it on each, and no index has to be told.

The indexes that go are contained in others, or point at what half of all consents share.
"""

from typing import Any

from django.db import migrations, models

CASCADE, PROTECT = models.CASCADE, models.PROTECT
WIDE = "ALTER TABLE consent.consent_record SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05)"
FULL = "ALTER TABLE consent.consent_record RESET (fillfactor, autovacuum_vacuum_scale_factor)"


def _unindexed(name: str, to: str, on_delete: Any = PROTECT) -> migrations.AlterField:
    return migrations.AlterField("record", name, models.ForeignKey(to, on_delete, db_index=False))


class Migration(migrations.Migration):
    dependencies = [("consent", "0004_address_verified"), ("people", "0004_quiet_hours")]

    operations = [
        _unindexed("event", "consent.event"),
        _unindexed("person", "people.person", CASCADE),
        _unindexed("controller", "people.controller"),
        _unindexed("notice_text", "consent.noticetext"),
        _unindexed("collection_point_version", "consent.collectionpointversion"),
        migrations.RunSQL(WIDE, FULL),
    ]
