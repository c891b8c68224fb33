"""What companies declare stands with all that they state."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("receipts", "0001_initial"), ("statements", "0002_joined")]

    operations = [migrations.DeleteModel(name="Declaration")]
