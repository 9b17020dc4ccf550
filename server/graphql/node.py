"""The interface of everything that has an id."""

from __future__ import annotations

from typing import Any

import strawberry

from server.graphql.batch import Shown
from server.graphql.fields import computed


@strawberry.interface(description="Anything with an id: a paper, a named thing or a result.")
class Node(Shown[Any]):
    id: strawberry.ID = strawberry.field(description="The graph's id, `kind/key`.")

    @computed("The entity's IRI in the RDF graph.")
    def iri(self) -> str:
        return self.batch.context.iri(self.record.id)
