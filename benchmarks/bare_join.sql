-- The baseline: the same tables joined on their keys, with no rule, no limit and no packing, grouped by two fields. One
-- field of each table is read, so that none is answered from an index alone.

SELECT p.country, p.recipient_kind, count(*), count(s.last_own_act_at), count(c.kind), count(r.given_at),
       count(t.language), count(v.promised_per_month), count(a.proof), count(k.concluded_at), count(m.messages), count(o.at), count(u.at),
       count(x.begun_at), count(e.looked_up_at)
FROM people_acquaintance s
JOIN people_profile p ON p.person_id = s.person_id
JOIN people_contactpoint c ON c.person_id = s.person_id
LEFT JOIN (consent.consent_record r
           JOIN consent.consent_noticetext t ON t.id = r.notice_text_id
           JOIN consent.consent_noticeversion v ON v.id = t.version_id
           JOIN consent.consent_assessment a ON a.version_id = r.collection_point_version_id) ON r.person_id = s.person_id
LEFT JOIN customers.customers_relation k ON k.person_id = s.person_id
LEFT JOIN (SELECT person_id, count(*) AS messages FROM delivery_message GROUP BY person_id) m ON m.person_id = s.person_id
LEFT JOIN consent.consent_objection o ON o.person_id = s.person_id
LEFT JOIN consent.consent_suppression u ON u.address_hash = c.keyed_hash
LEFT JOIN people_restriction x ON x.person_id = s.person_id
LEFT JOIN people_registerentry e ON e.person_id = s.person_id
GROUP BY p.country, p.recipient_kind
