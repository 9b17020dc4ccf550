MATCH (p:Paper)-[:REPORTS]->(r:Result)-[:ON]->(:Dataset {name: $dataset}), (r)-[:EVIDENCED_BY]->(e:Evidence)
RETURN r.name AS result, p.title AS paper, e.quote AS quote,
       toUpper(e.field) + ' ' + e.start + '-' + e.end AS from, e.extractor AS extractor, r.confidence AS confidence
ORDER BY r.confidence DESC, r.id
LIMIT 1
