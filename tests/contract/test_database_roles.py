"""The login roles, each in its own schema."""

import psycopg
import pytest

from jatak.database.server import LOGINS

SCHEMAS = {"consent": {"consent", "retention"}, "customers": {"customers", "retention"}}
ENTRIES = [(role, schema, role in allowed) for schema, allowed in SCHEMAS.items() for role in LOGINS]


@pytest.mark.parametrize(("role", "schema", "may"), ENTRIES)
def test_a_role_enters_only_its_schema(log_in, role, schema, may):
    log_in("admin").execute(f"CREATE TABLE {schema}.probe (id int); GRANT SELECT ON {schema}.probe TO PUBLIC")
    connection = log_in(role)
    if may:
        assert connection.execute(f"SELECT * FROM {schema}.probe").fetchall() == []
    else:
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match=f"schema {schema}"):
            connection.execute(f"SELECT * FROM {schema}.probe")


@pytest.mark.parametrize("role", LOGINS)
def test_no_login_makes_or_owns_tables_or_becomes_another(log_in, role):
    connection = log_in(role)
    for statement in ("CREATE TABLE public.mine (id int)", "CREATE SCHEMA mine", "SET ROLE jatak_gather"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement)
    owned = "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user"
    assert connection.execute(owned).fetchone() == (0,)


def test_only_the_gathering_role_sees_both_schemas_and_it_cannot_log_in(log_in):
    both = """
        SELECT rolname, rolcanlogin FROM pg_roles
        WHERE has_schema_privilege(oid, 'consent', 'USAGE') AND has_schema_privilege(oid, 'customers', 'USAGE')
          AND rolname LIKE 'jatak%' AND NOT rolsuper ORDER BY rolname
    """
    # Retention empties each base; it reads what it deletes.
    assert log_in("admin").execute(both).fetchall() == [("jatak_gather", False), ("jatak_retention", True)]


def test_each_test_gets_a_fresh_database(log_in):
    log_in("admin").execute("CREATE TABLE public.left_behind (id int)")


def test_each_test_gets_a_fresh_database_again(log_in):
    assert log_in("admin").execute("SELECT to_regclass('public.left_behind')").fetchone() == (None,)
