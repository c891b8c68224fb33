"""A consent may lapse, and nobody said so: time passed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0012_third_party"),
    ]

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
                ]
            ),
        ),
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
                    ("clock", "Clock"),
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
                    ("clock", "Clock"),
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
                    ("clock", "Clock"),
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
                    ("clock", "Clock"),
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
                    ("clock", "Clock"),
                    ("unknown", "Unknown"),
                ]
            ),
        ),
    ]
