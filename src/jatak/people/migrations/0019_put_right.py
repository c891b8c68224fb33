"""An address that staff put in the place of a wrong one is of the company that was told."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0018_acts_by_company")]

    operations = [
        migrations.AddField(
            model_name="contactpoint",
            name="noted_for",
            field=models.ForeignKey(
                null=True,
                db_index=False,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="people.controller",
            ),
        ),
        migrations.AlterField(
            model_name="failure",
            name="heard_by",
            field=models.TextField(
                choices=[
                    ("handover", "Handover"),
                    ("dsn", "Dsn"),
                    ("provider", "Provider"),
                    ("sms_report", "Sms Report"),
                    ("import", "Import"),
                    ("staff", "Staff"),
                ]
            ),
        ),
    ]
