-- Many failures at once: each is kept once, and the addresses at which that was enough are told to the workers.
--
-- With the administrator's rights, because an address that is erased meanwhile is waited for: then nothing of it is kept.
-- What happened before the newest success counts no more, however late it is heard.
CREATE FUNCTION people_note_failures(failures jsonb, times integer, within_days integer, over_days integer)
RETURNS SETOF bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
WITH here AS (
    SELECT id, person_id FROM public.people_contactpoint
    WHERE id IN (SELECT (f ->> 'contact_point_id')::bigint FROM jsonb_array_elements(failures) AS f)
    ORDER BY id FOR KEY SHARE
),
told AS (
    SELECT t.*, here.person_id, (
        SELECT max(f.outlived_at) FROM public.people_failure AS f WHERE f.contact_point_id = t.contact_point_id
    ) AS reached_at
    FROM jsonb_to_recordset(failures) AS t (
        contact_point_id bigint, kind text, at timestamptz, heard_by text, status text, said text, message_id bigint
    )
    JOIN here ON here.id = t.contact_point_id
),
fresh AS (
    INSERT INTO public.people_failure (contact_point_id, kind, at, heard_by, status, said, message_id, outlived_at)
    SELECT contact_point_id, kind, at, heard_by, status, said, message_id,
        CASE WHEN reached_at >= at THEN reached_at END
    FROM told
    ON CONFLICT DO NOTHING
    RETURNING *
),
standing AS (
    SELECT id, contact_point_id, kind, at, message_id FROM fresh WHERE outlived_at IS NULL
    UNION ALL
    SELECT f.id, f.contact_point_id, f.kind, f.at, f.message_id
    FROM public.people_failure AS f
    WHERE f.outlived_at IS NULL AND f.contact_point_id IN (SELECT contact_point_id FROM fresh)
),
-- One message that failed several times is one failure.
many AS (
    SELECT last.contact_point_id
    FROM fresh AS last
    JOIN standing AS s ON s.contact_point_id = last.contact_point_id AND s.kind = 'temporary'
        AND s.at <= last.at AND s.at > last.at - make_interval(days => within_days)
    WHERE last.kind = 'temporary' AND last.outlived_at IS NULL
    GROUP BY last.contact_point_id, last.id
    HAVING count(DISTINCT coalesce(s.message_id, -s.id)) >= times
        AND max(s.at) - min(s.at) >= make_interval(days => over_days)
),
enough AS (
    SELECT DISTINCT ON (f.contact_point_id) f.id, f.contact_point_id, f.at, t.person_id
    FROM fresh AS f JOIN told AS t ON t.contact_point_id = f.contact_point_id
    WHERE f.outlived_at IS NULL AND (
        f.kind = 'permanent'
        OR f.kind = 'temporary' AND EXISTS (SELECT FROM many AS m WHERE m.contact_point_id = f.contact_point_id)
    )
    ORDER BY f.contact_point_id, f.kind, f.at
),
begun AS (
    INSERT INTO public.people_unreachable (contact_point_id, person_id, failure_id, since, ended_by, why)
    SELECT contact_point_id, person_id, id, at, '', '' FROM enough
    ON CONFLICT DO NOTHING
    RETURNING person_id
)
SELECT b.person_id FROM begun AS b CROSS JOIN LATERAL pg_notify('jatak_stop', b.person_id::text)
$$;
REVOKE ALL ON FUNCTION people_note_failures(jsonb, integer, integer, integer) FROM PUBLIC;
