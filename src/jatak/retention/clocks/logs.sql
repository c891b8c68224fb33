-- Log data whose time is over, some thousand rows at a time.

-- name: arrivals
-- Of one company, or of nobody's; what a person must still look at stays, and the words that are kept go with the row.
WITH over AS (
    SELECT a.id FROM inbound_arrival AS a
    WHERE a.recorded_at < %(before)s AND a.controller_id IS NOT DISTINCT FROM %(company)s AND a.done_at IS NOT NULL
      AND (a.deed NOT IN ('held', 'post', 'quarantined') OR a.closed_at IS NOT NULL)
    LIMIT %(at_most)s
), words AS (DELETE FROM inbound_kept AS k USING over WHERE k.arrival_id = over.id)
DELETE FROM inbound_arrival AS a USING over WHERE a.id = over.id;

-- name: reports
DELETE FROM delivery_report
WHERE id IN (SELECT id FROM delivery_report WHERE heard_at < %(before)s LIMIT %(at_most)s);

-- name: looks
DELETE FROM accounts_look WHERE id IN (SELECT id FROM accounts_look WHERE at < %(before)s LIMIT %(at_most)s);
