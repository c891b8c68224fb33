-- A file on its way in. Unlogged: what a crash of the server empties is read from the file again.

-- What a row says, as it was understood; `turn` is when it is decided: 1 each no, 2 a yes that shares its address or key
-- with another row, 3 every other yes, 0 nothing to decide.
CREATE UNLOGGED TABLE consent.imports_staged (
    file_id bigint NOT NULL,
    number integer NOT NULL,
    turn smallint NOT NULL,
    ask smallint,
    said_at timestamptz,
    confirmed_at timestamptz,
    act_id uuid,
    confirmed_id uuid,
    kind text NOT NULL,
    address text NOT NULL,
    normalised text NOT NULL,
    keyed_hash bytea,
    name text NOT NULL,
    language text NOT NULL,
    country text,
    key text,
    beside text,
    channels text[] NOT NULL,
    particulars text,
    decision text,
    reason text NOT NULL,
    says text NOT NULL
);
CREATE INDEX imports_staged_turn ON consent.imports_staged (file_id, turn, number);

-- What one of the two writers is about to write.
CREATE UNLOGGED TABLE consent.imports_ready_1 (
    number integer NOT NULL,
    ask smallint,
    decision text NOT NULL,
    reason text NOT NULL,
    person_id bigint,
    person_new boolean NOT NULL,
    enters boolean NOT NULL,
    contact_point_id bigint,
    point_new boolean NOT NULL,
    key_new boolean NOT NULL,
    kind text NOT NULL,
    address text NOT NULL,
    normalised text NOT NULL,
    keyed_hash bytea NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    country text,
    key text,
    event_id uuid,
    said_at timestamptz,
    day_known boolean NOT NULL,
    confirmed_id uuid,
    confirmed_at timestamptz,
    particulars text,
    particulars_salt bytea,
    particulars_commitment bytea,
    salt bytea,
    commitment bytea,
    confirmed_salt bytea,
    confirmed_commitment bytea
);
CREATE UNLOGGED TABLE consent.imports_ready_2 (LIKE consent.imports_ready_1);
