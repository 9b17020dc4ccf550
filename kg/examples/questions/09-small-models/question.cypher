MATCH (r:Result)-[:EVIDENCED_BY]->(e:Evidence)
WHERE r.largest <= $most
RETURN r.name AS result, r.sizes AS sizes,
       COLLECT { MATCH (r)-[:CREDITS]->(t) RETURN t.name ORDER BY t.id } AS technique, e.quote AS quote
ORDER BY r.largest, r.id
LIMIT 20
