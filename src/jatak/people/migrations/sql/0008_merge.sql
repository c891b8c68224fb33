-- Two who turn out to be one: everything of the one who goes moves to the one who stays, in one transaction.
--
-- With the administrator's rights, because no role that logs in may see people, consents and purchases at once; the
-- guards of the tables hold for it as for everybody. The parts of the two bases are functions of their own schemas.

-- Consents, each no, letters that wait. The ledger stays as it was written: it names the number of then.
CREATE OR REPLACE FUNCTION consent.merge_people(kept bigint, merged bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE consent.consent_record SET person_id = kept WHERE person_id = merged;
    UPDATE consent.consent_objection SET person_id = kept WHERE person_id = merged;
    UPDATE consent.consent_letter SET person_id = kept WHERE person_id = merged;
    -- Each no of either, said by the person or by one of the addresses, holds for all addresses of both, also if they are
    -- parted again or the person is erased.
    INSERT INTO consent.consent_suppression
        (address_hash, event_id, controller_id, channel, topic_id, brand_id, survey, at, own_act, recorded_at)
    SELECT DISTINCT ON (point.keyed_hash, said.event_id, said.controller_id, said.channel, said.topic_id, said.brand_id, said.survey)
        point.keyed_hash, said.event_id, said.controller_id, said.channel, said.topic_id, said.brand_id, said.survey,
        said.at, said.own_act, said.recorded_at
    FROM public.people_contactpoint AS point
    CROSS JOIN (
        SELECT event_id, controller_id, channel, topic_id, brand_id, survey, at, own_act, recorded_at
        FROM consent.consent_objection WHERE person_id = kept
        UNION ALL
        SELECT s.event_id, s.controller_id, s.channel, s.topic_id, s.brand_id, s.survey, s.at, s.own_act, s.recorded_at
        FROM consent.consent_suppression AS s
        JOIN public.people_contactpoint AS theirs ON theirs.keyed_hash = s.address_hash
        WHERE theirs.person_id IN (kept, merged)
    ) AS said
    WHERE point.person_id IN (kept, merged) AND NOT EXISTS (
        SELECT FROM consent.consent_suppression AS there
        WHERE there.address_hash = point.keyed_hash AND there.event_id = said.event_id AND there.survey = said.survey
          AND (there.controller_id, there.channel, there.topic_id, there.brand_id)
              IS NOT DISTINCT FROM (said.controller_id, said.channel, said.topic_id, said.brand_id)
    );
END
$$;

CREATE OR REPLACE FUNCTION customers.merge_people(kept bigint, merged bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE customers.customers_relation SET person_id = kept WHERE person_id = merged;
    UPDATE customers.customers_purchaseline SET person_id = kept WHERE person_id = merged;
END
$$;

CREATE OR REPLACE FUNCTION public.people_merge(kept bigint, merged bigint, moment timestamptz, by_whom text, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own public.people_profile;
    other public.people_profile;
    same_companies boolean;
BEGIN
    -- In one order, so that two mergers never wait for each other; and nobody says no meanwhile (consent.scope.Who).
    PERFORM pg_advisory_xact_lock(hashtextextended('leave:' || each, 0))
    FROM (SELECT unnest(ARRAY[least(kept, merged), greatest(kept, merged)]) AS each) AS both_of_them;
    PERFORM FROM public.people_person WHERE id IN (kept, merged) ORDER BY id FOR UPDATE;
    -- And no act of theirs is noted meanwhile.
    PERFORM FROM public.people_acquaintance
    WHERE person_id IN (kept, merged) ORDER BY controller_id, person_id FOR UPDATE;

    -- A name passes over only if everybody who will see it could see it before.
    SELECT NOT EXISTS (
        SELECT FROM public.people_acquaintance AS mine WHERE mine.person_id = kept AND NOT EXISTS (
            SELECT FROM public.people_acquaintance AS theirs
            WHERE theirs.person_id = merged AND theirs.controller_id = mine.controller_id
        )
    ) INTO same_companies;
    UPDATE public.people_person AS p SET
        name = CASE WHEN p.name = '' AND same_companies THEN o.name ELSE p.name END,
        language = CASE WHEN p.language = '' AND same_companies THEN o.language ELSE p.language END
    FROM public.people_person AS o
    WHERE p.id = kept AND o.id = merged;

    PERFORM consent.merge_people(kept, merged);
    PERFORM customers.merge_people(kept, merged);
    UPDATE public.people_contactpoint SET person_id = kept WHERE person_id = merged;
    UPDATE public.people_externalkey SET person_id = kept WHERE person_id = merged;
    UPDATE public.people_restriction SET person_id = kept WHERE person_id = merged;
    UPDATE public.people_registerentry SET person_id = kept WHERE person_id = merged;
    -- Messages count towards what was promised to the one person that there is.
    UPDATE public.delivery_message SET person_id = kept WHERE person_id = merged;
    UPDATE public.people_merger SET kept_id = kept WHERE kept_id = merged;

    -- Where two countries are named, both stay: then both laws must permit. Who refuses more than two is `people.merging`.
    SELECT * INTO own FROM public.people_profile WHERE person_id = kept AND valid_to IS NULL;
    SELECT * INTO other FROM public.people_profile WHERE person_id = merged AND valid_to IS NULL;
    IF other.id IS NOT NULL THEN
        UPDATE public.people_profile SET valid_to = greatest(moment, valid_from) WHERE id = own.id;
        INSERT INTO public.people_profile
            (person_id, valid_from, recorded_at, recipient_kind, country, country_origin, other_country, born, work_topics)
        SELECT kept, greatest(moment, own.valid_from), now(),
            coalesce(nullif(own.recipient_kind, 0), other.recipient_kind), named.countries[1],
            CASE named.countries[1]
                WHEN other.country THEN least(other.country_origin, own.country_origin) ELSE own.country_origin
            END,
            named.countries[2], coalesce(own.born, other.born),
            -- What fits the work of both, unless of one of them nothing was known.
            CASE WHEN own.id IS NULL THEN other.work_topics
                 ELSE ARRAY(SELECT unnest(own.work_topics) INTERSECT SELECT unnest(other.work_topics)) END
        FROM (
            SELECT array_agg(country ORDER BY first) AS countries FROM (
                SELECT country, min(place) AS first
                FROM unnest(ARRAY[own.country, own.other_country, other.country, other.other_country])
                    WITH ORDINALITY AS told (country, place)
                WHERE country IS NOT NULL GROUP BY country
            ) AS each_once
        ) AS named;
        DELETE FROM public.people_profile WHERE person_id = merged;
    END IF;

    -- Towards each company the newer act of the two counts, whole.
    INSERT INTO public.people_acquaintance AS mine
        (controller_id, person_id, last_own_act_at, last_own_act, last_own_act_source)
    SELECT controller_id, kept, last_own_act_at, last_own_act, last_own_act_source
    FROM public.people_acquaintance WHERE person_id = merged ORDER BY 1
    ON CONFLICT (controller_id, person_id) DO UPDATE
    SET (last_own_act_at, last_own_act, last_own_act_source)
        = (excluded.last_own_act_at, excluded.last_own_act, excluded.last_own_act_source)
    WHERE excluded.last_own_act_at > coalesce(mine.last_own_act_at, '-infinity');
    INSERT INTO public.people_merger (kept_id, merged_id, at, by, reason) VALUES (kept, merged, moment, by_whom, why);
    DELETE FROM public.people_person WHERE id = merged;
    PERFORM pg_notify('jatak_stop', kept::text), pg_notify('jatak_stop', merged::text);
END
$$;
REVOKE ALL ON FUNCTION public.people_merge(bigint, bigint, timestamptz, text, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION consent.merge_people(bigint, bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION customers.merge_people(bigint, bigint) FROM PUBLIC;
