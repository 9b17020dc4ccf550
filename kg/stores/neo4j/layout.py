"""The words of the graph in Neo4j: labels, relationship types, and the mark that says what is ours."""

from __future__ import annotations

from kg.model import Kind
from kg.plan import KINDS, Collection

OWNER = "paperkg"
"""The value of `owner` on every node and relationship that we wrote."""

LABELS: dict[Kind, str] = {kind: kind.value.capitalize() for kind in Kind}
"""The one label of each domain node."""

EVIDENCE, JUDGEMENT, NAME, MARKER = "Evidence", "Judgement", "Name", "Edition"

OURS = (*LABELS.values(), EVIDENCE, JUDGEMENT, NAME, MARKER)
"""Every label of the layout."""

VERBS = (
    *("ADDRESSES", "COMPARED_WITH", "CREDITS", "EVALUATES_ON", "MEASURES", "OF", "ON", "PROPOSES", "REPORTS", "STATES"),
    *("DISAGREES_WITH", "USES", "VARIANT_OF"),
)
"""The relations between domain nodes."""

EVIDENCED_BY = "EVIDENCED_BY"
"""From a result or a comparison to the words it was read from."""

NAMES = "paperkg_names"
"""The full-text index over names in pieces."""


def labels(collection: Collection) -> str:
    """The labels of a collection's nodes, any of which a node may have: `Method|Model`."""
    return "|".join(LABELS[kind] for kind in KINDS[collection])
