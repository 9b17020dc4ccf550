MATCH (p:Paper)-[:EVALUATES_ON]->(d:Dataset {name: $dataset})
MATCH (p)-[:USES]->()-[:VARIANT_OF*0..]->(t:Method|Model {name: $technique})
WITH DISTINCT p, d
RETURN p.title AS paper, toString(p.published) AS published,
       COLLECT { MATCH (p)-[:REPORTS]->(r)-[:ON]->(d) RETURN r.name ORDER BY r.id } AS results
ORDER BY p.published IS NULL, p.published DESC, p.id
LIMIT 20
