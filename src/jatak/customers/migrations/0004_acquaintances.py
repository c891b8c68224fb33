"""A company knows whoever told it of a sale: see people's 0005."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("customers", "0003_unknown_facts"), ("people", "0005_acquaintances")]

    operations = [
        migrations.RunSQL(
            """
            CREATE TRIGGER customers_relation_acquaint AFTER INSERT ON customers.customers_relation
                REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.people_acquaint();
            INSERT INTO public.people_acquaintance (controller_id, person_id)
                SELECT DISTINCT controller_id, person_id FROM customers.customers_relation
                WHERE controller_id IS NOT NULL
                ORDER BY 1, 2 ON CONFLICT DO NOTHING;
            """,
            migrations.RunSQL.noop,
        )
    ]
