"""The gathering functions: SECURITY DEFINER, owned by the one role that reads both bases."""

import re
from typing import Any

from jatak.clearance.gathering import consents_sql, got_sql, nothing_sql, person_sql, relations_sql, waiting_sql
from jatak.clearance.questions import USING

SCRATCH = "gathering"
"""Schema of the passing tables of a gathering of everybody; they live in one transaction."""

_GATHER = """
CREATE OR REPLACE FUNCTION public.clearance_gather(wanted bigint[], asked jsonb)
RETURNS TABLE (person_id bigint, contact_point_id bigint, person_word bigint, ground_word bigint,
               consent_event_id uuid, notice_text_id bigint, relation_id bigint, ground_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $gather$
BEGIN
RETURN QUERY EXECUTE $sql$
WITH got AS MATERIALIZED ({got}), person AS MATERIALIZED ({person})
SELECT * FROM ({consents}) c UNION ALL SELECT * FROM ({relations}) r UNION ALL {nothing}
$sql$ USING {using};
END
$gather$
"""

_GATHER_ALL = """
CREATE OR REPLACE FUNCTION public.clearance_gather_all(asked jsonb) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET parallel_tuple_cost = 0.001 AS $gather$
DECLARE
    wanted bigint[] := NULL;
    run    text := pg_backend_pid() || '_' || pg_current_xact_id();
BEGIN
EXECUTE format($sql$CREATE UNLOGGED TABLE {scratch}.%I AS {got}$sql$, 'got_' || run) USING {using};
EXECUTE format($sql$CREATE UNLOGGED TABLE {scratch}.%2$I AS {person}$sql$,
               'got_' || run, 'person_' || run) USING {using};
EXECUTE format('ANALYZE {scratch}.%I (person_id, law, recipient_kind)', 'person_' || run);
EXECUTE format($sql$CREATE UNLOGGED TABLE {scratch}.%2$I AS {consents}$sql$,
               'person_' || run, 'consents_' || run) USING {using};
EXECUTE format($sql$CREATE UNLOGGED TABLE {scratch}.%2$I AS {relations}$sql$,
               'person_' || run, 'relations_' || run) USING {using};
EXECUTE format($sql$CREATE UNLOGGED TABLE {scratch}.%2$I AS {nothing}$sql$,
               'person_' || run, 'nothing_' || run) USING {using};
EXECUTE format('DROP TABLE {scratch}.%I, {scratch}.%I', 'person_' || run, 'got_' || run);
EXECUTE format('CREATE VIEW {scratch}.%I AS SELECT * FROM {scratch}.%I UNION ALL SELECT * FROM {scratch}.%I'
               ' UNION ALL SELECT * FROM {scratch}.%I',
               'candidate_' || run, 'consents_' || run, 'relations_' || run, 'nothing_' || run);
EXECUTE format('GRANT SELECT ON {scratch}.%I TO jatak_web, jatak_worker', 'candidate_' || run);
RETURN '{scratch}.candidate_' || run;
END
$gather$
"""

_FORGET = """
CREATE OR REPLACE FUNCTION public.clearance_forget(candidate text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $forget$
BEGIN
EXECUTE format('DROP TABLE {scratch}.%I, {scratch}.%I, {scratch}.%I CASCADE',
               replace(split_part(candidate, '.', 2), 'candidate_', 'consents_'),
               replace(split_part(candidate, '.', 2), 'candidate_', 'relations_'),
               replace(split_part(candidate, '.', 2), 'candidate_', 'nothing_'));
END
$forget$
"""

_NOT_BEFORE = """
CREATE OR REPLACE FUNCTION public.clearance_not_before(
    person bigint, notice bigint, controller bigint, as_of timestamptz, days interval) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $gather$
{waiting}
$gather$
"""

SIGNATURES = (
    "clearance_gather(bigint[], jsonb)",
    "clearance_gather_all(jsonb)",
    "clearance_forget(text)",
    "clearance_not_before(bigint, bigint, bigint, timestamptz, interval)",
)


def _escaped(sql: str) -> str:
    return sql.replace("%", "%%")


def _named(sql: str) -> str:
    """Escaped for `format`, with each `@n` as the table that its n-th argument names."""
    return re.sub(r"@(\d)", rf"{SCRATCH}.%\1$I", _escaped(sql))


def statements() -> list[str]:
    """The statements that make the functions anew."""
    gather = _GATHER.format(
        person=person_sql(people=True, got="got"),
        got=got_sql(people=True),
        consents=consents_sql(people=True, person="person"),
        relations=relations_sql(people=True, person="person"),
        nothing=nothing_sql(people=True, person="person"),
        using=USING,
    )
    everybody = _GATHER_ALL.format(
        scratch=SCRATCH,
        person=_named(person_sql(people=False, got="@1")),
        got=_escaped(got_sql(people=False)),
        consents=_named(consents_sql(people=False, person="@1")),
        relations=_named(relations_sql(people=False, person="@1")),
        nothing=_named(nothing_sql(people=False, person="@1")),
        using=USING,
    )
    return [gather, everybody, _FORGET.format(scratch=SCRATCH), _NOT_BEFORE.format(waiting=waiting_sql())]


def install(connection: Any) -> None:
    """Create or replace the functions and hand them to the gathering role; run as admin after the migrations."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SCRATCH}")
        cursor.execute(f"GRANT USAGE, CREATE ON SCHEMA {SCRATCH} TO jatak_gather")
        cursor.execute(f"GRANT USAGE ON SCHEMA {SCRATCH} TO jatak_web, jatak_worker")
        for statement in statements():
            cursor.execute(statement)
        for signature in SIGNATURES:
            cursor.execute(f"ALTER FUNCTION public.{signature} OWNER TO jatak_gather")
            cursor.execute(f"REVOKE ALL ON FUNCTION public.{signature} FROM PUBLIC")
            cursor.execute(f"GRANT EXECUTE ON FUNCTION public.{signature} TO jatak_web, jatak_worker")
