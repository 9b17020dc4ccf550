"""How we answer: GraphQL and pages over any store."""
