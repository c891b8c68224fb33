"""A company knows whoever told it yes or no: see people's 0005."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("consent", "0005_used_in_place"), ("people", "0005_acquaintances")]

    operations = [
        migrations.RunSQL(
            """
            CREATE TRIGGER consent_record_acquaint AFTER INSERT ON consent.consent_record
                REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.people_acquaint();
            INSERT INTO public.people_acquaintance (controller_id, person_id)
                SELECT DISTINCT controller_id, person_id FROM consent.consent_record WHERE controller_id IS NOT NULL
                ORDER BY 1, 2 ON CONFLICT DO NOTHING;
            CREATE TRIGGER consent_objection_acquaint AFTER INSERT ON consent.consent_objection
                REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.people_acquaint();
            INSERT INTO public.people_acquaintance (controller_id, person_id)
                SELECT DISTINCT controller_id, person_id FROM consent.consent_objection WHERE controller_id IS NOT NULL
                ORDER BY 1, 2 ON CONFLICT DO NOTHING;
            """,
            migrations.RunSQL.noop,
        )
    ]
