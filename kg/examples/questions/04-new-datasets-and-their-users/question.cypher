MATCH (p:Paper)-[:PROPOSES]->(d:Dataset)
WHERE p.published >= date($since)
WITH DISTINCT d
RETURN d.name AS dataset,
       COLLECT { MATCH (d)<-[:PROPOSES]-(p) RETURN p.title ORDER BY p.id } AS `proposed by`,
       COLLECT { MATCH (d)<-[:PROPOSES]-(p) RETURN toString(p.published) ORDER BY p.id } AS published,
       COUNT { (d)<-[:USES]-(:Paper) } AS others
ORDER BY d.papers DESC, d.id
LIMIT 20
