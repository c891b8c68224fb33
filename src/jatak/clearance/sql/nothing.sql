-- One candidate without a ground for each person asked for, so that nobody is without an answer; of everybody, for those
-- whom the controller knows where some law may need no ground, and for those who told it no.

SELECT p.person_id, {{reached NULL::bigint}} AS contact_point_id, p.person_word, {{nothing_word}} AS ground_word,
       NULL::uuid AS consent_event_id, NULL::bigint AS notice_text_id, NULL::bigint AS relation_id, NULL::timestamptz AS ground_at
FROM {{person}} p
{{known}}
