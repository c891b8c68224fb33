"""How an upload is to be read, where somebody said it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("imports", "0002_upload")]

    operations = [
        migrations.AddField(model_name="upload", name="asked", field=models.JSONField(default=dict)),
    ]
