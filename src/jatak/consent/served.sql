-- Figures of a form, by day. Several lanes a day, so that those who look at once do not wait for one row.

-- name: shown
-- One more look at a version.
INSERT INTO consent.consent_shown AS c (version_id, day, lane, count)
VALUES (%(version)s, %(day)s, %(lane)s, 1)
ON CONFLICT (version_id, day, lane) DO UPDATE SET count = c.count + 1

-- name: answered
-- One more answer to a version, or one more confirmation; the three numbers and the fourth are 0 or 1.
INSERT INTO consent.consent_answered AS c (version_id, day, lane, yes, no, silent, confirmed)
VALUES (%(version)s, %(day)s, %(lane)s, %(yes)s, %(no)s, %(silent)s, %(confirmed)s)
ON CONFLICT (version_id, day, lane) DO UPDATE SET
    yes = c.yes + excluded.yes,
    no = c.no + excluded.no,
    silent = c.silent + excluded.silent,
    confirmed = c.confirmed + excluded.confirmed
