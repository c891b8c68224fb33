import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_industry"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerLimits",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("until", models.DateTimeField()),
                ("industry", models.TextField(null=True)),
                ("customer_window_months", models.SmallIntegerField(null=True)),
                ("inactivity_months", models.SmallIntegerField(null=True)),
                ("changed_by", models.TextField()),
                ("controller", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.controller")),
            ],
        ),
    ]
