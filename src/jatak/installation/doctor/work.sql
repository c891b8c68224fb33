-- Who works, and what waits; each by an index, whatever the size of the outbox.

-- name: workers
-- How many workers hold a lease, and the earliest time of a message that may go: of campaigns that run, and of service messages.
SELECT
    (SELECT count(*) FROM delivery_worker WHERE lease_until >= %(now)s),
    least(
        (SELECT not_before FROM delivery_message WHERE campaign_id IS NULL AND not_before IS NOT NULL ORDER BY not_before LIMIT 1),
        (
            SELECT min(first.not_before)
            FROM delivery_dispatch AS d
            CROSS JOIN LATERAL (
                SELECT m.not_before
                FROM delivery_message AS m
                WHERE m.campaign_id = d.campaign_id AND m.not_before IS NOT NULL
                ORDER BY m.not_before
                LIMIT 1
            ) AS first
            WHERE d.state IN ('filling', 'running') AND coalesce(d.starts_at, %(now)s) <= %(now)s
        )
    );

-- name: jobs
-- How many processes do jobs, whether one that is due waits since long, and the name of one that failed.
SELECT
    (SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > %(now)s - interval '1 minute'),
    EXISTS (
        SELECT FROM procrastinate_jobs AS j
        WHERE j.status = 'todo'
            AND coalesce(
                j.scheduled_at,
                (SELECT min(e.at) FROM procrastinate_events AS e WHERE e.job_id = j.id AND e.type = 'deferred')
            ) < %(late)s
    ),
    (SELECT task_name FROM procrastinate_jobs WHERE status = 'failed' ORDER BY id DESC LIMIT 1);
