"""Drafts that wait for an approval are found without those that have one; asking for it can be taken back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0003_drafts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="review",
            name="said",
            field=models.TextField(
                choices=[
                    ("asked", "asked"),
                    ("withdrawn", "withdrawn"),
                    ("sent_back", "sent back"),
                    ("approved", "approved"),
                ]
            ),
        ),
        migrations.AddIndex(
            model_name="templateversion",
            index=models.Index(
                condition=models.Q(("approved_at", None)), fields=["template"], name="content_template_version_open"
            ),
        ),
    ]
