-- Log data and working data whose time is over, some thousand rows at a time. No company: what belongs to none.

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
-- Of one company's messages.
DELETE FROM delivery_report AS r USING (
    SELECT r.id FROM delivery_report AS r JOIN delivery_message AS m ON m.id = r.message_id
    WHERE r.heard_at < %(before)s AND m.controller_id = %(company)s
    LIMIT %(at_most)s
) AS over WHERE r.id = over.id;

-- name: reports_of_nobody
-- Of messages that are not in the database any more.
DELETE FROM delivery_report WHERE id IN (
    SELECT r.id FROM delivery_report AS r
    WHERE r.heard_at < %(before)s AND NOT EXISTS (SELECT FROM delivery_message AS m WHERE m.id = r.message_id)
    LIMIT %(at_most)s
);

-- name: looks
-- At whom several companies know the look belongs to each of them: it goes when the time of all of these is over.
DELETE FROM accounts_look WHERE id IN (
    SELECT l.id FROM accounts_look AS l
    WHERE l.at < %(newest)s
      AND EXISTS (SELECT FROM people_acquaintance AS a WHERE a.person_id = l.person_id)
      AND NOT EXISTS (
          SELECT FROM people_acquaintance AS a
          LEFT JOIN unnest(%(companies)s::bigint[], %(befores)s::timestamptz[]) AS own (company, before)
              ON own.company = a.controller_id
          WHERE a.person_id = l.person_id AND (own.company IS NULL OR l.at >= own.before)
      )
    LIMIT %(at_most)s
);

-- name: looks_of_nobody
-- At who is gone, or known to no company.
DELETE FROM accounts_look WHERE id IN (
    SELECT l.id FROM accounts_look AS l
    WHERE l.at < %(before)s AND NOT EXISTS (SELECT FROM people_acquaintance AS a WHERE a.person_id = l.person_id)
    LIMIT %(at_most)s
);

-- name: words
-- What was said at the desk, once it is closed; that it was asked, when and what was done stays.
DELETE FROM desk_words WHERE request_id IN (
    SELECT w.request_id FROM desk_words AS w JOIN desk_request AS r ON r.id = w.request_id
    WHERE r.closed_at < %(before)s AND r.controller_id IS NOT DISTINCT FROM %(company)s
    LIMIT %(at_most)s
);

-- name: papers
DELETE FROM desk_paper WHERE id IN (
    SELECT p.id FROM desk_paper AS p JOIN desk_request AS r ON r.id = p.request_id
    WHERE r.closed_at < %(before)s AND r.controller_id IS NOT DISTINCT FROM %(company)s
    LIMIT %(at_most)s
);

-- name: steps
UPDATE desk_step SET reason = '', details = '{}' WHERE id IN (
    SELECT s.id FROM desk_step AS s JOIN desk_request AS r ON r.id = s.request_id
    WHERE r.closed_at < %(before)s AND r.controller_id IS NOT DISTINCT FROM %(company)s
      AND (s.reason <> '' OR s.details <> '{}')
    LIMIT %(at_most)s
);

-- name: rows
-- Rows of files of which nobody was entered; that there was one, and why it was refused, stays.
DELETE FROM consent.imports_rawrow AS gone USING (
    SELECT r.file_id, r.number FROM consent.imports_rawrow AS r JOIN consent.imports_file AS f ON f.id = r.file_id
    WHERE f.controller_id = %(company)s AND f.state = 'done' AND f.done_at < %(before)s
      AND NOT EXISTS (
          SELECT FROM consent.imports_outcome AS o
          WHERE o.file_id = r.file_id AND o.number = r.number AND o.person_id IS NOT NULL
      )
    LIMIT %(at_most)s
) AS over WHERE gone.file_id = over.file_id AND gone.number = over.number;

-- name: changes
DELETE FROM accounts_change WHERE id IN (
    SELECT id FROM accounts_change
    WHERE at < %(before)s AND controller_id IS NOT DISTINCT FROM %(company)s
    LIMIT %(at_most)s
);
