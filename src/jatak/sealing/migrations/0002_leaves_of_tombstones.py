"""A leaf is under one tombstone alone, and is found there."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sealing", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="tombstone",
            index=django.contrib.postgres.indexes.GinIndex(fields=["leaves"], name="sealing_tombstone_leaves"),
        ),
    ]
