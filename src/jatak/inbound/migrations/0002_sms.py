"""Messages of telephones come in too."""

from django.db import migrations, models

WAYS = [("mailbox", "Mailbox"), ("pipe", "Pipe"), ("webhook", "Webhook"), ("sms", "Sms")]


class Migration(migrations.Migration):
    dependencies = [("inbound", "0001_initial")]

    operations = [migrations.AlterField("arrival", "way", models.TextField(choices=WAYS))]
