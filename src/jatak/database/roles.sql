-- Who may log in, and which schemas they see. Safe to repeat.
--
-- The tables belong to the administrator, not to the roles that log in: an owner could switch off the trigger that
-- keeps the ledger append-only. The roles get no more than grants.sql says, each in its own schema.

-- name: roles
-- Needs the right to create roles; everything in braces is filled in. The passwords are SCRAM verifiers (RFC 7677):
-- nobody can log in with what is written here.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY '{{jatak_consent,jatak_customers,jatak_web,jatak_worker,jatak_retention,jatak_gather}}'::text[] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I', name);
        END IF;
    END LOOP;
END
$$;
ALTER ROLE jatak_consent LOGIN PASSWORD '{consent}';
ALTER ROLE jatak_customers LOGIN PASSWORD '{customers}';
ALTER ROLE jatak_web LOGIN PASSWORD '{web}';
ALTER ROLE jatak_worker LOGIN PASSWORD '{worker}';
ALTER ROLE jatak_retention LOGIN PASSWORD '{retention}';
-- Owns the gathering function; it never logs in. The administrator hands functions over to it.
ALTER ROLE jatak_gather NOLOGIN;
GRANT jatak_gather TO {admin};

-- name: rights
-- What the administrator of jatak needs in its database when somebody else owns it.
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {database} TO {admin};
GRANT USAGE, CREATE ON SCHEMA public TO {admin};

-- name: schemas
DO $$
BEGIN
    IF to_regnamespace('consent') IS NULL THEN
        CREATE SCHEMA consent;
    END IF;
    IF to_regnamespace('customers') IS NULL THEN
        CREATE SCHEMA customers;
    END IF;
END
$$;
GRANT USAGE ON SCHEMA consent TO jatak_consent, jatak_gather, jatak_retention;
GRANT USAGE ON SCHEMA customers TO jatak_customers, jatak_gather, jatak_retention;

-- name: owner
-- For the owner of the database alone; elsewhere PostgreSQL's defaults stay.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO jatak_consent, jatak_customers, jatak_web, jatak_worker, jatak_retention, jatak_gather;
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE {database} TO jatak_consent, jatak_customers, jatak_web, jatak_worker, jatak_retention;

-- name: inspect
-- Which roles are missing, and whether the administrator may hand functions over to jatak_gather.
SELECT
    array(
        SELECT name
        FROM unnest(%(names)s::text[]) AS name
        WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
    ) AS missing,
    EXISTS (SELECT FROM pg_roles WHERE rolname = 'jatak_gather' AND pg_has_role(oid, %(membership)s)) AS hands_over,
    (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()) AS owns_database,
    (
        has_database_privilege(current_database(), 'CREATE')
        OR (to_regnamespace('consent') IS NOT NULL AND to_regnamespace('customers') IS NOT NULL)
    )
    AND has_schema_privilege('public', 'CREATE') AS creates;
