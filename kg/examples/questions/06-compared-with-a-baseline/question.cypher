MATCH (r:Result)-[:COMPARED_WITH]->()-[:VARIANT_OF*0..]->(:Method|Model {name: $baseline})
WITH DISTINCT r
MATCH (r)-[:EVIDENCED_BY]->(e:Evidence)
OPTIONAL MATCH (r)-[:MEASURES]->(m:Metric)
WITH r, m, e, COLLECT { MATCH (r)-[:CREDITS]->(t) RETURN t.name ORDER BY t.id } AS credited
RETURN CASE WHEN size(credited) > 0 THEN credited ELSE [r.subject_text] END AS technique,
       r.printed + ' ' + r.unit + ' ' + toUpper(r.claim) AS number, m.name AS metric,
       COLLECT { MATCH (r)-[:ON]->(d) RETURN d.name ORDER BY d.id } AS dataset, e.quote AS quote
ORDER BY r.published IS NULL, r.published DESC, r.id
LIMIT 20
