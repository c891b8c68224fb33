-- A world of :people generated people of one controller: several consents, notices and relations each, objections,
-- suppressions, restrictions, registers, and the messages of the last month. Seeded, so that each run is the same.

SELECT setseed(0.5);

INSERT INTO people_controller (id, name, kind, legal_name, postal_address, registration_number, contact,
                               sender_address, service_address, default_language)
VALUES (1, 'Benchmark Group', 'company', 'Benchmark Group A/S', 'Havnegade 1, 1058 København', 'DK12345678',
        'hello@benchmark.example', 'news@benchmark.example', 'order@benchmark.example', 'en');
INSERT INTO people_topic (id, controller_id, name) SELECT n, 1, 'topic ' || n FROM generate_series(1, 4) n;
INSERT INTO people_productgroup (id, controller_id, name) SELECT n, 1, 'group ' || n FROM generate_series(1, 4) n;

INSERT INTO people_person (id, name, language, recorded_at)
SELECT n, 'Person ' || n, (ARRAY['da', 'nb', 'de', 'fr', 'nl', 'en'])[1 + n % 6], '2026-11-01'
FROM generate_series(1, :people) n;
INSERT INTO people_acquaintance (controller_id, person_id, last_own_act_at)
SELECT 1, n, CASE WHEN random() < 0.99 THEN timestamptz '2026-11-01' - random() * interval '5 years' END
FROM generate_series(1, :people) n;

INSERT INTO people_profile (person_id, valid_from, recorded_at, recipient_kind, country, other_country, born, work_topics)
SELECT n, '2015-01-01', '2026-11-01',
       CASE WHEN random() < 0.93 THEN 1 ELSE (ARRAY[0, 0, 2, 3, 4, 4, 5, 6])[1 + floor(random() * 8)::int] END,
       (ARRAY['DK', 'NO', 'SE', 'DE', 'FR', 'NL', 'GB', 'DE', 'GB', 'ES', NULL])[1 + floor(random() * 11)::int],
       CASE WHEN random() < 0.005 THEN 'NO' END,
       CASE WHEN random() < 0.2 THEN date '2013-01-01' - (random() * 25000)::int END,
       CASE WHEN random() < 0.01 THEN ARRAY[1::bigint] ELSE '{}' END
FROM generate_series(1, :people) n;

INSERT INTO people_contactpoint (id, person_id, kind, address, normalised, keyed_hash, recorded_at)
SELECT n, n, 'email', 'person' || n || '@example.org', 'person' || n || '@example.org',
       sha256(('email:person' || n || '@example.org')::bytea), '2026-11-01'
FROM generate_series(1, :people) n;

INSERT INTO consent_notice (id, controller_id, slug) SELECT n, 1, 'notice-' || n FROM generate_series(1, 6) n;
INSERT INTO consent_noticeversion (id, notice_id, number, channels, topics, joint, promised_per_month, published_at, published_by)
SELECT n, 1 + n % 6, 1 + n / 6, ARRAY['email'], CASE WHEN n % 3 = 0 THEN ARRAY[1::bigint, 2] ELSE '{}' END, false,
       CASE WHEN n % 4 = 0 THEN 4 END, '2020-01-01', 'bench'
FROM generate_series(1, 12) n;
INSERT INTO consent_noticetext (id, version_id, language, words, withdrawal_words, sha256)
SELECT n, 1 + n % 12, (ARRAY['da', 'nb', 'de', 'fr', 'nl', 'en'])[1 + n / 12], 'yes', 'no', sha256(n::text::bytea)
FROM generate_series(0, 71) n;
INSERT INTO consent_collectionpoint (id, controller_id, slug, kind)
SELECT n, 1, 'point-' || n, (ARRAY['form', 'till', 'phone', 'paper', 'import'])[1 + n % 5] FROM generate_series(1, 10) n;
INSERT INTO consent_collectionpointversion (id, point_id, number, notice_version_id, double_opt_in, published_at)
SELECT n, 1 + n % 10, 1 + n / 10, 1 + n % 12, n % 2 = 0, '2020-01-01' FROM generate_series(1, 30) n;
INSERT INTO consent_assessment (version_id, indication, proof, informed, free, specific, separate, prominent,
                                names_sender, covers_content, from_third_party, judged_by, judged_at, reason)
SELECT n, grade.indication, grade.proof, grade.told, grade.told, grade.told, grade.told, grade.told, grade.told, grade.told,
       1, 'bench', '2020-01-01', ''
FROM generate_series(1, 30) n
-- most forms are good, a few consents are oral, and one list in ten came without proof
JOIN LATERAL (VALUES (1, 2, 2), (4, 2, 2), (0, 0, 0)) AS grade (indication, proof, told)
  ON grade.indication = CASE WHEN n % 10 = 0 THEN 0 WHEN n % 7 = 0 THEN 4 ELSE 1 END;

-- two consents for each person on average, some of them for text messages, some ended
INSERT INTO consent_event (id, kind, at, recorded_at, person_id, controller_id, channels, survey, actor, via, salt, commitment)
SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'given', '2024-01-01', '2024-01-01',
       1 + n % :people, 1, ARRAY['email'], false, 'person', 'form', '', ''
FROM generate_series(1, 2 * :people) n;
INSERT INTO consent_record (event_id, person_id, contact_point_id, controller_id, channel, notice_text_id,
                            collection_point_version_id, topics, brands, given_at, own_act, own_at, needs_confirmation,
                            confirmed_at, last_used_at, ended_at, recorded_at)
SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1 + n % :people, 1 + n % :people, 1,
       CASE WHEN random() < 0.85 THEN 'email' ELSE 'sms' END, floor(random() * 72)::int, 1 + floor(random() * 30)::int,
       CASE WHEN random() < 0.2 THEN ARRAY[1 + floor(random() * 4)::bigint] ELSE '{}' END, '{}',
       given, own, CASE WHEN own THEN given END, random() < 0.5,
       CASE WHEN random() < 0.9 THEN '2024-01-02'::timestamptz END,
       CASE WHEN random() < 0.7 THEN timestamptz '2026-11-01' - random() * interval '2 years' END,
       CASE WHEN random() < 0.1 THEN '2026-06-01'::timestamptz END, '2026-11-01'
FROM generate_series(1, 2 * :people) n,
     LATERAL (SELECT timestamptz '2026-11-01' - random() * interval '4 years' AS given, random() < 0.9 AS own WHERE n > 0) g
WHERE random() < 0.9;

-- one and a half relations for each person on average; the first is never cancelled, so that the company knows everybody
INSERT INTO customers_relation (person_id, controller_id, contact_point_id, kind, concluded_at, last_at, ended_at, cancelled_at,
                                product_groups, one_off, low_value, address_from_sale, opt_out_offered, external_key, recorded_at)
SELECT 1 + n % :people, 1, 1 + n % :people, CASE WHEN random() < 0.9 THEN 2 ELSE (ARRAY[3, 5])[1 + floor(random() * 2)::int] END,
       timestamptz '2026-11-01' - random() * interval '5 years', NULL,
       CASE WHEN random() < 0.1 THEN '2026-06-01'::timestamptz END, CASE WHEN n > :people AND random() < 0.1 THEN '2026-06-01'::timestamptz END,
       ARRAY[1 + floor(random() * 4)::bigint], 1 + floor(random() * 2)::int, 0,
       2, CASE WHEN random() < 0.7 THEN 2 ELSE 0 END, 'order-' || n, '2026-11-01'
FROM generate_series(1, 3 * :people / 2) n;

INSERT INTO consent_objection (event_id, person_id, controller_id, channel, topic_id, survey, at, own_act, recorded_at)
SELECT '00000000-0000-7000-8000-000000000001', 1 + floor(random() * :people)::bigint, CASE WHEN random() < 0.95 THEN 1 END,
       CASE WHEN random() < 0.3 THEN 'email' END, CASE WHEN random() < 0.1 THEN 1 END, random() < 0.1,
       timestamptz '2026-11-01' - random() * interval '3 years', random() < 0.9, '2026-11-01'
FROM generate_series(1, :people / 20) n;
INSERT INTO consent_suppression (event_id, address_hash, controller_id, survey, at, own_act, recorded_at)
SELECT '00000000-0000-7000-8000-000000000001',
       sha256(('email:person' || 1 + floor(random() * :people)::bigint || '@example.org')::bytea), 1, false,
       timestamptz '2026-11-01' - random() * interval '3 years', true, '2026-11-01'
FROM generate_series(1, :people / 50) n;
INSERT INTO people_restriction (person_id, begun_at, reason, recorded_at)
SELECT 1 + floor(random() * :people)::bigint, '2026-10-01', 'request', '2026-11-01' FROM generate_series(1, :people / 200) n;
INSERT INTO people_registerentry (person_id, register, listed, looked_up_at, recorded_at)
SELECT person_id, 'cvr', random() < 0.3, '2026-10-01', '2026-11-01'
FROM people_profile WHERE country = 'DK' AND recipient_kind > 1;

SELECT delivery_ensure_month('2026-10-15'), delivery_ensure_month('2026-11-15');
INSERT INTO delivery_message (created_at, controller_id, campaign_id, template_version_id, topic_id, marketing, person_id,
                              contact_point_id, state, not_before, situation_id, facts_id, rulebook_id, as_of)
SELECT at, 1, c, 1, 1, true, 1 + n % :people, 1 + n % :people, 'accepted', at, 1, '', '', at
FROM generate_series(1, 3) c, LATERAL (SELECT timestamptz '2026-10-20' + c * interval '5 days' AS at) a,
     generate_series(1, :people) n WHERE random() < 0.5;


