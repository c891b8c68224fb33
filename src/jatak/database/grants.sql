-- Which role may do what with which table. Applied by the administrator after every migration; safe to repeat.
--
-- The tables belong to the administrator (see roles.sql); every right of a role that logs in is written here.

-- People. Addresses come in by the consent and the customer side; deleting is for retention.
GRANT SELECT ON people_controller, people_formerlimits, people_brand, people_topic, people_productgroup
    TO jatak_consent, jatak_customers, jatak_web, jatak_worker, jatak_retention;
-- What a company chooses of its own limits of time; nothing else of it changes here.
GRANT UPDATE (industry, customer_window_months, inactivity_months) ON people_controller TO jatak_web;
GRANT INSERT ON people_formerlimits TO jatak_web;
GRANT UPDATE (quiet_from, quiet_until, time_zone) ON people_controller TO jatak_web;
GRANT SELECT, INSERT, UPDATE
    ON people_person, people_profile, people_contactpoint, people_externalkey, people_restriction
    TO jatak_consent, jatak_customers;
GRANT SELECT, INSERT, UPDATE ON people_registerentry TO jatak_consent;
GRANT SELECT, UPDATE, DELETE
    ON people_person, people_profile, people_contactpoint, people_externalkey, people_restriction, people_registerentry
    TO jatak_retention;

-- Consent. Triggers refuse what nobody may change (see consent/migrations/sql/0002_guards.sql). Locking a row, as drafting
-- and publishing do, needs the right to update.
GRANT SELECT, INSERT
    ON consent.consent_event, consent.consent_particulars, consent.consent_objection, consent.consent_suppression,
    consent.consent_assessment
    TO jatak_consent;
GRANT SELECT, INSERT, UPDATE
    ON consent.consent_record, consent.consent_notice, consent.consent_noticeversion, consent.consent_noticetext,
    consent.consent_noticecontroller, consent.consent_collectionpoint, consent.consent_collectionpointversion
    TO jatak_consent;
GRANT DELETE ON consent.consent_noticetext, consent.consent_noticecontroller TO jatak_consent;
GRANT SELECT ON ALL TABLES IN SCHEMA consent TO jatak_retention;
GRANT DELETE
    ON consent.consent_event, consent.consent_particulars, consent.consent_objection, consent.consent_suppression,
    consent.consent_record
    TO jatak_retention;

-- Customers. Lines of purchases are only ever added; whoever loads them may be the first to name the controller.
GRANT SELECT, INSERT, UPDATE ON customers.customers_relation, customers.customers_purchasefile TO jatak_customers;
GRANT SELECT, INSERT ON customers.customers_purchaseline TO jatak_customers;
GRANT INSERT ON people_controller, people_brand, people_productgroup TO jatak_customers;
GRANT USAGE ON SEQUENCE people_person_id_seq TO jatak_customers;
GRANT SELECT, DELETE
    ON customers.customers_relation, customers.customers_purchasefile, customers.customers_purchaseline
    TO jatak_retention;

-- Clearance. Whoever asks the gate keeps its decisions; the gathering role reads every fact of both bases and owns
-- the passing tables of a gathering.
GRANT SELECT, INSERT
    ON clearance_situation, clearance_facts, clearance_rulebook, clearance_decision
    TO jatak_web, jatak_worker;
GRANT SELECT ON ALL TABLES IN SCHEMA consent TO jatak_gather;
GRANT SELECT ON customers.customers_relation TO jatak_gather;
GRANT SELECT
    ON people_person, people_profile, people_contactpoint, people_restriction, people_registerentry, delivery_message
    TO jatak_gather;

-- Content, campaigns and delivery. The web writes and starts, the worker carries; neither needs a consent or a purchase.
GRANT SELECT ON people_person, people_contactpoint TO jatak_web, jatak_worker;
GRANT SELECT ON content_template, content_templateversion, content_templatetext TO jatak_web, jatak_worker;
GRANT INSERT, UPDATE ON content_template, content_templateversion, content_templatetext TO jatak_web;
GRANT SELECT, INSERT, UPDATE ON campaigns_campaign TO jatak_web;
GRANT SELECT, INSERT ON campaigns_start, campaigns_leftout, campaigns_servicemessage TO jatak_web;
-- A start fills the outbox chunk by chunk, and adds up.
GRANT UPDATE (people, permitted, unserved, filled_to) ON campaigns_start TO jatak_web;
GRANT UPDATE (count) ON campaigns_leftout TO jatak_web;
GRANT SELECT, INSERT ON delivery_message, delivery_dispatch TO jatak_web;
-- The worker says how far a message has come and on what ground it goes; to whom, from whom and what it is stays.
GRANT SELECT ON delivery_message TO jatak_worker;
GRANT UPDATE (
    state, not_before, claimed_by, attempts, offered_at, settled_at, answer,
    situation_id, facts_id, rulebook_id, as_of, consent_event_id, notice_text_id, relation_id
) ON delivery_message TO jatak_worker;
GRANT SELECT, UPDATE (state, why, claimed_to) ON delivery_dispatch TO jatak_worker;
GRANT UPDATE (state, why, filled) ON delivery_dispatch TO jatak_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery_worker, delivery_holding TO jatak_worker;
GRANT SELECT ON delivery_worker TO jatak_web;
-- Limits are set by people, taken and returned by workers; a guard slows or pauses a campaign, a person lets it go on.
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery_limit TO jatak_web;
GRANT SELECT ON delivery_limit TO jatak_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery_quota TO jatak_worker;
GRANT SELECT ON delivery_quota TO jatak_web;
GRANT SELECT, INSERT, UPDATE ON delivery_guardcount TO jatak_worker;
GRANT SELECT, DELETE ON delivery_guardcount TO jatak_web;
GRANT UPDATE (per_second) ON delivery_dispatch TO jatak_web, jatak_worker;

-- Functions with the administrator's rights; those of gathering and of the last metre name their callers where they are made.
REVOKE ALL ON FUNCTION delivery_ensure_month, delivery_drop_ended, consent.follow_address FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delivery_drop_ended TO jatak_web, jatak_worker;
GRANT EXECUTE ON FUNCTION delivery_ensure_month TO jatak_web;

-- The console: accounts, roles, Wagtail's frame and pictures, jobs. What somebody saw or changed is only ever added.
GRANT SELECT, INSERT, UPDATE, DELETE
    ON auth_user, auth_group, auth_permission, auth_user_groups, auth_user_user_permissions, auth_group_permissions,
    account_emailaddress, account_emailconfirmation, mfa_authenticator, django_session, django_content_type, accounts_cache,
    accounts_membership, wagtailusers_userprofile, wagtailimages_image, wagtailimages_rendition, taggit_tag,
    taggit_taggeditem, wagtailadmin_editingsession, procrastinate_jobs, procrastinate_events,
    procrastinate_periodic_defers, procrastinate_workers
    TO jatak_web;
-- Wagtail reads its own tables on every page; ours alone are written.
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'wagtail%' LOOP
        EXECUTE format('GRANT SELECT ON %I TO jatak_web', name);
    END LOOP;
END
$$;
GRANT INSERT ON wagtailcore_modellogentry TO jatak_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON wagtailcore_referenceindex, wagtailcore_uploadedfile TO jatak_web;
GRANT SELECT, INSERT ON accounts_look, accounts_change TO jatak_web;
GRANT SELECT ON people_acquaintance TO jatak_web, jatak_worker, jatak_gather, jatak_consent, jatak_customers;
GRANT SELECT, DELETE ON people_acquaintance TO jatak_retention;
-- Setting up: who sends, under which names, about what.
GRANT INSERT, UPDATE ON people_controller, people_brand, people_topic, people_productgroup TO jatak_web;
GRANT SELECT ON people_profile, people_externalkey, people_restriction, people_registerentry TO jatak_web;

-- The console, people: what staff record of a person is logged in the transaction of the change, whichever role makes it.
GRANT INSERT ON accounts_change TO jatak_consent;
GRANT SELECT (id, at) ON accounts_change TO jatak_consent;
-- Campaigns and messages of service in the console: what people ordered, what was counted, how far it has come.
GRANT SELECT, INSERT, UPDATE
    ON campaigns_startorder, campaigns_figures, campaigns_serviceround
    TO jatak_web;

-- Log-ins: where each account is logged in, shown to its owner, and ended by an administrator.
GRANT SELECT, INSERT, UPDATE, DELETE ON usersessions_usersession TO jatak_web;

-- Audiences that were counted: made by a job as the web, which deletes the older ones.
GRANT SELECT, INSERT, UPDATE, DELETE
    ON clearance_census, clearance_censusreason, clearance_censusshare, clearance_censusmembers, clearance_whatif, clearance_week
    TO jatak_web;
GRANT SELECT ON clearance_census, clearance_censusreason, clearance_censusshare, clearance_censusmembers
    TO jatak_worker, jatak_retention;

-- Letters: a language may be taken out of a draft (a trigger keeps what is approved); what was said of a draft is only
-- ever added; each company's pictures lie in a collection of their own.
GRANT DELETE ON content_templatetext TO jatak_web;
GRANT SELECT, INSERT ON content_review, content_library TO jatak_web;
GRANT INSERT, UPDATE ON wagtailcore_collection TO jatak_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON modelsearch_indexentry TO jatak_web;
-- The queue of jobs numbers its rows by sequences.
GRANT USAGE ON SEQUENCE procrastinate_jobs_id_seq, procrastinate_events_id_seq, procrastinate_periodic_defers_id_seq,
    procrastinate_workers_id_seq
    TO jatak_web;

-- Collecting: drafts may be thrown away (triggers keep what is published); letters are asked for with the yes and marked
-- when they are in the outbox; figures are counted up.
GRANT DELETE ON consent.consent_notice, consent.consent_noticeversion, consent.consent_collectionpointversion TO jatak_consent;
GRANT SELECT, INSERT ON consent.consent_served, consent.consent_picture, consent.consent_scan, consent.consent_noticereview
    TO jatak_consent;
GRANT SELECT, INSERT, UPDATE
    ON consent.consent_letter, consent.consent_policy, consent.consent_shown, consent.consent_answered
    TO jatak_consent;
GRANT UPDATE (forgotten_at) ON consent.consent_letter TO jatak_retention;
GRANT DELETE ON consent.consent_served, consent.consent_scan, consent.consent_letter TO jatak_retention;

-- Programs of companies: their tokens, which are never deleted, and what they were answered, for a week.
GRANT SELECT, INSERT, UPDATE ON accounts_apitoken TO jatak_web;
GRANT SELECT, INSERT, DELETE ON accounts_apireply TO jatak_web;
GRANT INSERT ON people_acquaintance TO jatak_consent;
-- What a person did last towards a company is noted with the acquaintance.
GRANT UPDATE (last_own_act_at, last_own_act, last_own_act_source) ON people_acquaintance TO jatak_consent, jatak_customers;

-- Notices: who holds which version is counted by a job.
GRANT SELECT, INSERT, UPDATE, DELETE ON consent.consent_held TO jatak_consent;

-- Imports: the rows of a file are staged, kept as they were, and decided once; what they say is written by one function.
GRANT SELECT, INSERT, UPDATE ON consent.imports_file, consent.imports_outcome TO jatak_consent;
GRANT SELECT, INSERT ON consent.imports_rawrow TO jatak_consent;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON consent.imports_staged TO jatak_consent;
GRANT SELECT, INSERT, TRUNCATE ON consent.imports_ready_1, consent.imports_ready_2 TO jatak_consent;
GRANT USAGE ON SEQUENCE people_person_id_seq, people_contactpoint_id_seq TO jatak_consent;
GRANT EXECUTE ON FUNCTION consent.imports_write TO jatak_consent;
GRANT DELETE ON consent.imports_file, consent.imports_outcome, consent.imports_rawrow TO jatak_retention;

-- Who stays of those who said yes at a place, as a job counts it.
GRANT SELECT, INSERT, UPDATE ON consent.consent_stayed TO jatak_consent;
-- A draft that is thrown away takes its figures along: it has none, and deleting looks for them.
GRANT DELETE ON consent.consent_stayed, consent.consent_shown, consent.consent_answered TO jatak_consent;

-- Two who turn out to be one: the function moves what no role alone may see; who went into whom is read to find them.
GRANT SELECT ON people_merger TO jatak_web, jatak_worker, jatak_consent, jatak_customers, jatak_retention;
GRANT EXECUTE ON FUNCTION people_merge TO jatak_web;

-- The console keeps how far an uploaded file is; what stands in it lies in the schema consent.
GRANT SELECT, INSERT, UPDATE ON imports_upload TO jatak_web;

-- The desk: requests are taken down and answered by the role that hears a no, so that both are one transaction, and shown by
-- the console. What was done is only ever added; words go when they are not needed any more.
GRANT SELECT, INSERT, UPDATE ON people_heldaddress TO jatak_consent;
GRANT SELECT ON people_heldaddress TO jatak_gather, jatak_web, jatak_worker, jatak_retention;
GRANT SELECT, INSERT, UPDATE ON desk_request TO jatak_consent;
GRANT SELECT, INSERT ON desk_words, desk_step, desk_paper TO jatak_consent;
GRANT UPDATE (address) ON desk_words TO jatak_consent;
GRANT SELECT ON desk_request, desk_words, desk_step, desk_paper TO jatak_web;
GRANT SELECT ON desk_request, desk_step TO jatak_retention;
GRANT SELECT, DELETE ON desk_words, desk_paper TO jatak_retention;

-- Deliverability, pauses and own frequencies: who hears of a failure writes it, and whoever learns that an address is in
-- order ends it; what a person prefers comes in by the consent side. Rows end and stay.
GRANT EXECUTE ON FUNCTION people_note_failures TO jatak_web, jatak_worker, jatak_consent;
GRANT SELECT, UPDATE ON people_failure, people_unreachable TO jatak_web, jatak_worker, jatak_consent;
GRANT SELECT ON people_failure, people_unreachable TO jatak_gather, jatak_customers;
GRANT SELECT ON people_probe TO jatak_web, jatak_worker, jatak_gather, jatak_customers, jatak_consent, jatak_retention;
GRANT INSERT ON people_probe TO jatak_consent;
GRANT SELECT, INSERT, UPDATE ON selftest_policy, selftest_run, selftest_step TO jatak_web;
GRANT SELECT, DELETE ON people_failure, people_unreachable TO jatak_retention;
GRANT SELECT, INSERT, UPDATE ON consent.consent_pause, consent.consent_ownfrequency TO jatak_consent;
GRANT DELETE ON consent.consent_pause, consent.consent_ownfrequency TO jatak_retention;

-- What came in: read and settled by whoever serves pages, pipe and jobs; the guard counts a complaint as the worker. What a
-- message says goes when it is no longer needed; the row that says what was done about it stays until retention.
GRANT SELECT, INSERT, UPDATE ON inbound_arrival TO jatak_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON inbound_kept TO jatak_web;
GRANT SELECT, UPDATE (counted_at) ON inbound_arrival TO jatak_worker;
GRANT SELECT, DELETE ON inbound_arrival, inbound_kept TO jatak_retention;

-- SMS: what gateways report of messages comes in by the web, and is only ever added; the console shows it.
GRANT SELECT, INSERT ON delivery_report TO jatak_web;
GRANT SELECT, DELETE ON delivery_report TO jatak_retention;

-- Calls to programs of others: made in the console, asked for with what the ledger says, made by a job, and forgotten.
GRANT SELECT, INSERT, UPDATE ON hooks_endpoint TO jatak_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON hooks_call, hooks_try TO jatak_web;
GRANT SELECT ON hooks_endpoint TO jatak_consent;
GRANT SELECT, INSERT ON hooks_call TO jatak_consent;

-- Passing on: what the ledger says becomes rows as the consent side; who works here enters partners, and they are told.
GRANT SELECT, INSERT, UPDATE ON onward_partner, onward_handover TO jatak_web;
GRANT SELECT, UPDATE ON onward_passing TO jatak_web;
GRANT SELECT, INSERT ON onward_partner, onward_passing, onward_theirword TO jatak_consent;
GRANT UPDATE (events) ON onward_theirword TO jatak_consent;
GRANT SELECT ON onward_handover TO jatak_consent;
GRANT SELECT, INSERT, UPDATE, DELETE ON onward_waiting TO jatak_consent;
GRANT SELECT, UPDATE, DELETE ON onward_passing, onward_theirword TO jatak_retention;

-- Notices of leaving: taken from the ledger as the consent side; letters and digests go out as the web, which forgets them.
GRANT SELECT, INSERT, UPDATE ON farewell_choice TO jatak_web;
GRANT SELECT ON farewell_choice TO jatak_consent;
GRANT SELECT, INSERT ON farewell_left, farewell_goodbye TO jatak_consent;
GRANT SELECT, INSERT, UPDATE, DELETE ON farewell_waiting TO jatak_consent;
GRANT SELECT, DELETE ON farewell_left TO jatak_web;
GRANT SELECT, UPDATE, DELETE ON farewell_goodbye TO jatak_web;
GRANT SELECT, INSERT, DELETE ON farewell_digest TO jatak_web;
GRANT SELECT, UPDATE, DELETE ON farewell_left, farewell_goodbye TO jatak_retention;

-- Links to one's own page: asked for by anybody, looked up by a job, forgotten after a day.
GRANT SELECT, INSERT, UPDATE, DELETE ON campaigns_linkasked TO jatak_web;

-- Why people say they left: counts, without a name.
GRANT SELECT, INSERT, UPDATE ON campaigns_leftwhy TO jatak_web;

-- Backups: what a restored one must not undo waits for the journal, which is written as the consent side.
GRANT SELECT, UPDATE, DELETE ON backup_waiting TO jatak_consent;
GRANT EXECUTE ON FUNCTION backup_numbers TO jatak_consent;

-- Receipts: what companies declare is only ever added, and so are receipts of others that are kept as evidence.
GRANT SELECT, INSERT ON receipts_keptreceipt TO jatak_web;
GRANT SELECT, DELETE ON receipts_keptreceipt TO jatak_retention;

-- Clocks: companies choose as the web, which runs them; what falls due is found and kept by retention, which sees both sides.
-- Choices and thresholds are only ever added.
GRANT SELECT, INSERT ON retention_choice, retention_threshold TO jatak_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON retention_run TO jatak_web;
GRANT SELECT ON retention_due TO jatak_web;
GRANT SELECT ON retention_choice TO jatak_retention, jatak_consent;
GRANT SELECT, DELETE ON accounts_look, accounts_change TO jatak_retention;
GRANT SELECT, INSERT, DELETE ON retention_due TO jatak_retention;

-- The verifiable log: sealed and signed as the side that hears consents; hashes are only ever added (triggers keep it so).
-- Retention leaves tombstones; whoever works here sees heads and stamps.
GRANT SELECT ON sealing_log, sealing_era, sealing_tile, sealing_head, sealing_errand, sealing_stamp, sealing_tombstone
    TO jatak_consent, jatak_retention, jatak_web;
GRANT INSERT ON sealing_log, sealing_era, sealing_tile, sealing_head, sealing_errand, sealing_stamp TO jatak_consent;
GRANT UPDATE ON sealing_era, sealing_errand TO jatak_consent;
GRANT UPDATE (hashes) ON sealing_tile TO jatak_consent;
GRANT DELETE ON sealing_errand TO jatak_consent;
GRANT INSERT ON sealing_tombstone TO jatak_retention;

-- Answers to people and authorities: asked for in the console, made by a job; who asked and why stays.
GRANT SELECT, INSERT, UPDATE ON retention_answerorder TO jatak_web;
-- Erasing: the role of retention empties and deletes what is known of a person, writes the no of who asked for it, and alone
-- reads what is locked. Pages are told what is locked, why and until when.
GRANT SELECT ON retention_erasure TO jatak_web, jatak_consent;
GRANT SELECT, INSERT, UPDATE ON retention_erasure TO jatak_retention;
GRANT SELECT, INSERT, DELETE, UPDATE ON retention_locked TO jatak_retention;
GRANT SELECT (id, erasure_id, kind, controller_id, law, until) ON retention_locked TO jatak_web;
GRANT SELECT, INSERT ON retention_opening TO jatak_retention;
GRANT SELECT ON retention_opening TO jatak_web;
GRANT INSERT ON consent.consent_event, consent.consent_suppression TO jatak_retention;
GRANT DELETE ON people_merger, people_heldaddress, campaigns_linkasked, accounts_apireply TO jatak_retention;
GRANT SELECT ON campaigns_linkasked, accounts_apireply, campaigns_servicemessage, delivery_message, people_heldaddress
    TO jatak_retention;
GRANT UPDATE (key) ON campaigns_servicemessage TO jatak_retention;
GRANT UPDATE (
    state, not_before, settled_at, answer, domain, person_id, contact_point_id, consent_event_id, relation_id
) ON delivery_message TO jatak_retention;
GRANT UPDATE (said) ON delivery_report TO jatak_retention;
GRANT UPDATE (words, marked, headers, address) ON desk_words TO jatak_retention;
GRANT UPDATE (reason, details) ON desk_step TO jatak_retention;
GRANT UPDATE (address_hash) ON desk_request TO jatak_retention;
GRANT SELECT ON onward_waiting TO jatak_retention;
GRANT SELECT, UPDATE (why) ON retention_answerorder TO jatak_retention;

-- Who came in by a file is told: which files, how many do not know, and what was done about it.
GRANT SELECT, INSERT, UPDATE ON retention_informing TO jatak_web;

-- Before people go: companies plan, and notices are sent, as the web; who stays says so as the consent side, which notes the act.
GRANT SELECT, INSERT ON retention_reactivationplan TO jatak_web;
GRANT SELECT, INSERT, UPDATE ON retention_reactivationnotice TO jatak_web;
GRANT SELECT ON retention_reactivationstay TO jatak_web;
GRANT SELECT ON retention_reactivationnotice TO jatak_consent;
GRANT SELECT, INSERT ON retention_reactivationstay TO jatak_consent;
GRANT SELECT ON retention_reactivationplan TO jatak_retention;
GRANT SELECT ON retention_reactivationnotice, retention_reactivationstay TO jatak_retention;

-- Proof that is due goes by retention: it notes for pages what went, unlinks messages and who asked for them, and keeps what
-- has to leave archived months until it has left.
GRANT SELECT, INSERT, DELETE ON retention_letgo TO jatak_retention;
GRANT SELECT ON retention_letgo TO jatak_web, jatak_consent;
GRANT SELECT, INSERT, UPDATE, DELETE ON retention_fromarchive TO jatak_retention;
GRANT SELECT ON delivery_archive TO jatak_retention;
GRANT UPDATE (person_id) ON campaigns_servicemessage TO jatak_retention;

-- How the lists stand: asked for as the web, counted and kept by retention, which sees both sides.
GRANT SELECT, INSERT ON retention_listcount TO jatak_web;
GRANT SELECT ON retention_listed, retention_listtotal TO jatak_web;
GRANT SELECT, UPDATE ON retention_listcount TO jatak_retention;
GRANT SELECT, INSERT, DELETE ON retention_listed TO jatak_retention;
GRANT SELECT, INSERT ON retention_listtotal TO jatak_retention;

-- What companies state of themselves and their processing: rows are only added; receipts and answers read them.
GRANT SELECT, INSERT ON statements_statement TO jatak_web;
GRANT SELECT ON statements_statement TO jatak_consent, jatak_customers, jatak_retention;

-- Erasing what one company holds: it is parted off to a number of its own, which then goes as anybody does.
GRANT INSERT ON people_person TO jatak_retention;
GRANT USAGE ON SEQUENCE people_person_id_seq TO jatak_retention;
GRANT UPDATE (person_id)
    ON consent.consent_record, consent.consent_objection, consent.consent_pause, consent.consent_ownfrequency,
    consent.imports_outcome, customers.customers_relation, customers.customers_purchaseline, people_unreachable, desk_request,
    inbound_arrival, receipts_keptreceipt, retention_letgo, retention_reactivationnotice
    TO jatak_retention;
GRANT UPDATE (number) ON retention_answerorder TO jatak_retention;
GRANT SELECT ON accounts_apitoken TO jatak_retention;
