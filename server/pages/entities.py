"""The page of each kind of node: its query's variables, and what its template shows besides the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from kg.errors import BadInput
from kg.model import Kind
from server.pages import charts, marks, rings, words

UNKNOWNS = ("INCLUDE", "EXCLUDE", "ONLY")
MOST_ROWS = 100

VIAS = {
    "SUBJECT": "it is the subject",
    "MODEL": "the subject is a model that the same paper proposes",
    "PAPER": "the paper proposes it, and names no other subject",
}

GROUPS = {
    "Methods": "method/",
    "Models": "model/",
    "Datasets and benchmarks": "dataset/",
    "Metrics": "metric/",
    "Tasks": "task/",
}

Parameters = Mapping[str, str]
"""What the address says after its question mark."""

Values = dict[str, Any]
"""Variables of a query, or what a template fills in."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter on model size as a form gives it: at most so many parameters, and what to do with the undecided."""

    most: str
    unknown: str

    @classmethod
    def given(cls, parameters: Parameters) -> Filter:
        """The filter that an address holds.

        Raises:
            BadInput: what to do with the undecided is none of the three words.
        """
        unknown = parameters.get("unknown") or "INCLUDE"
        if unknown not in UNKNOWNS:
            raise BadInput(f"unknown must be one of {', '.join(UNKNOWNS)}, not {unknown!r}")
        return cls(parameters.get("most", "").strip(), unknown)

    @property
    def bounds(self) -> Values | None:
        """The filter as GraphQL takes it; None where it filters nothing.

        Raises:
            BadInput: the size is no number.
        """
        return {"lte": words.unscaled(self.most)} if self.most else None


@dataclass(frozen=True, slots=True)
class Page:
    """A kind's page: the template and query of a name, the query's variables, and more values for the template."""

    name: str
    variables: Callable[[Parameters], Values]
    values: Callable[[Values, Parameters], Values]
    query: str = ""


def _paged(parameters: Parameters) -> Values:
    return {"after": parameters["after"]} if parameters.get("after") else {}


def _filtered(parameters: Parameters) -> Values:
    chosen = Filter.given(parameters)
    where = {"where": {"parameters": chosen.bounds}} if chosen.bounds else {}
    return {**where, "unknown": chosen.unknown, **_paged(parameters)}


def _board(parameters: Parameters) -> Values:
    chosen = Filter.given(parameters)
    bounds = {"parameters": chosen.bounds} if chosen.bounds else {}
    rows = {"first": MOST_ROWS} if parameters.get("first") else {}
    metric = {"metric": parameters["metric"]} if parameters.get("metric") else {}
    return {**bounds, **metric, "unknown": chosen.unknown, **rows}


def _paper(data: Values, _parameters: Parameters) -> Values:
    node = data["node"]
    groups = ((t, [m for m in node["mentions"] if m["concept"]["id"].startswith(p)]) for t, p in GROUPS.items())
    return {
        "abstract": marks.pieces(node["abstract"] or "", marks.of_paper(node, "ABSTRACT")),
        "named": [(title, mentions) for title, mentions in groups if mentions],
    }


def _result(data: Values, _parameters: Parameters) -> Values:
    return {**_texts(data["node"], marks.of_result), "claims": words.CLAIMS, "vias": VIAS}


def _comparison(data: Values, _parameters: Parameters) -> Values:
    return _texts(data["node"], marks.of_said)


def _texts(node: Values, marked: Callable[[Values, str], list[marks.Mark]]) -> Values:
    """Title and abstract of a node's paper, with its marks."""
    texts = {"title": node["paper"]["title"], "abstract": node["paper"]["abstract"] or ""}
    return {name: marks.pieces(text, marked(node, name.upper())) for name, text in texts.items()}


def _technique(data: Values, parameters: Parameters) -> Values:
    return {"filter": Filter.given(parameters), **_years(data, parameters)}


def _dataset(data: Values, parameters: Parameters) -> Values:
    boards, every = data["leaderboard"]["boards"], data["leaderboard"]["all"]
    lists = [*(board["scores"] for board in boards), data["leaderboard"]["gains"]]
    return {
        "filter": Filter.given(parameters),
        "others": list({board["metric"]["id"]: board["metric"] for board in every[len(boards) :]}.values()),
        "metric": parameters.get("metric"),
        "excluded": sum(rows["excludedAsUnknown"] for rows in lists),
        "charts": [charts.scatter(edge["node"] for edge in board["scores"]["edges"]) for board in boards],
        **_years(data, parameters),
    }


def _years(data: Values, _parameters: Parameters) -> Values:
    facets = {facet["field"]: facet["values"] for facet in data["papers"]["facets"]}
    return {"bars": charts.years({value["label"]: value["count"] for value in facets["year"]})}


def _nothing(_data: Values, _parameters: Parameters) -> Values:
    return {}


PAGES = {
    Kind.PAPER: Page("paper", _paged, _paper),
    Kind.METHOD: Page("technique", _filtered, _technique, "method"),
    Kind.MODEL: Page("technique", _filtered, _technique, "model"),
    Kind.DATASET: Page("dataset", _board, _dataset),
    Kind.METRIC: Page("metric", _paged, _nothing),
    Kind.TASK: Page("task", _paged, _years),
    Kind.RESULT: Page("result", _paged, _result),
    Kind.COMPARISON: Page("comparison", _paged, _comparison),
}
"""The page of each kind."""


def values(page: Page, data: Values, parameters: Parameters) -> Values:
    """What a kind's template fills in."""
    node = data["node"]
    common = {
        "data": data,
        "node": node,
        "ring": rings.ring(node["id"], data["neighbourhood"]),
        "params": lambda **more: urlencode({**parameters, **more}),
    }
    return common | page.values(data, parameters)
