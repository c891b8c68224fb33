-- When the promised number of messages is no longer reached: the oldest of as many as were promised leaves the days that count.
SELECT min(at) + q.days
FROM (SELECT coalesce(m.offered_at, m.created_at) AS at, v.promised_per_month AS promised,
             row_number() OVER (ORDER BY coalesce(m.offered_at, m.created_at) DESC) AS nth
      FROM public.delivery_message m, consent.consent_noticetext t JOIN consent.consent_noticeversion v ON v.id = t.version_id
      WHERE t.id = q.notice AND m.person_id = q.person AND m.controller_id = q.controller AND m.marketing
        AND (m.topic_id IS NULL OR EXISTS (
            SELECT FROM consent.consent_record c
            WHERE c.event_id = q.consent AND c.person_id = q.person AND (cardinality(c.topics) = 0 OR m.topic_id = ANY (c.topics))))
        AND m.state IN ('offered', 'accepted', 'uncertain')
        AND coalesce(m.offered_at, m.created_at) > q.as_of - q.days AND coalesce(m.offered_at, m.created_at) <= q.as_of) got
WHERE nth <= promised
HAVING count(*) = max(promised)
