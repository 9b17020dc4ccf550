MATCH (p:Paper)-[:REPORTS]->(r:Result)-[:ON]->(:Dataset {name: $dataset})
WHERE r.kind IN ['change', 'factor'] AND r.claim IN ['gain', 'unknown']
MATCH (r)-[:EVIDENCED_BY]->(e:Evidence)
OPTIONAL MATCH (r)-[:MEASURES]->(m:Metric)
WITH * WHERE $metric IS NULL OR m.name = $metric
RETURN COLLECT { MATCH (r)-[:CREDITS]->(t) RETURN t.name ORDER BY t.id } AS technique,
       r.printed + ' ' + r.unit AS gain, m.name AS metric, p.title AS paper, e.quote AS quote
ORDER BY r.kind, r.unit, r.value DESC, r.id
LIMIT 20
