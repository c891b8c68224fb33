-- Where the months are that left the outbox: one file each, in the folder `archive` of the home.
CREATE TABLE delivery_archive (
    month       date PRIMARY KEY CHECK (extract(day FROM month) = 1),
    file        text NOT NULL UNIQUE,
    rows        bigint NOT NULL,
    first_id    bigint,
    last_id     bigint,
    sha256      text NOT NULL,
    bytes       bigint NOT NULL,
    archived_at timestamptz NOT NULL
);
GRANT SELECT ON delivery_archive TO jatak_web, jatak_worker, jatak_retention;

-- While a month is written to its file, nobody changes it; a lock that long would stop the workers.
CREATE FUNCTION delivery_being_archived() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '% is being archived, and nothing in it changes', TG_TABLE_NAME
        USING ERRCODE = 'object_in_use', HINT = 'Wait for `jatak archive` to end, or run it again if it was ended.';
END
$$;
