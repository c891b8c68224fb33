"""Making a partition looks names up where nobody but the administrator can put any."""

from django.db import migrations

FUNCTION = "ALTER FUNCTION delivery_ensure_month(timestamptz) SET search_path = "


class Migration(migrations.Migration):
    dependencies = [("delivery", "0002_last_metre")]

    operations = [migrations.RunSQL(FUNCTION + "pg_catalog, pg_temp", FUNCTION + "public, pg_temp")]
