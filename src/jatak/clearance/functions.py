"""The gathering functions: SECURITY DEFINER, owned by the one role that reads both bases."""

import re
from typing import Any

from jatak.clearance.gathering import Whom, consents_sql, got_sql, nothing_sql, person_sql, relations_sql, waiting_sql
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

_GATHER_STRETCH = """
CREATE OR REPLACE FUNCTION public.clearance_gather_stretch(asked jsonb) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET max_parallel_workers_per_gather = 0 AS $gather$
DECLARE
    wanted bigint[] := NULL;
    name   text := 'stretch_' || pg_backend_pid() || '_' || pg_current_xact_id();
BEGIN
EXECUTE format($sql$CREATE UNLOGGED TABLE {scratch}.%I AS
WITH got AS MATERIALIZED ({got}), person AS MATERIALIZED ({person})
SELECT * FROM ({consents}) c UNION ALL SELECT * FROM ({relations}) r UNION ALL {nothing}
$sql$, name) USING {using};
EXECUTE format('GRANT SELECT ON {scratch}.%I TO jatak_web, jatak_worker', name);
RETURN '{scratch}.' || name;
END
$gather$
"""

_FORGET = """
CREATE OR REPLACE FUNCTION public.clearance_forget(candidate text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $forget$
BEGIN
IF starts_with(split_part(candidate, '.', 2), 'stretch_') THEN
    EXECUTE format('DROP TABLE {scratch}.%I', split_part(candidate, '.', 2));
    RETURN;
END IF;
EXECUTE format('DROP TABLE {scratch}.%I, {scratch}.%I, {scratch}.%I CASCADE',
               replace(split_part(candidate, '.', 2), 'candidate_', 'consents_'),
               replace(split_part(candidate, '.', 2), 'candidate_', 'relations_'),
               replace(split_part(candidate, '.', 2), 'candidate_', 'nothing_'));
END
$forget$
"""

_FORMER = """
DROP FUNCTION IF EXISTS public.clearance_not_before(bigint, uuid, bigint, bigint, timestamptz, interval)
"""
"""As it was before pauses: functions are known by what they are asked."""

_NOT_BEFORE = """
CREATE OR REPLACE FUNCTION public.clearance_not_before(
    person bigint, consent uuid, notice bigint, controller bigint, as_of timestamptz, days interval,
    via_channel text, about bigint, contact_kind text) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $gather$
{waiting}
$gather$
"""

SIGNATURES = (
    "clearance_gather(bigint[], jsonb)",
    "clearance_gather_all(jsonb)",
    "clearance_gather_stretch(jsonb)",
    "clearance_forget(text)",
    "clearance_not_before(bigint, uuid, bigint, bigint, timestamptz, interval, text, bigint, text)",
)


def _escaped(sql: str) -> str:
    return sql.replace("%", "%%")


def _named(sql: str) -> str:
    """Escaped for `format`, with each `@n` as the table that its n-th argument names."""
    return re.sub(r"@(\d)", rf"{SCRATCH}.%\1$I", _escaped(sql))


def statements() -> list[str]:
    """The statements that make the functions anew."""
    gather = _GATHER.format(**_parts(Whom.NAMED), using=USING)
    everybody = _GATHER_ALL.format(
        scratch=SCRATCH,
        got=_escaped(got_sql(Whom.EVERYBODY)),
        person=_named(person_sql(Whom.EVERYBODY, got="@1")),
        consents=_named(consents_sql(Whom.EVERYBODY, person="@1")),
        relations=_named(relations_sql(Whom.EVERYBODY, person="@1")),
        nothing=_named(nothing_sql(Whom.EVERYBODY, person="@1")),
        using=USING,
    )
    escaped = {name: _escaped(sql) for name, sql in _parts(Whom.STRETCH).items()}
    stretch = _GATHER_STRETCH.format(scratch=SCRATCH, **escaped, using=USING)
    forget = _FORGET.format(scratch=SCRATCH)
    return [gather, everybody, stretch, forget, _FORMER, _NOT_BEFORE.format(waiting=waiting_sql())]


def _parts(whom: Whom) -> dict[str, str]:
    """The queries of one statement, which names the results of the first two itself."""
    return {
        "got": got_sql(whom),
        "person": person_sql(whom, got="got"),
        "consents": consents_sql(whom, person="person"),
        "relations": relations_sql(whom, person="person"),
        "nothing": nothing_sql(whom, person="person"),
    }


def install(connection: Any) -> None:
    """Create or replace the functions and hand them to the gathering role; run as admin after the migrations."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {SCRATCH}")
        cursor.execute(f"GRANT USAGE, CREATE ON SCHEMA {SCRATCH} TO jatak_gather")
        cursor.execute(f"GRANT USAGE ON SCHEMA {SCRATCH} TO jatak_web, jatak_worker")
        cursor.execute("GRANT SELECT, INSERT ON clearance_answer TO jatak_web, jatak_worker")
        for statement in statements():
            cursor.execute(statement)
        for signature in SIGNATURES:
            cursor.execute(f"ALTER FUNCTION public.{signature} OWNER TO jatak_gather")
            cursor.execute(f"REVOKE ALL ON FUNCTION public.{signature} FROM PUBLIC")
            cursor.execute(f"GRANT EXECUTE ON FUNCTION public.{signature} TO jatak_web, jatak_worker")
