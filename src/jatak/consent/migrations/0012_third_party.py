"""A partner that got a consent may be the one who heard the no."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0011_preferences"),
    ]

    operations = [
        migrations.AlterField(
            model_name="event",
            name="via",
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
                    ("unknown", "Unknown"),
                ]
            ),
        ),
        migrations.AlterField(
            model_name="ownfrequency",
            name="ended_via",
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
                    ("unknown", "Unknown"),
                ],
                default="",
            ),
        ),
        migrations.AlterField(
            model_name="ownfrequency",
            name="via",
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
                    ("unknown", "Unknown"),
                ]
            ),
        ),
        migrations.AlterField(
            model_name="pause",
            name="ended_via",
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
                    ("unknown", "Unknown"),
                ],
                default="",
            ),
        ),
        migrations.AlterField(
            model_name="pause",
            name="via",
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
                    ("unknown", "Unknown"),
                ]
            ),
        ),
    ]
