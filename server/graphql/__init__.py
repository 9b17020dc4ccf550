"""GraphQL over a library: the schema of `schema/api.graphql`, and one query answered by it."""

from server.graphql.schema import execute, schema

__all__ = ["execute", "schema"]
