MATCH (r:Result {claim: 'gain'})-[:MEASURES]->(m:Metric), (r)-[:EVIDENCED_BY]->(e:Evidence)
WHERE (r.kind = 'factor' AND r.unit = 'x' OR r.kind = 'change' AND r.unit = '%')
  AND m.name IN $costs + $speeds
OPTIONAL MATCH (r)-[:COMPARED_WITH]->(b)
WITH r, m, b, e, COLLECT { MATCH (r)-[:CREDITS]->(t) RETURN t.name ORDER BY t.id } AS credited
RETURN CASE WHEN size(credited) > 0 THEN credited ELSE [r.subject_text] END AS technique,
       r.printed + ' ' + r.unit + ' ' + toUpper(coalesce(r.direction, '')) AS claim,
       m.name AS of, coalesce(b.name, r.baseline_text) AS `compared with`, e.quote AS quote
ORDER BY r.published IS NULL, r.published DESC, r.id
LIMIT 20
