from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0003_unknown_facts"),
    ]

    operations = [
        migrations.AddField(
            model_name="assessment",
            name="address_verified",
            field=models.SmallIntegerField(db_default=0, default=0),
        ),
    ]
