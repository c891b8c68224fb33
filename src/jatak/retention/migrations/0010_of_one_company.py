"""What one company holds is erased alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("retention", "0009_stated_once")]

    operations = [
        # An owner says from now on that something may have to be locked yet.
        migrations.RunSQL(
            "UPDATE retention_fromarchive SET owner = NULL WHERE controller_id IS NOT NULL", migrations.RunSQL.noop
        ),
        migrations.AlterField("erasure", "person_id", models.BigIntegerField()),
        migrations.AddField("erasure", "company_id", models.BigIntegerField(null=True)),
        migrations.AddField("erasure", "part_id", models.BigIntegerField(null=True)),
        migrations.AddIndex(
            "erasure", models.Index(fields=["person_id", "company_id"], name="retention_erasure_whose")
        ),
        migrations.AddIndex(
            "erasure",
            models.Index(fields=["part_id"], condition=models.Q(part_id__isnull=False), name="retention_erasure_part"),
        ),
        migrations.AddConstraint(
            "erasure",
            models.UniqueConstraint(
                fields=["person_id"], condition=models.Q(company_id=None), name="retention_erasure_once"
            ),
        ),
        migrations.AddConstraint(
            "erasure",
            models.UniqueConstraint(
                fields=["person_id", "company_id"],
                condition=models.Q(company_id__isnull=False, done_at=None),
                name="retention_erasure_once_a_company",
            ),
        ),
    ]
