"""Searching people: by the name that another system gives them, and by the country where they are now."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_acquaintances")]

    operations = [
        migrations.AddIndex(
            model_name="externalkey",
            index=models.Index(fields=["key", "id"], name="people_external_key_search"),
        ),
        migrations.AddIndex(
            model_name="profile",
            index=models.Index(
                fields=["country", "person"],
                condition=models.Q(valid_to__isnull=True),
                name="people_profile_country_now",
            ),
        ),
    ]
