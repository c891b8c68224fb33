-- What receivers made of campaigns, and what is done about it.

-- name: add
-- In one order, so that workers never wait for each other in a circle.
INSERT INTO delivery_guardcount AS g
    (campaign_id, domain, since, accepted, refused, rejected, complained, slowed)
SELECT campaign_id, domain, %(now)s, accepted, refused, rejected, complained, false
FROM unnest(
    %(campaigns)s::bigint[], %(domains)s::text[], %(accepted)s::integer[], %(refused)s::integer[], %(rejected)s::integer[],
    %(complained)s::integer[]
) AS n (campaign_id, domain, accepted, refused, rejected, complained)
ORDER BY campaign_id, domain
ON CONFLICT (campaign_id, domain) DO UPDATE
SET accepted = g.accepted + excluded.accepted, refused = g.refused + excluded.refused,
    rejected = g.rejected + excluded.rejected, complained = g.complained + excluded.complained
RETURNING campaign_id, domain, accepted, refused, rejected, complained;

-- name: lock
SELECT d.state, d.per_second, EXISTS (SELECT FROM delivery_guardcount AS g WHERE g.campaign_id = d.campaign_id AND g.slowed)
FROM delivery_dispatch AS d
WHERE d.campaign_id = %(campaign_id)s
FOR UPDATE OF d;

-- name: speed
-- Messages that were answered for good, and since when they are counted.
SELECT coalesce(sum(accepted + refused + rejected), 0), min(since) FROM delivery_guardcount WHERE campaign_id = %(campaign_id)s;

-- name: slow
WITH marked AS (
    UPDATE delivery_guardcount SET slowed = true, per_second_before = %(before)s
    WHERE campaign_id = %(campaign_id)s AND domain = %(domain)s
)
UPDATE delivery_dispatch SET per_second = %(per_second)s, why = %(why)s WHERE campaign_id = %(campaign_id)s;

-- name: anew
-- A person lets it go on: at its own rate again, and what was counted is forgotten.
WITH forgotten AS (
    DELETE FROM delivery_guardcount WHERE campaign_id = %(campaign_id)s RETURNING slowed, per_second_before
)
UPDATE delivery_dispatch AS d
SET per_second = f.per_second_before, why = ''
FROM forgotten AS f
WHERE d.campaign_id = %(campaign_id)s AND f.slowed;

-- name: whose
SELECT campaign_id, domain FROM delivery_message WHERE created_at = %(created_at)s AND id = %(id)s;
