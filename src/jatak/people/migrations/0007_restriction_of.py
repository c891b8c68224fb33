"""A restriction names the company to which the person spoke: its reason is for their eyes alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0006_searching")]

    operations = [
        migrations.AddField(
            model_name="restriction",
            name="controller",
            field=models.ForeignKey(
                db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to="people.controller"
            ),
        ),
    ]
