-- Gathering, 2 of 4: the person's half of the situation, and what the candidate grounds are held against.
--
-- `{{...}}` are filled in by `gathering.py`: the words are generated from the dataclass `Situation`; `{{wanted ...}}`
-- narrows a table to the people asked for, by name or by a stretch of ids, or is empty when everybody is. `q.` are the
-- questions, see `questions.py`. Every fact counts as of `q.as_of`, and only if it was recorded here by `q.known_at`.

WITH
-- Every no, by person and by address; one that is dated later than it was heard counts from when it was heard.
no AS (
    SELECT person_id, controller_id, channel, topic_id, brand_id, survey, least(at, recorded_at) AS at
    FROM consent.consent_objection o
    WHERE least(at, recorded_at) <= q.no_until AND recorded_at <= q.known_at {{wanted o.person_id}}
    UNION ALL
    SELECT c.person_id, s.controller_id, s.channel, s.topic_id, s.brand_id, s.survey, least(s.at, s.recorded_at)
    FROM consent.consent_suppression s JOIN public.people_contactpoint c ON c.keyed_hash = s.address_hash
    WHERE least(s.at, s.recorded_at) <= q.no_until AND s.recorded_at <= q.known_at {{wanted c.person_id}}
),
-- The newest no of each breadth: one about anything, one about the channel or more, one about everything.
covering AS (
    SELECT person_id, bool_or(survey) AS survey, bool_or({{told_us}}) AS told_us,
           max(at) FILTER (WHERE NOT survey) AS no_at,
           max(at) FILTER (WHERE NOT survey AND whole_topic) AS channel_at,
           max(at) FILTER (WHERE NOT survey AND whole_topic AND channel IS NULL) AS all_at
    FROM (SELECT *, topic_id IS NULL AND brand_id IS NULL AS whole_topic FROM no) scoped
    WHERE (controller_id IS NULL OR controller_id = q.controller)
      AND (channel IS NULL OR channel = q.via_channel)
      -- A message that does not say its topic or brand may be about any.
      AND (topic_id IS NULL OR q.topic IS NULL OR topic_id = q.topic)
      AND (brand_id IS NULL OR q.brand IS NULL OR brand_id = q.brand)
    GROUP BY person_id
),
restricted AS (
    SELECT person_id
    FROM public.people_restriction r
    WHERE begun_at <= q.as_of AND (ended_at IS NULL OR ended_at > q.as_of) AND recorded_at <= q.known_at {{wanted r.person_id}}
    UNION
    -- By address, for whoever has it now: a request is open of somebody who was not here, or is here again.
    SELECT c.person_id
    FROM public.people_heldaddress h JOIN public.people_contactpoint c ON c.keyed_hash = h.address_hash
    WHERE h.begun_at <= q.as_of AND (h.ended_at IS NULL OR h.ended_at > q.as_of) AND h.recorded_at <= q.known_at {{wanted c.person_id}}
),
-- Of the few with an address at which nobody can be reached: those, and the first of the others.
dead AS (
    SELECT u.person_id, array_agg(u.contact_point_id) AS points
    FROM public.people_unreachable u JOIN public.people_contactpoint c ON c.id = u.contact_point_id AND c.kind = q.contact_kind
    WHERE since <= q.as_of AND (ended_at IS NULL OR ended_at > q.as_of) AND u.recorded_at <= q.known_at {{wanted u.person_id}}
    GROUP BY u.person_id
),
cut_off AS (
    SELECT d.person_id, d.points, (
        SELECT min(c.id) FROM public.people_contactpoint c
        WHERE c.person_id = d.person_id AND c.kind = q.contact_kind AND c.id <> ALL (d.points)
    ) AS other
    FROM dead d
),
paused AS (
    SELECT DISTINCT person_id
    FROM consent.consent_pause b
    WHERE controller_id = q.controller AND (channel IS NULL OR channel = q.via_channel)
      -- As with a no: a message that does not say its topic may be about any.
      AND (topic_id IS NULL OR q.topic IS NULL OR topic_id = q.topic)
      AND begun_at <= q.as_of AND until > q.as_of AND (ended_at IS NULL OR ended_at > q.as_of)
      AND recorded_at <= q.known_at {{wanted b.person_id}}
),
-- Who got as many messages as they chose to get: of the company, or of it by the channel that they named.
served AS (
    SELECT DISTINCT person_id
    FROM consent.consent_ownfrequency w
    WHERE controller_id = q.controller AND (channel IS NULL OR channel = q.via_channel)
      AND chosen_at <= q.as_of AND (ended_at IS NULL OR ended_at > q.as_of) AND recorded_at <= q.known_at {{wanted w.person_id}}
      AND per_month <= (
        SELECT count(*) FROM public.delivery_message m LEFT JOIN public.people_contactpoint c ON c.id = m.contact_point_id
        WHERE m.person_id = w.person_id AND {{counted}} AND (w.channel IS NULL OR c.kind = q.contact_kind)
      )
),
registered AS (
    SELECT person_id, bool_or(listed) AS listed
    FROM public.people_registerentry e
    WHERE looked_up_at <= q.as_of AND recorded_at <= q.known_at {{wanted e.person_id}}
    GROUP BY person_id
)
SELECT s.id AS person_id, {{person_word}} AS person_word,
       greatest(l.unused_before, o.unused_before) AS unused_before, l.confirm | coalesce(o.confirm, 0) AS confirm, l.country AS law, o.country AS other_law,
       n.no_at, n.all_at, n.channel_at, n.told_us, m.messages, m.topics AS got_topics, d.points AS dead,
       d.points IS NOT NULL AND d.other IS NULL AS cut_off, coalesce(p.recipient_kind, 0) AS recipient_kind{{address}}
FROM ({{asked_for}}) s
LEFT JOIN public.people_profile p ON p.person_id = s.id AND p.valid_from <= q.as_of
      AND (p.valid_to IS NULL OR p.valid_to > q.as_of) AND p.recorded_at <= q.known_at {{stretch p.person_id}}
{{first_address}}
-- Limits of time, one row a country and one under '' for a country that is unknown or has no pack.
JOIN jsonb_to_recordset(q.limits) AS l (country text, born_after date, unused_before timestamptz, inactive_before timestamptz, confirm integer)
    ON l.country = CASE WHEN p.country = ANY (q.countries) THEN p.country ELSE '' END
LEFT JOIN jsonb_to_recordset(q.limits) AS o (country text, born_after date, unused_before timestamptz, inactive_before timestamptz, confirm integer)
    ON o.country = CASE WHEN p.other_country = ANY (q.countries) THEN p.other_country
                        WHEN p.other_country IS NOT NULL THEN '' END
LEFT JOIN covering n ON n.person_id = s.id
LEFT JOIN restricted r ON r.person_id = s.id
LEFT JOIN cut_off d ON d.person_id = s.id
LEFT JOIN paused b ON b.person_id = s.id
LEFT JOIN served w ON w.person_id = s.id
LEFT JOIN registered e ON e.person_id = s.id
LEFT JOIN {{got}} m ON m.person_id = s.id
WHERE true {{wanted s.id}} {{no_probes}}
