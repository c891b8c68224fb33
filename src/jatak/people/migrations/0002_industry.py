from django.db import migrations, models

import jatak.people.models.controllers


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="controller",
            name="industry",
            field=models.TextField(choices=jatak.people.models.controllers.industry_choices, null=True),
        ),
    ]
