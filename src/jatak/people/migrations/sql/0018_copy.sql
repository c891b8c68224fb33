-- Acts are noted in place: no index names these columns, so with room on the page none is written anew.
ALTER TABLE people_acquaintance SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
-- Which company the newest act was meant for was not kept, so it counts at each that knows the person.
UPDATE people_acquaintance AS a
SET last_own_act_at = p.last_own_act_at, last_own_act = p.last_own_act, last_own_act_source = p.last_own_act_source
FROM people_person AS p
WHERE p.id = a.person_id AND p.last_own_act_at IS NOT NULL;
