// The audit of GraphQL over HTTP: one JSON line for each of its checks. Usage: node audit.mjs URL
import { auditServer } from "graphql-http";

for (const { id, name, status, reason } of await auditServer({ url: process.argv[2] })) {
  console.log(JSON.stringify({ id, name, status, reason: reason ?? null }));
}
