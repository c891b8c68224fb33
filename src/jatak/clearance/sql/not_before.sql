-- When nothing that time mends stands in the way any more: a promised number is no longer reached, nor one that the person
-- chose, and no pause holds. NULL where none of them does now.
SELECT greatest(
    -- The oldest of as many as were promised leaves the days that count.
    (SELECT min(at) + q.days
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
     HAVING count(*) = max(promised)),
    -- The same of as many as the person chose, by each number that holds.
    (SELECT max(got.at)
     FROM consent.consent_ownfrequency w
     CROSS JOIN LATERAL (
         SELECT min(at) + q.days AS at
         FROM (SELECT coalesce(m.offered_at, m.created_at) AS at,
                      row_number() OVER (ORDER BY coalesce(m.offered_at, m.created_at) DESC) AS nth
               FROM public.delivery_message m LEFT JOIN public.people_contactpoint c ON c.id = m.contact_point_id
               WHERE m.person_id = q.person AND m.controller_id = q.controller AND m.marketing
                 AND (w.channel IS NULL OR c.kind = q.contact_kind) AND m.state IN ('offered', 'accepted', 'uncertain')
                 AND coalesce(m.offered_at, m.created_at) > q.as_of - q.days AND coalesce(m.offered_at, m.created_at) <= q.as_of) each
         WHERE nth <= w.per_month
         HAVING count(*) = w.per_month
     ) got
     WHERE w.person_id = q.person AND w.controller_id = q.controller AND (w.channel IS NULL OR w.channel = q.via_channel)
       AND w.chosen_at <= q.as_of AND (w.ended_at IS NULL OR w.ended_at > q.as_of)),
    (SELECT max(b.until)
     FROM consent.consent_pause b
     WHERE b.person_id = q.person AND b.controller_id = q.controller AND (b.channel IS NULL OR b.channel = q.via_channel)
       AND (b.topic_id IS NULL OR q.about IS NULL OR b.topic_id = q.about)
       AND b.begun_at <= q.as_of AND b.until > q.as_of AND (b.ended_at IS NULL OR b.ended_at > q.as_of))
)
