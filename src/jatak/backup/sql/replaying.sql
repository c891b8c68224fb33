-- What was said since the backup, brought back into its tables as it was.

-- name: columns
SELECT array_agg(attname::text) FROM pg_attribute
WHERE attrelid = %(table)s::regclass AND attnum > 0 AND NOT attisdropped

-- name: known
-- Which of the rows that a no names are in the backup, too.
SELECT
    EXISTS (SELECT FROM consent.consent_event WHERE id = %(event)s),
    EXISTS (SELECT FROM people_person WHERE id = %(person)s),
    %(controller)s::bigint IS NULL OR EXISTS (SELECT FROM people_controller WHERE id = %(controller)s),
    EXISTS (SELECT FROM people_topic WHERE id = %(topic)s),
    EXISTS (SELECT FROM people_brand WHERE id = %(brand)s)

-- name: end
UPDATE consent.consent_record
SET ended_at = %(ended_at)s, ended_recorded_at = %(ended_recorded_at)s, ended_by_id = %(event)s
WHERE event_id = %(event_id)s AND controller_id = %(controller_id)s AND channel = %(channel)s AND ended_at IS NULL

-- name: stayed
-- A line that names no company was written when an act counted at every one.
WITH pressed AS (
    INSERT INTO retention_reactivationstay (notice_id, at)
    SELECT id, %(pressed)s FROM retention_reactivationnotice WHERE id = %(notice)s
    ON CONFLICT DO NOTHING
)
UPDATE people_acquaintance
SET last_own_act_at = %(pressed)s, last_own_act = 'stayed', last_own_act_source = 'notice ' || %(notice)s
WHERE person_id = %(person)s AND (%(company)s::bigint IS NULL OR controller_id = %(company)s)
  AND (last_own_act_at IS NULL OR last_own_act_at < %(pressed)s)

-- name: told
-- The company and its programs were told already.
DELETE FROM farewell_waiting WHERE event_id = ANY (%(events)s)

-- name: sequences
SELECT schemaname || '.' || sequencename, last_value FROM pg_sequences
WHERE schemaname IN ('public', 'consent', 'customers') AND data_type = 'bigint'::regtype

-- name: stamp
INSERT INTO sealing_stamp
SELECT (jsonb_populate_record(NULL::sealing_stamp, %(row)s::jsonb || jsonb_build_object('head_id', h.id))).*
FROM sealing_head h WHERE h.signature = %(signature)s::bytea
ON CONFLICT DO NOTHING

-- name: started
-- A campaign that was started since: to whom it went is not known here, so it is not started by an order of before.
INSERT INTO campaigns_startorder (campaign_id, at, by, refused)
SELECT id, %(at)s, '', %(why)s FROM campaigns_campaign c
WHERE id = %(campaign)s AND NOT EXISTS (SELECT FROM delivery_dispatch d WHERE d.campaign_id = c.id)
ON CONFLICT (campaign_id) DO UPDATE SET refused = excluded.refused

-- name: ordered
UPDATE campaigns_startorder o SET refused = %(why)s
WHERE refused = '' AND NOT EXISTS (SELECT FROM delivery_dispatch d WHERE d.campaign_id = o.campaign_id)

-- name: pause
UPDATE delivery_dispatch SET state = 'paused', why = %(why)s WHERE state IN ('running', 'filling', 'paused')

-- name: uncertain
-- Letters of single people: whether they went since is not known, and nobody gets one twice.
UPDATE delivery_message
SET state = 'uncertain', answer = %(why)s, settled_at = %(at)s, not_before = NULL, claimed_by = NULL
WHERE campaign_id IS NULL AND state IN ('waiting', 'claimed', 'offered')
