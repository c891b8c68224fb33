-- Letting programs in.

-- name: use
-- The token of a hash, used once more: one statement finds it, counts the uses of this minute and notes the day. It is
-- committed by itself, so that requests of one token wait for each other no longer than this takes.
UPDATE accounts_apitoken SET
    minute = %(minute)s,
    in_minute = CASE WHEN minute = %(minute)s THEN in_minute + 1 ELSE 1 END,
    last_used_on = %(day)s
WHERE hash = %(hash)s AND revoked_at IS NULL
RETURNING id, controller_id, name, scopes, in_minute
