"""The graph as GraphML, for network tools: nodes with short attributes, relations as labelled edges."""

from __future__ import annotations

from typing import BinaryIO

import networkx as nx

from kg.edition import Edition
from kg.model import Concept, Node, Paper, Result
from kg.plan import Collection
from kg.scan import BATCH, batches
from kg.stores.base import View


def write(edition: Edition, out: BinaryIO) -> None:
    """Every node and every relation. The whole network is in memory while it is written."""
    nx.write_graphml(network(edition.view()), out)


def network(view: View) -> nx.MultiDiGraph[str]:
    """The graph as a networkx multigraph, keyed by relation type."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for collection in (Collection.PAPERS, Collection.CONCEPTS, Collection.RESULTS, Collection.COMPARISONS):
        for nodes in batches(view, collection):
            graph.add_nodes_from((node.id, attributes(node)) for node in nodes)
    ids = sorted(graph)
    for start in range(0, len(ids), BATCH):
        for link in view.links(ids[start : start + BATCH], limit=None):
            graph.add_edge(link.source, link.target, key=link.type, type=link.type, confidence=link.confidence)
    return graph


def attributes(node: Node) -> dict[str, str | float | int]:
    """What a network tool can show of a node; missing values are left out."""
    shown: dict[str, str | float | int | None]
    if isinstance(node, Paper):
        shown = {"kind": "paper", "name": node.title, "published": str(node.published or "") or None}
    elif isinstance(node, Concept):
        shown = {"kind": node.kind.value, "name": node.name, "papers": node.paper_count, "results": node.result_count}
    elif isinstance(node, Result):
        shown = {"kind": "result", "name": node.name, "value": node.value, "unit": node.unit, "claim": node.claim.value}
    else:
        shown = {"kind": "comparison", "name": node.name, "direction": node.direction and node.direction.value}
    return {key: value for key, value in shown.items() if value is not None}
