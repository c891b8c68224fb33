"""What companies state of their processing stands with all that they state."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("retention", "0008_sent_answers"), ("statements", "0002_joined")]

    operations = [migrations.DeleteModel(name="Statement")]
