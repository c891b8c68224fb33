-- name: next
SELECT DISTINCT one.person
FROM retention_listed AS l CROSS JOIN LATERAL unnest(l.people) AS one (person)
WHERE l.count_id = %(count)s AND l.ground = %(ground)s AND l.channel = %(channel)s AND l.standing = %(standing)s
  AND (%(source)s = '' OR l.source = %(source)s) AND (%(age)s::smallint IS NULL OR l.age = %(age)s)
  AND l.people[l.number] > %(after)s AND one.person > %(after)s
ORDER BY one.person LIMIT %(at_most)s
