-- :people people of two companies, with five ledger events each: sign-ups for e-mail and SMS, their confirmations, and
-- renewals or goodbyes; a purchase each, a log of who looked and changed. Seeded, so that each run is the same.

SELECT setseed(0.5);

INSERT INTO people_controller (id, name, kind, legal_name, postal_address, registration_number, contact,
                               sender_address, service_address, default_language)
SELECT n, name, 'company', name || ' A/S', 'Havnegade 1, 1058 København', 'DK1234567' || n,
       'hello@benchmark.example', 'news@benchmark.example', 'order@benchmark.example', 'en'
FROM (VALUES (1, 'Benchmark Group'), (2, 'Small Sister')) AS c (n, name);
INSERT INTO people_topic (id, controller_id, name) SELECT n, 1, 'topic ' || n FROM generate_series(1, 4) n;
INSERT INTO people_brand (id, controller_id, name, sender_address) SELECT n, 1, 'brand ' || n, '' FROM generate_series(1, 3) n;
INSERT INTO people_productgroup (id, controller_id, name) SELECT n, 1, 'group ' || n FROM generate_series(1, 4) n;

INSERT INTO people_person (id, name, language, recorded_at)
SELECT n, (ARRAY['Ana', 'Benoît', 'Chloe', 'Jürgen', 'Kari', 'Ola', 'Mette', 'Søren', 'Ingrid', 'Pieter'])[1 + n % 10] || ' '
          || (ARRAY['Sørensen', 'Lefèvre', 'van Dijk', 'Groß', 'Nordmann', 'Hansen', 'Jensen', 'Svensson', 'Müller', 'Bakker', 'Dubois'])[1 + n % 11],
       (ARRAY['da', 'nb', 'de', 'fr', 'nl', 'en'])[1 + n % 6], now() - interval '2 years'
FROM generate_series(1, :people) n;
INSERT INTO people_acquaintance (controller_id, person_id, last_own_act_at)
SELECT 1, n, now() - random() * interval '3 years' FROM generate_series(1, :people) n;
INSERT INTO people_acquaintance (controller_id, person_id) SELECT 2, n FROM generate_series(10, :people, 10) n;
INSERT INTO people_profile (person_id, valid_from, recorded_at, recipient_kind, country, country_origin, born, work_topics)
SELECT n, now() - interval '2 years', now() - interval '2 years', 1 + (n % 9 = 0)::int,
       (ARRAY['DK', 'NO', 'SE', 'DE', 'FR', 'NL', 'GB', 'BE', 'ES', NULL])[1 + n % 10], CASE WHEN n % 10 < 9 THEN 1 END,
       CASE WHEN n % 5 = 0 THEN date '2000-01-01' - (n % 9000) END, '{}'
FROM generate_series(1, :people) n;
INSERT INTO people_contactpoint (id, person_id, kind, address, normalised, keyed_hash, recorded_at)
SELECT n, n, 'email', a, a, sha256(('email:' || a)::bytea), now() - interval '2 years'
FROM generate_series(1, :people) n,
     LATERAL (SELECT 'person' || n || '@' || (ARRAY['example.org', 'example.com', 'mail.example'])[1 + n % 3] AS a) b;
INSERT INTO people_contactpoint (id, person_id, kind, address, normalised, keyed_hash, recorded_at)
SELECT :people + n, n, 'telephone', a, a, sha256(('telephone:' || a)::bytea), now() - interval '2 years'
FROM generate_series(2, :people, 2) n, LATERAL (SELECT '+45' || (20000000 + n) AS a) b;

INSERT INTO consent_notice (id, controller_id, slug) SELECT n, 1, 'notice-' || n FROM generate_series(1, 4) n;
INSERT INTO consent_noticeversion (id, notice_id, number, channels, topics, joint, promised_per_month, published_at, published_by)
SELECT n, 1 + n % 4, 1 + n / 4, ARRAY['email', 'sms'], '{}', false, CASE WHEN n % 4 = 0 THEN 8 END, now() - interval '3 years', 'bench'
FROM generate_series(1, 12) n;
INSERT INTO consent_noticecontroller (version_id, controller_id, brands) SELECT n, 1, '{}' FROM generate_series(1, 12) n;
INSERT INTO consent_noticetext (id, version_id, language, words, withdrawal_words, sha256)
SELECT n + 1, 1 + n % 12, (ARRAY['da', 'nb', 'de', 'fr', 'nl', 'en'])[1 + n / 12], 'May Benchmark Group write to you?', 'Leave in each mail.', sha256(n::text::bytea)
FROM generate_series(0, 71) n;
INSERT INTO consent_collectionpoint (id, controller_id, slug, kind)
SELECT n, 1, 'point-' || n, (ARRAY['form', 'till', 'phone', 'paper', 'form'])[1 + n % 5] FROM generate_series(1, 10) n;
INSERT INTO consent_collectionpointversion (id, point_id, number, notice_version_id, double_opt_in, published_at)
SELECT n, 1 + n % 10, 1 + n / 10, 1 + n % 12, true, now() - interval '3 years' FROM generate_series(1, 30) n;
INSERT INTO consent_assessment (version_id, indication, proof, informed, free, specific, separate, prominent,
                                names_sender, covers_content, from_third_party, judged_by, judged_at, recorded_at, reason)
SELECT n, (ARRAY[1, 1, 4])[1 + n % 3], CASE WHEN n % 10 = 0 THEN 0 ELSE 2 END, 2, 2, 2, 2, 2, 2, 2, 1, 'bench',
       now() - interval '3 years', now() - interval '3 years', ''
FROM generate_series(1, 30) n;

-- Five events a person, in the order of time: yes to e-mail, its confirmation, yes to SMS, its confirmation, and then either
-- another yes to e-mail, or for one in eight a goodbye.
INSERT INTO consent_event (id, kind, at, recorded_at, person_id, address_hash, controller_id, notice_text_id, collection_point_version_id,
                           channels, survey, about_id, actor, via, salt, commitment)
SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
       CASE WHEN k IN (1, 3) THEN 'confirmed' WHEN k = 4 AND p % 8 = 0 THEN 'objected' ELSE 'given' END,
       at, at, p, NULL, 1, CASE WHEN k IN (0, 2) THEN 1 + n % 72 END, CASE WHEN k IN (0, 2) THEN 1 + n % 30 END,
       CASE WHEN k < 2 THEN ARRAY['email'] WHEN k < 4 THEN ARRAY['sms'] ELSE '{}' END, false,
       CASE WHEN k IN (1, 3) THEN ('00000000-0000-7000-8000-' || lpad(to_hex(n - :people), 12, '0'))::uuid END,
       'person', CASE WHEN k = 4 AND p % 8 = 0 THEN (ARRAY['link', 'mail_client', 'reply', 'stop'])[1 + p / 8 % 4] ELSE 'form' END,
       sha256(n::text::bytea), sha256(n::text::bytea)
FROM generate_series(0, 5 * :people - 1) n, LATERAL (SELECT 1 + n % :people AS p, n / :people AS k) b,
     LATERAL (SELECT now() - interval '600 days' + k * interval '140 days' + (p % 40) * interval '1 day' AS at) t;
INSERT INTO consent_record (event_id, person_id, contact_point_id, controller_id, channel, notice_text_id,
                            collection_point_version_id, topics, brands, given_at, own_act, own_at, needs_confirmation,
                            confirmed_at, last_used_at, ended_at, recorded_at)
SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, p, CASE WHEN k = 2 THEN :people + p ELSE p END, 1,
       CASE WHEN k = 2 THEN 'sms' ELSE 'email' END, 1 + n % 72, 1 + n % 30, '{}', '{}', at, true, at, k < 4,
       CASE WHEN k < 4 THEN at + interval '1 day' END, CASE WHEN p % 3 = 0 THEN now() - (p % 700) * interval '1 day' END,
       CASE WHEN p % 8 = 0 THEN now() - interval '30 days' END, at
FROM generate_series(0, 5 * :people - 1) n, LATERAL (SELECT 1 + n % :people AS p, n / :people AS k) b,
     LATERAL (SELECT now() - interval '600 days' + k * interval '140 days' + (p % 40) * interval '1 day' AS at) t
WHERE k = 0 OR k = 2 AND p % 2 = 0 OR k = 4 AND p % 8 <> 0;
INSERT INTO consent_objection (event_id, person_id, controller_id, channel, topic_id, survey, at, own_act, recorded_at)
SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(4 * :people + p - 1), 12, '0'))::uuid, p, 1, NULL, NULL, false, at, true, at
FROM generate_series(8, :people, 8) p, LATERAL (SELECT now() - interval '40 days' + (p % 40) * interval '1 day' AS at) t;
INSERT INTO consent_suppression (event_id, address_hash, controller_id, survey, at, own_act, recorded_at)
SELECT o.event_id, c.keyed_hash, 1, false, o.at, true, o.recorded_at
FROM consent_objection o JOIN people_contactpoint c ON c.person_id = o.person_id;

INSERT INTO customers_relation (person_id, controller_id, contact_point_id, kind, concluded_at,
                                product_groups, one_off, low_value, address_from_sale, opt_out_offered, external_key, recorded_at)
SELECT n, 1, n, 2, now() - random() * interval '900 days', ARRAY[1 + n % 4], 1, 0, 2, CASE WHEN n % 3 > 0 THEN 2 ELSE 0 END,
       'order-' || n, now() - interval '900 days'
FROM generate_series(1, :people) n;

INSERT INTO accounts_look (at, user_id, who, person_id, page)
SELECT now() - n * interval '20 seconds', 1, 'Mette Holm', 1 + n % :people, 'person' FROM generate_series(:people / 2, 1, -1) n;
INSERT INTO accounts_change (at, user_id, who, controller_id, verb, of, details)
SELECT now() - n * interval '60 seconds', 1, 'Mette Holm', 1, 'person.corrected', 'person ' || n, '{}' FROM generate_series(:people / 10, 1, -1) n;

INSERT INTO people_externalkey (controller_id, system, key, person_id) SELECT 1, 'shop', 'customer-' || n, n FROM generate_series(4, :people, 4) n;
INSERT INTO people_restriction (person_id, begun_at, ended_at, reason, recorded_at)
SELECT n, now() - interval '60 days', CASE WHEN n % 400 > 0 THEN now() - interval '30 days' END, 'request', now() - interval '60 days'
FROM generate_series(200, :people, 200) n;
INSERT INTO people_registerentry (person_id, register, listed, looked_up_at, recorded_at)
SELECT n, 'ecg', n % 300 = 0, now() - interval '20 days', now() - interval '20 days' FROM generate_series(100, :people, 100) n;
INSERT INTO desk_request (id, medium, asked, received_at, recorded_at, recorded_by, controller_id, person_id, why, due_at, closed_at)
SELECT n, 'reply', 'unclear', now() - n * interval '1 minute', now(), '', 1 + n % 2, n, '', now() + (n % 500 - 100) * interval '1 hour',
       CASE WHEN n % 4 > 0 THEN now() - n * interval '1 second' END
FROM generate_series(1, :people) AS n;
INSERT INTO desk_words (request_id, words, marked, headers, address)
SELECT n, 'Please stop writing to me', 'stop', '{}', '' FROM generate_series(1, :people) AS n;
INSERT INTO people_restriction (person_id, begun_at, reason, controller_id, request_id, recorded_at)
SELECT n, now(), 'request ' || n, 1, n, now() FROM generate_series(4, :people, 4) AS n;
INSERT INTO people_heldaddress (request_id, address_hash, begun_at, recorded_at)
SELECT c.person_id, c.keyed_hash, now(), now() FROM people_contactpoint AS c WHERE c.person_id % 4 = 0;

WITH failed AS (
    INSERT INTO people_failure (contact_point_id, kind, at, heard_by, status, said, message_id, recorded_at)
    SELECT n, 'permanent', now() - interval '50 days', 'dsn', '5.1.1', '550 5.1.1 no such user', n, now() - interval '50 days'
    FROM generate_series(50, :people, 50) n
    RETURNING id, contact_point_id, at
)
INSERT INTO people_unreachable (contact_point_id, person_id, failure_id, since, ended_by, why, recorded_at)
SELECT contact_point_id, contact_point_id, id, at, '', '', at FROM failed;
INSERT INTO consent_pause (person_id, controller_id, begun_at, until, actor, via, recorded_at, ended_actor, ended_via)
SELECT n, 1, now() - interval '9 days', now() + interval '21 days', 'person', 'link', now() - interval '9 days', '', ''
FROM generate_series(100, :people, 100) n;
INSERT INTO consent_ownfrequency (person_id, controller_id, per_month, chosen_at, actor, via, recorded_at, ended_actor, ended_via)
SELECT n, 1, 2, now() - interval '9 days', 'person', 'link', now() - interval '9 days', '', ''
FROM generate_series(75, :people, 75) n;
INSERT INTO inbound_arrival (digest, source, way, received_at, recorded_at, kind, status, reason, known_by, controller_id, person_id, deed, why, closed_by)
SELECT sha256(n::text::bytea), 'mailbox', 'mailbox', now() - n * interval '1 minute', now(), 'post', '', '', '', 1 + n % 2, n,
       CASE WHEN n % 3 > 0 THEN 'post' ELSE 'quarantined' END, 'no_headers', ''
FROM generate_series(1, :people) AS n;
