-- :recipients people of one company who all said yes: in eight countries and six languages, by forms, tills and telephones, on
-- several versions of a notice, some of them customers as well. Seeded, so that each run is the same.

SELECT setseed(0.5);

INSERT INTO people_controller (id, name, kind, legal_name, postal_address, registration_number, contact,
                               sender_address, service_address, default_language)
VALUES (1, 'Benchmark Group', 'company', 'Benchmark Group A/S', 'Havnegade 1, 1058 København', 'DK12345678',
        'hello@benchmark.example', 'news@benchmark.example', 'order@benchmark.example', 'en');
INSERT INTO people_topic (id, controller_id, name) SELECT n, 1, 'topic ' || n FROM generate_series(1, 4) n;

INSERT INTO people_person (id, name, language, recorded_at)
SELECT n, (ARRAY['Ana Sørensen', 'Benoît Lefèvre', 'Chloe van Dijk', 'Jürgen Groß', 'Kari Nordmann', 'Ola'])[1 + n % 6] || ' ' || n,
       (ARRAY['da', 'nb', 'de', 'fr', 'nl', 'en'])[1 + n % 6], now() - interval '400 days'
FROM generate_series(1, :recipients) n;
INSERT INTO people_acquaintance (controller_id, person_id, last_own_act_at)
SELECT 1, n, now() - random() * interval '300 days' FROM generate_series(1, :recipients) n;
INSERT INTO people_profile (person_id, valid_from, recorded_at, recipient_kind, country, born, work_topics)
SELECT n, now() - interval '400 days', now() - interval '400 days', 1 + (n % 9 = 0)::int,
       (ARRAY['DK', 'NO', 'SE', 'DE', 'FR', 'NL', 'GB', 'BE'])[1 + n % 8],
       CASE WHEN n % 5 = 0 THEN date '2000-01-01' - (n % 9000) END, '{}'
FROM generate_series(1, :recipients) n;
INSERT INTO people_contactpoint (id, person_id, kind, address, normalised, keyed_hash, recorded_at)
SELECT n, n, 'email', a, a, sha256(('email:' || a)::bytea), now() - interval '400 days'
FROM generate_series(1, :recipients) n,
     LATERAL (SELECT 'person' || n || '@' || (ARRAY['example.org', 'example.com', 'mail.example', 'post.example'])[1 + n % 4] AS a) b;

INSERT INTO consent_notice (id, controller_id, slug) SELECT n, 1, 'notice-' || n FROM generate_series(1, 4) n;
INSERT INTO consent_noticeversion (id, notice_id, number, channels, topics, joint, promised_per_month, published_at, published_by)
SELECT n, 1 + n % 4, 1 + n / 4, ARRAY['email'], '{}', false, CASE WHEN n % 4 = 0 THEN 8 END, now() - interval '400 days', 'bench'
FROM generate_series(1, 12) n;
INSERT INTO consent_noticetext (id, version_id, language, words, withdrawal_words, sha256)
SELECT n, 1 + n % 12, (ARRAY['da', 'nb', 'de', 'fr', 'nl', 'en'])[1 + n / 12], 'yes', 'no', sha256(n::text::bytea)
FROM generate_series(0, 71) n;
INSERT INTO consent_collectionpoint (id, controller_id, slug, kind)
SELECT n, 1, 'point-' || n, (ARRAY['form', 'till', 'phone', 'paper', 'form'])[1 + n % 5] FROM generate_series(1, 10) n;
INSERT INTO consent_collectionpointversion (id, point_id, number, notice_version_id, double_opt_in, published_at)
SELECT n, 1 + n % 10, 1 + n / 10, 1 + n % 12, true, now() - interval '400 days' FROM generate_series(1, 30) n;
INSERT INTO consent_assessment (version_id, indication, proof, informed, free, specific, separate, prominent,
                                names_sender, covers_content, from_third_party, judged_by, judged_at, recorded_at, reason)
SELECT n, (ARRAY[1, 1, 4])[1 + n % 3], 2, 2, 2, 2, 2, 2, 2, 2, 1, 'bench', now() - interval '400 days', now() - interval '400 days', ''
FROM generate_series(1, 30) n;
INSERT INTO consent_event (id, kind, at, recorded_at, person_id, controller_id, channels, survey, actor, via, salt, commitment,
                           collection_point_version_id)
SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'given', now() - interval '200 days', now() - interval '200 days',
       n, 1, ARRAY['email'], false, 'person', 'form', '', '', 1 + n % 30
FROM generate_series(1, :recipients) n;
INSERT INTO consent_record (event_id, person_id, contact_point_id, controller_id, channel, notice_text_id,
                            collection_point_version_id, topics, brands, given_at, own_act, own_at, needs_confirmation,
                            confirmed_at, last_used_at, recorded_at)
SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, n, n, 1, 'email', n % 72, 1 + n % 30, '{}', '{}',
       now() - interval '200 days', true, now() - interval '200 days', true, now() - interval '200 days', now() - random() * interval '100 days',
       now() - interval '200 days'
FROM generate_series(1, :recipients) n;
-- every second person is a customer as well
INSERT INTO customers_relation (person_id, controller_id, contact_point_id, kind, concluded_at,
                                product_groups, one_off, low_value, address_from_sale, opt_out_offered, external_key, recorded_at)
SELECT n, 1, n, 2, now() - random() * interval '300 days', '{}', 1, 0, 2, 2, 'order-' || n, now() - interval '300 days'
FROM generate_series(1, :recipients) n WHERE n % 2 = 0;
