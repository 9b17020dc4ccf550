MATCH (p:Paper)-[:ADDRESSES]->(:Task {name: $task})
RETURN p.title AS paper, toString(p.published) AS published,
       COLLECT { MATCH (p)-[:REPORTS]->(r) RETURN r.name ORDER BY r.id LIMIT 20 } AS results
ORDER BY p.published IS NULL, p.published DESC, p.id
LIMIT 20
