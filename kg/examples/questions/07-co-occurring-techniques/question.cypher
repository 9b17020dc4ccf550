MATCH (p:Paper)-[:PROPOSES|USES]->()-[:VARIANT_OF*0..]->(:Method|Model {name: $technique})
WITH collect(DISTINCT p) AS papers
CALL (papers) {
  UNWIND papers AS p WITH p WHERE p.published IS NOT NULL
  WITH toString(p.published.year) AS year, count(*) AS n
  RETURN 1 AS place, 'year' AS field, year AS id, year AS label, n
  UNION ALL
  UNWIND papers AS p MATCH (p)-[:PROPOSES|USES|ADDRESSES]->(c:Task|Dataset|Method|Model)
  WITH c, count(*) AS n
  RETURN CASE WHEN c:Task THEN 2 WHEN c:Dataset THEN 3 ELSE 4 END AS place,
         CASE WHEN c:Task THEN 'task' WHEN c:Dataset THEN 'dataset' ELSE 'technique' END AS field,
         c.id AS id, c.name AS label, n
}
WITH place, field, id, label, n ORDER BY n DESC, id
WITH field, min(place) AS place, collect(label + ' (' + n + ')')[..20] AS found
RETURN field, found AS `most frequent`
ORDER BY place
