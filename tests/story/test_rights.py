"""What each role may do, as the database has it after a migration."""

import pytest
from django.db import DatabaseError
from tests.story.sending import newsletter, sydrejser

from jatak.database.using import acting_as, connection

PRIVILEGED = """
SELECT p.oid::regprocedure::text,
       'search_path=pg_catalog, pg_temp' = ANY (p.proconfig) AS safe_path,
       p.proacl IS NOT NULL AND NOT EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0) AS closed
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.prosecdef AND n.nspname IN ('public', 'consent', 'customers')
"""

READABLE = """
SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ANY (%s) AND c.relkind IN ('r', 'p', 'v') AND has_table_privilege(%s, c.oid, 'SELECT')
"""

OTHERS = {
    "jatak_web": ["consent", "customers"],
    "jatak_worker": ["consent", "customers"],
    "jatak_consent": ["customers"],
    "jatak_customers": ["consent"],
}


@pytest.fixture
def cursor(database):
    with acting_as("admin"), connection().cursor() as cursor:
        yield cursor


def test_functions_with_more_rights_have_a_safe_path_and_named_callers(cursor):
    cursor.execute(PRIVILEGED)
    found = cursor.fetchall()
    assert len(found) >= 7
    assert [name for name, safe_path, closed in found if not (safe_path and closed)] == []


@pytest.mark.parametrize("role", OTHERS)
def test_no_role_reads_a_base_that_is_not_its_own(cursor, role):
    cursor.execute(READABLE, [OTHERS[role], role])
    assert cursor.fetchall() == []


@pytest.mark.parametrize("column", ["person_id", "contact_point_id", "marketing", "campaign_id", "controller_id"])
def test_the_worker_cannot_send_a_message_elsewhere(cursor, column):
    cursor.execute("SELECT has_column_privilege('jatak_worker', 'delivery_message', %s, 'UPDATE')", [column])
    assert cursor.fetchone() == (False,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE content_templatetext SET text = 'Buy!'",
        "DELETE FROM content_templatetext",
        "UPDATE content_templateversion SET elements = '{order_info}'",
        "UPDATE content_templateversion SET approved_at = NULL",
    ],
)
def test_what_was_approved_changes_for_nobody(cursor, statement):
    newsletter(sydrejser())
    with pytest.raises(DatabaseError, match="approved version"):
        cursor.execute(statement)
