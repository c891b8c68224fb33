-- Writes what a writer has ready: people, addresses, keys, countries, events with their particulars, records.
--
-- Rows come in the order of their events, so that neither those nor what is numbered with them has to be sorted again.
-- `lines` are the records that each ask makes: ask, controller_id, channel, notice_text_id, version_id, asker, channels,
-- topics, brands, needs_confirmation. Nothing is decided here.
--
-- With the administrator's rights, for one reason: thirteen foreign keys looked up row by row, and the triggers on new
-- addresses and records, take more time than all the rest. Where the administrator may, they rest during these statements,
-- and each statement sees to what they would have seen to: what is referred to and was here before is locked and counted,
-- what is new is written in this transaction. Elsewhere they work as always.
CREATE OR REPLACE FUNCTION consent.imports_write(lane integer, system text, controller bigint, lines jsonb, heard_at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    resting boolean := has_parameter_privilege(current_user, 'session_replication_role', 'SET');
    ready text := format('consent.imports_ready_%s', lane);
    missing boolean;
BEGIN
    IF lane NOT IN (1, 2) THEN
        RAISE EXCEPTION 'there are two writers, and % is none', lane;
    END IF;
    IF resting THEN
        EXECUTE format($sql$
            SELECT FROM public.people_person p
            WHERE p.id IN (SELECT r.person_id FROM %s r WHERE NOT r.person_new) ORDER BY p.id FOR KEY SHARE $sql$, ready);
        EXECUTE format($sql$
            SELECT FROM public.people_contactpoint c
            WHERE c.id IN (SELECT r.contact_point_id FROM %s r WHERE NOT r.point_new) ORDER BY c.id FOR KEY SHARE $sql$, ready);
        EXECUTE format($sql$
            SELECT EXISTS (
                SELECT FROM %1$s r
                WHERE NOT r.person_new AND r.person_id IS NOT NULL
                    AND NOT EXISTS (SELECT FROM public.people_person p WHERE p.id = r.person_id)
            ) OR EXISTS (
                SELECT FROM %1$s r
                WHERE r.contact_point_id IS NOT NULL AND r.contact_point_id NOT IN (
                        SELECT n.contact_point_id FROM %1$s n WHERE n.point_new
                    )
                    AND NOT EXISTS (SELECT FROM public.people_contactpoint c WHERE c.id = r.contact_point_id)
            ) OR EXISTS (
                SELECT FROM jsonb_to_recordset($1) AS l (notice_text_id bigint, version_id bigint, controller_id bigint)
                WHERE NOT EXISTS (SELECT FROM consent.consent_noticetext t WHERE t.id = l.notice_text_id)
                    OR NOT EXISTS (SELECT FROM consent.consent_collectionpointversion v WHERE v.id = l.version_id)
                    OR NOT EXISTS (SELECT FROM public.people_controller c WHERE c.id = l.controller_id)
            ) $sql$, ready) INTO missing USING lines;
        IF missing THEN
            RAISE EXCEPTION 'what these rows refer to is gone' USING ERRCODE = 'serialization_failure';
        END IF;
        PERFORM set_config('session_replication_role', 'replica', true);
    END IF;

    EXECUTE format($sql$
        INSERT INTO public.people_person (id, name, language)
        SELECT r.person_id, r.name, r.language FROM %s r WHERE r.enters $sql$, ready);
    EXECUTE format($sql$
        INSERT INTO public.people_contactpoint (id, person_id, kind, address, normalised, keyed_hash)
        SELECT r.contact_point_id, r.person_id, r.kind, r.address, r.normalised, r.keyed_hash
        FROM %s r WHERE r.point_new ORDER BY r.normalised $sql$, ready);
    EXECUTE format($sql$
        INSERT INTO public.people_externalkey (controller_id, system, key, person_id)
        SELECT $1, $2, r.key, r.person_id FROM %s r WHERE r.key_new ORDER BY r.key $sql$, ready)
        USING controller, system;
    EXECUTE format($sql$
        INSERT INTO public.people_profile (person_id, valid_from, recipient_kind, country, country_origin, work_topics)
        SELECT r.person_id, $1, 0, r.country, 5, '{}' FROM %s r WHERE r.enters AND r.country IS NOT NULL $sql$, ready) USING heard_at;
    EXECUTE format($sql$
        INSERT INTO consent.consent_event (
            id, kind, at, recorded_at, person_id, address_hash, controller_id, notice_text_id, collection_point_version_id,
            channels, survey, actor, via, salt, commitment, particulars_commitment
        )
        SELECT
            r.event_id, 'given', r.said_at, $1, r.person_id, r.keyed_hash, l.asker, l.notice_text_id, l.version_id,
            l.channels, false, 'import', 'import', r.salt, r.commitment, r.particulars_commitment
        FROM %s r JOIN (
            SELECT DISTINCT ON (ask) * FROM jsonb_to_recordset($2)
            AS l (ask smallint, asker bigint, notice_text_id bigint, version_id bigint, channels text[])
        ) l ON l.ask = r.ask
        WHERE r.decision IN ('consent', 'barred') $sql$, ready) USING heard_at, lines;
    EXECUTE format($sql$
        INSERT INTO consent.consent_event (
            id, kind, at, recorded_at, person_id, address_hash, controller_id, notice_text_id, collection_point_version_id,
            channels, survey, about_id, actor, via, salt, commitment
        )
        SELECT
            r.confirmed_id, 'confirmed', r.confirmed_at, $1, r.person_id, r.keyed_hash, l.asker, l.notice_text_id,
            l.version_id, l.channels, false, r.event_id, 'import', 'import', r.confirmed_salt, r.confirmed_commitment
        FROM %s r JOIN (
            SELECT DISTINCT ON (ask) * FROM jsonb_to_recordset($2)
            AS l (ask smallint, asker bigint, notice_text_id bigint, version_id bigint, channels text[])
        ) l ON l.ask = r.ask
        WHERE r.decision IN ('consent', 'barred') AND r.confirmed_id IS NOT NULL
        ORDER BY r.confirmed_id $sql$, ready) USING heard_at, lines;
    EXECUTE format($sql$
        INSERT INTO consent.consent_particulars (event_id, salt, data)
        SELECT r.event_id, r.particulars_salt, r.particulars::jsonb
        FROM %s r WHERE r.decision IN ('consent', 'barred') AND r.particulars IS NOT NULL $sql$, ready);
    EXECUTE format($sql$
        INSERT INTO consent.consent_record (
            event_id, person_id, contact_point_id, controller_id, channel, notice_text_id, collection_point_version_id,
            topics, brands, given_at, day_known, own_act, needs_confirmation, confirmed_at, recorded_at
        )
        SELECT
            r.event_id, r.person_id, r.contact_point_id, l.controller_id, l.channel, l.notice_text_id, l.version_id,
            l.topics, l.brands, least(r.said_at, $1), r.day_known, false, l.needs_confirmation,
            CASE WHEN r.confirmed_id IS NOT NULL THEN r.confirmed_at END, $1
        FROM %s r JOIN jsonb_to_recordset($2) AS l (
            ask smallint, controller_id bigint, channel text, notice_text_id bigint, version_id bigint, topics bigint[],
            brands bigint[], needs_confirmation boolean
        ) ON l.ask = r.ask
        WHERE r.decision IN ('consent', 'barred') $sql$, ready) USING heard_at, lines;

    -- A company knows whoever told it yes (people_acquaint, where the triggers work). A yes of a file is the person's act
    -- towards it on its day, where the file knows that day; of several the newest counts.
    EXECUTE format($sql$
        INSERT INTO public.people_acquaintance AS known
            (controller_id, person_id, last_own_act_at, last_own_act, last_own_act_source)
        SELECT DISTINCT ON (l.controller_id, r.person_id) l.controller_id, r.person_id, said.at,
            CASE WHEN said.at IS NULL THEN '' ELSE 'yes' END,
            CASE WHEN said.at IS NULL THEN '' ELSE 'event ' || r.event_id END
        FROM %s r JOIN jsonb_to_recordset($2) AS l (ask smallint, controller_id bigint) ON l.ask = r.ask
        CROSS JOIN LATERAL (
            SELECT CASE WHEN r.day_known THEN least(greatest(r.said_at, r.confirmed_at), $1) END AS at
        ) said
        WHERE r.decision IN ('consent', 'barred')
        ORDER BY 1, 2, said.at DESC NULLS LAST, r.event_id
        ON CONFLICT (controller_id, person_id) DO UPDATE
        SET (last_own_act_at, last_own_act, last_own_act_source)
            = (excluded.last_own_act_at, excluded.last_own_act, excluded.last_own_act_source)
        WHERE excluded.last_own_act_at > coalesce(known.last_own_act_at, '-infinity') $sql$, ready)
        USING heard_at, lines;

    IF resting THEN
        -- Each no of a person follows to their new addresses (consent.follow_address).
        EXECUTE format($sql$
            INSERT INTO consent.consent_suppression
                (address_hash, event_id, controller_id, channel, topic_id, brand_id, survey, at, own_act, recorded_at)
            SELECT
                r.keyed_hash, o.event_id, o.controller_id, o.channel, o.topic_id, o.brand_id, o.survey, o.at, o.own_act,
                o.recorded_at
            FROM %s r JOIN consent.consent_objection o ON o.person_id = r.person_id
            WHERE r.point_new AND NOT r.person_new $sql$, ready);
        PERFORM set_config('session_replication_role', 'origin', true);
    END IF;
END
$$;
REVOKE ALL ON FUNCTION consent.imports_write(integer, text, bigint, jsonb, timestamptz) FROM PUBLIC;
