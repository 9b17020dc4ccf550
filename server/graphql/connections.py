"""Pages of rows as Relay's connections, with what the filter leaves undecided."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar, cast

import strawberry

from kg.answers import Page, Row
from kg.plan import Truth
from server.graphql import cursors
from server.graphql.facets import Facet, facets
from server.graphql.fields import computed
from server.graphql.listing import Listing

N = TypeVar("N")

TRUTH = "Null where `where` does not name the field."


@strawberry.type(
    description="For each three-valued field that `where` names: the truth of `where` when every other such field's "
    "UNKNOWN is taken in the row's favour. So UNKNOWN names the fields to blame for an undecided row."
)
class Match:
    parameters: Truth | None = strawberry.field(default=None, description=f"Of parameter counts. {TRUTH}")
    published: Truth | None = strawberry.field(default=None, description=f"Of dates of publication. {TRUTH}")
    claim: Truth | None = strawberry.field(default=None, description=f"Of claims. {TRUTH}")


@strawberry.type(description="What lies around a page.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether rows follow this page.")
    has_previous_page: bool = strawberry.field(description="Whether rows go before this page.")
    start_cursor: str | None = strawberry.field(description="The first row's cursor; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="The last row's cursor; null on an empty page.")


@strawberry.type(description="A row of a page.")
class Edge(Generic[N]):
    node: N = strawberry.field(description="What stands in the row.")
    row: strawberry.Private[Row]
    listing: strawberry.Private[Listing]

    @computed("The row's place in this order, for `after` and `before`.")
    def cursor(self) -> str:
        return cursors.encode(self.listing.order, self.row.key)

    @computed("Whether the row satisfies `where`, field by field.")
    def match(self) -> Match:
        return Match(**{str(field): truth for field, truth in self.row.match})


@strawberry.type(description="A page of rows, and how many there are.")
class Connection(Generic[N]):
    listing: strawberry.Private[Listing]
    owner: strawberry.Private[str]

    @property
    def _page(self) -> Page:
        return self.listing.pages[self.owner]

    @computed("The rows of this page.")
    def edges(self) -> list[Edge[N]]:
        nodes = self.listing.nodes
        return [Edge(node=cast("N", nodes[row.id]), row=row, listing=self.listing) for row in self._page.rows]

    @computed("What stands in the rows of this page.")
    def nodes(self) -> list[N]:
        nodes = self.listing.nodes
        return [cast("N", nodes[row.id]) for row in self._page.rows]

    @computed("What lies around this page.")
    def page_info(self) -> PageInfo:
        page, order = self._page, self.listing.order
        cursor = [cursors.encode(order, row.key) for row in page.rows[:1] + page.rows[-1:]]
        return PageInfo(
            has_next_page=page.has_next,
            has_previous_page=page.has_previous,
            start_cursor=cursor[0] if cursor else None,
            end_cursor=cursor[1] if cursor else None,
        )

    @computed("How many rows there are in all, as `where` and `unknown` select them.")
    def total_count(self) -> int:
        return self.listing.total(self.owner)

    @computed("How many rows `unknown: EXCLUDE` left out because `where` is undecided; else 0.")
    def excluded_as_unknown(self) -> int:
        return self.listing.excluded(self.owner)


@strawberry.type(name="Connection", description="A page of rows, how many there are, and what they have in common.")
class FacetedConnection(Connection[N]):
    @computed("The most frequent values of some fields among all selected rows.")
    def facets(
        self, first: Annotated[int | None, strawberry.argument(description="Values per field, 100 at most.")] = 10
    ) -> list[Facet]:
        return facets(self.listing, self.owner, first)
