"""Who presses the button to stay says so in the ledger."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consent", "0013_clocks")]

    operations = [
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.TextField(
                choices=[
                    ("given", "Given"),
                    ("confirmed", "Confirmed"),
                    ("withdrawn", "Withdrawn"),
                    ("objected", "Objected"),
                    ("refused", "Refused"),
                    ("lapsed", "Lapsed"),
                    ("stayed", "Stayed"),
                ]
            ),
        ),
    ]
