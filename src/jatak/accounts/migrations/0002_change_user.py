"""Changes by one account are found by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["user_id", "-id"], name="accounts_change_user"),
        ),
    ]
