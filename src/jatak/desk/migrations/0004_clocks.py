"""Nothing is asked by a clock, but the media are those of the ledger."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0003_third_party"),
    ]

    operations = [
        migrations.AlterField(
            model_name="request",
            name="medium",
            field=models.TextField(
                choices=[
                    ("form", "Form"),
                    ("link", "Link"),
                    ("mail_client", "Mail Client"),
                    ("reply", "Reply"),
                    ("stop", "Stop"),
                    ("phone", "Phone"),
                    ("letter", "Letter"),
                    ("authority", "Authority"),
                    ("complaint", "Complaint"),
                    ("till", "Till"),
                    ("paper", "Paper"),
                    ("import", "Import"),
                    ("api", "Api"),
                    ("third_party", "Third Party"),
                    ("clock", "Clock"),
                    ("unknown", "Unknown"),
                ]
            ),
        ),
    ]
