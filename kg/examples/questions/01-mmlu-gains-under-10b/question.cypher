MATCH (t:Method|Model)<-[:CREDITS]-(r:Result)-[:ON]->(:Dataset {name: $dataset})
WHERE r.claim IN ['gain', 'unknown'] AND r.kind IN ['change', 'factor'] AND (r.largest IS NULL OR r.smallest < $below)
MATCH (r)-[:EVIDENCED_BY]->(e:Evidence)
OPTIONAL MATCH (r)-[:COMPARED_WITH]->(b)
WITH t, r, b, e ORDER BY r.id
WITH t, collect(r) AS results, collect(r.baseline_text) AS said, collect(b.name) AS meant, collect(e.quote) AS quotes
RETURN t.name AS technique,
       CASE WHEN any(r IN results WHERE r.largest < $below) THEN 'TRUE' ELSE 'UNKNOWN' END AS `under 10B`,
       [r IN results | r.printed + ' ' + r.unit] AS gain,
       reduce(sizes = [], r IN results | sizes + coalesce(r.sizes, [])) AS sizes,
       CASE WHEN size(said) > 0 THEN said ELSE meant END AS `compared with`,
       quotes AS quote
ORDER BY t.id
LIMIT 20
