"""What each kind of node shows of itself and of its neighbours."""

from __future__ import annotations

from kg.model import Field
from tests.server.conftest import Ask, Reply
from tests.server.golden import GRAPH


def test_a_paper(ask: Ask) -> None:
    assert ask("""{ paper(id: "paper/arxiv-2407.14679") {
        id iri title textKind published publishedInferred authors authorCount organisation comments url arxivId
        sources { document format entry }
    } }""") == {
        "id": "paper/arxiv-2407.14679",
        "iri": "https://example.org/paper/arxiv-2407.14679",
        "title": "Compact Models by Pruning",
        "textKind": "ABSTRACT",
        "published": "2024-07-19",
        "publishedInferred": False,
        "authors": ["Ada", "Bob"],
        "authorCount": 2,
        "organisation": None,
        "comments": 7,
        "url": "https://arxiv.org/abs/2407.14679",
        "arxivId": "2407.14679",
        "sources": [
            {"document": "one.txt", "format": "listing", "entry": 3},
            {"document": "two.txt", "format": "listing", "entry": 9},
        ],
    }


def test_a_paper_names_things_in_roles(ask: Ask) -> None:
    assert ask("""{ paper(id: "paper/scores") {
        methods { id } models(role: PROPOSED) { id } datasets { id } new: datasets(role: PROPOSED) { name }
        old: datasets(role: USED) { name } metrics { id } tasks { name }
    } }""") == {
        "methods": [{"id": "method/pruning"}],
        "models": [],
        "datasets": [{"id": "dataset/mmlu"}, {"id": "dataset/wikitext"}],
        "new": [{"name": "WikiText"}],
        "old": [{"name": "MMLU"}],
        "metrics": [{"id": "metric/accuracy"}, {"id": "metric/perplexity"}],
        "tasks": [{"name": "model compression"}],
    }


def test_mentions_carry_their_evidence(ask: Ask) -> None:
    mentions = ask("""{ paper(id: "paper/lizard") { abstract mentions {
        role confidence concept { __typename id } evidence { quote start end field textKind extractor version }
    } } }""")
    assert [(m["concept"]["__typename"], m["concept"]["id"], m["role"]) for m in mentions["mentions"]] == [
        ("Dataset", "dataset/mmlu", "USED"),
        ("Method", "method/lizard", "PROPOSED"),
        ("Metric", "metric/accuracy", "USED"),
        ("Metric", "metric/latency", "USED"),
    ]
    [evidence] = mentions["mentions"][1]["evidence"]
    assert mentions["abstract"][evidence["start"] : evidence["end"]] == evidence["quote"] == "Lizard"
    assert (evidence["field"], evidence["textKind"], evidence["extractor"]) == ("ABSTRACT", "DIGEST", "hand")


def test_a_model_with_its_family(ask: Ask) -> None:
    assert ask("""{ model(id: "Llama 3.1 8B") {
        name aliases curated paperCount variantOf { id name variants { name } } variants { id }
        parameters { value high kind source printed evidence { quote } } proposedBy { id } results { totalCount }
    } }""") == {
        "name": "Llama 3.1 8B",
        "aliases": [],
        "curated": True,
        "paperCount": 1,
        "variantOf": {"id": "model/llama-3.1", "name": "Llama 3.1", "variants": [{"name": "Llama 3.1 8B"}]},
        "variants": [],
        "parameters": [
            {"value": 8e9, "high": None, "kind": "TOTAL", "source": "MODEL", "printed": "8B", "evidence": None}
        ],
        "proposedBy": [],
        "results": {"totalCount": 0},
    }


def test_a_method_is_proposed_used_and_credited(ask: Ask) -> None:
    found = ask("""{ method(id: "Lizard") {
        iri proposedBy { id } usedBy { nodes { id } } results { nodes { id credits { via technique { id } } } }
    } }""")
    assert found["iri"] == "https://example.org/method/lizard"
    assert found["proposedBy"] == [{"id": "paper/lizard"}]
    assert found["usedBy"]["nodes"] == [{"id": "paper/seal-one"}]
    assert {row["id"]: [credit["via"] for credit in row["credits"]] for row in found["results"]["nodes"]} == {
        "result/acc-lizard": ["SUBJECT"],
        "result/lizard": ["SUBJECT"],
        "result/speed": ["PAPER"],
    }


def test_a_dataset_a_metric_and_a_task(ask: Ask) -> None:
    assert ask("""{
        dataset(id: "WikiText") { name paperCount proposedBy { id } usedBy { totalCount } }
        metric(id: "PPL") { name aliases polarity }
        vague: metric(id: "fluency") { polarity curated }
        task(id: "compression") { name usedBy(first: 1) { totalCount nodes { id } } }
    }""") == {
        "dataset": {
            "name": "WikiText",
            "paperCount": 1,
            "proposedBy": [{"id": "paper/scores"}],
            "usedBy": {"totalCount": 0},
        },
        "metric": {"name": "perplexity", "aliases": ["PPL"], "polarity": "LOWER"},
        "vague": {"polarity": "UNKNOWN", "curated": False},
        "task": {
            "name": "model compression",
            "usedBy": {"totalCount": 2, "nodes": [{"id": "paper/arxiv-2407.14679"}]},
        },
    }


def test_a_result_says_what_of_whom_and_why(ask: Ask) -> None:
    assert ask("""{ result(id: "result/minitron") {
        name printed value high unit kind direction claim basis bound setting derived confidence
        parameters { printed source evidence { quote textKind } }
        subject { __typename name } subjectText baseline { __typename name } baselineText
        datasets { name } metric { name } metricText paper { title }
        credits { via technique { id } } verdicts { verdict curator date why }
        evidence { quote field start end extractor version confidence textKind }
    } }""") == {
        "name": "minitron 16%",
        "printed": "16",
        "value": 16.0,
        "high": None,
        "unit": "%",
        "kind": "CHANGE",
        "direction": "UP",
        "claim": "GAIN",
        "basis": "RELATIVE",
        "bound": "UP_TO",
        "setting": None,
        "derived": False,
        "confidence": 0.9,
        "parameters": [
            {"printed": "8B", "source": "STATED", "evidence": {"quote": "8B", "textKind": "ABSTRACT"}},
            {"printed": "4B", "source": "STATED", "evidence": None},
        ],
        "subject": {"__typename": "Model", "name": "Minitron"},
        "subjectText": None,
        "baseline": {"__typename": "Model", "name": "Llama 3.1 8B"},
        "baselineText": "training from scratch",
        "datasets": [{"name": "MMLU"}],
        "metric": None,
        "metricText": None,
        "paper": {"title": "Compact Models by Pruning"},
        "credits": [{"via": "SUBJECT", "technique": {"id": "model/minitron"}}],
        "verdicts": [{"verdict": "YES", "curator": "ada", "date": "2025-01-02", "why": "Table 2"}],
        "evidence": {
            "quote": "up to 16%",
            "field": "ABSTRACT",
            "start": 35,
            "end": 44,
            "extractor": "hand",
            "version": "1",
            "confidence": 0.9,
            "textKind": "ABSTRACT",
        },
    }


def test_every_quote_is_the_text_between_its_offsets(ask: Ask) -> None:
    rows = ask("{ results { nodes { paper { title abstract } evidence { quote field start end } } } }")["nodes"]
    assert len(rows) == len(GRAPH.results)
    for row in rows:
        text = row["paper"][Field[row["evidence"]["field"]].value]
        assert text[row["evidence"]["start"] : row["evidence"]["end"]] == row["evidence"]["quote"]


def test_interfaces_fragments_aliases_and_directives(ask: Ask) -> None:
    found = ask(
        """query($sizes: Boolean!) { nodes(ids: ["Minitron", "MMLU", "result/speed"]) {
            __typename id ... on Concept { called: name } ... on Technique { ...size }
            ... on Result { unit @skip(if: true) }
        } } fragment size on Technique { parameters @include(if: $sizes) { printed } }""",
        sizes=True,
    )
    assert found == [
        {
            "__typename": "Model",
            "id": "model/minitron",
            "called": "Minitron",
            "parameters": [{"printed": "8B"}, {"printed": "4B"}],
        },
        {"__typename": "Dataset", "id": "dataset/mmlu", "called": "MMLU"},
        {"__typename": "Result", "id": "result/speed"},
    ]


def test_one_list_can_be_asked_twice_with_other_arguments(ask: Ask) -> None:
    found = ask("""{ method(id: "Lizard") {
        head: results(first: 1) { nodes { id } } tail: results(last: 1) { nodes { id } }
        scores: results(where: {kind: {eq: SCORE}}) { totalCount }
        gains: results(where: {kind: {eq: CHANGE}}) { totalCount }
    } }""")
    assert found == {
        "head": {"nodes": [{"id": "result/acc-lizard"}]},
        "tail": {"nodes": [{"id": "result/speed"}]},
        "scores": {"totalCount": 1},
        "gains": {"totalCount": 1},
    }


def test_an_error_leaves_the_rest_of_the_answer(reply: Reply) -> None:
    answer = reply('{ known: dataset(id: "MMLU") { id } unknown: dataset(id: "nothing like it") { id } }')
    assert answer["data"] == {"known": {"id": "dataset/mmlu"}, "unknown": None}
    assert [error["path"] for error in answer["errors"]] == [["unknown"]]


def test_statistics(ask: Ask) -> None:
    assert ask("{ statistics { edition built papers methods models datasets metrics tasks results } }") == {
        "edition": "0123456789abcdef",
        "built": "2025-06-01T12:00:00+00:00",
        "papers": 6,
        "methods": 5,
        "models": 4,
        "datasets": 3,
        "metrics": 4,
        "tasks": 1,
        "results": 12,
    }
