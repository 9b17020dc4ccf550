"""Every field of every filter, as tables of what a client writes and which rows it gets."""

# ruff: noqa: UP031 - queries are full of braces

from __future__ import annotations

import pytest

from tests.server.conftest import Ask, Refusal

RESULTS = [
    ("", "acc-gpt4 acc-lizard bare cmmlu corgi fluency lizard loss minitron ppl-new ppl-old speed"),
    ('dataset: {is: "CMMLU"}', "cmmlu"),
    ('dataset: {is: "massive multitask language understanding"}, kind: {eq: SCORE}', "acc-gpt4 acc-lizard bare"),
    ('dataset: {in: ["CMMLU", "WikiText"]}', "cmmlu ppl-new ppl-old"),
    ("dataset: {isNull: true}", "speed"),
    ('dataset: {name: {startsWith: "wiki"}}', "ppl-new ppl-old"),
    ('dataset: {isNull: false, is: "CMMLU"}', "cmmlu"),
    ('dataset: {isNull: true, is: "CMMLU"}', ""),
    ('dataset: {is: "GSM8K"}', ""),
    ('metric: {is: "PPL"}', "ppl-new ppl-old"),
    ("metric: {curated: false}", "fluency"),
    ('metric: {curated: false, is: "PPL"}', ""),
    ("subject: {isNull: true}", "speed"),
    ('subject: {is: "Lizard"}', "acc-lizard lizard"),
    ('technique: {is: "Lizard"}', "acc-lizard lizard speed"),
    ('baseline: {within: "Llama 3.1"}', "minitron"),
    ('baseline: {is: "Llama 3.1"}', ""),
    ("baseline: {isNull: false}", "loss minitron"),
    ('paper: {title: {contains: "CURRICULUM"}}', "cmmlu corgi fluency"),
    ("kind: {in: [FACTOR, RATIO]}", "speed"),
    ("kind: {ne: SCORE}, claim: {eq: LOSS}", "loss"),
    ("claim: {eq: UNKNOWN}", "fluency"),
    ("claim: {in: [LOSS, UNKNOWN]}", "fluency loss"),
    ("claim: {ne: UNKNOWN}, kind: {eq: CHANGE}", "corgi lizard loss minitron"),
    ("direction: {eq: DOWN}", "loss speed"),
    ('direction: {isNull: true}, dataset: {is: "CMMLU"}', "cmmlu"),
    ("basis: {eq: RELATIVE}", "minitron"),
    ("basis: {isNull: false}", "minitron"),
    ("bound: {eq: UP_TO}", "minitron"),
    ("bound: {in: [UP_TO, AT_LEAST]}", "minitron"),
    ('unit: {eq: "points"}, kind: {eq: CHANGE}, value: {gte: 3, lt: 18}', "corgi loss"),
    ('unit: {in: ["points"]}, kind: {in: [CHANGE]}, value: {in: [2, 3]}', "fluency loss"),
    ('unit: {eq: "points"}, kind: {eq: CHANGE}, not: {value: {ne: 2}}', "fluency"),
    ('unit: {eq: ""}', "acc-gpt4 bare ppl-new ppl-old"),
    ('setting: {eq: "5-shot"}', "bare"),
    ('setting: {ne: "5-shot"}', ""),
    ("setting: {isNull: false}", "bare"),
    ("confidence: {lt: 0.8}", "lizard"),
    ("derived: true", "lizard"),
    ('derived: false, technique: {is: "Lizard"}', "acc-lizard speed"),
    ("parameters: {isNull: false}", "corgi minitron"),
    ("parameters: {isNull: false, lte: 8e9}", "minitron"),
    ('and: [{technique: {is: "Lizard"}}, {kind: {eq: SCORE}}]', "acc-lizard"),
    ('or: [{technique: {is: "Corgi"}}, {derived: true}]', "cmmlu corgi fluency lizard"),
    ("or: []", ""),
    ("and: []", "acc-gpt4 acc-lizard bare cmmlu corgi fluency lizard loss minitron ppl-new ppl-old speed"),
    ('not: {paper: {mentions: {is: "MMLU"}}}', ""),
    ("dataset: null, derived: true, unit: {eq: null}", "lizard"),
]

PAPERS = [
    ('title: {eq: "SEAL at Sea"}', "seal-two"),
    ('title: {eq: "seal at sea"}', ""),
    ('title: {startsWith: "seal"}', "seal-one seal-two"),
    ('abstract: {contains: "wikitext"}', "scores"),
    ("arxivId: {isNull: false}", "arxiv-2407.14679"),
    ('organisation: {in: ["Kennel Club", "Other"]}', "corgi"),
    ('published: {gte: "2024-01-05", lt: "2025-02-01"}', "arxiv-2407.14679 scores"),
    ('published: {eq: "2023-10-14"}', "corgi"),
    ('published: {gt: "2025-02-01"}', "seal-two"),
    ('published: {lte: "2023-10-14"}', "corgi"),
    ("published: {isNull: true}", "lizard"),
    ('proposes: {is: "Lizard"}', "lizard"),
    ('proposes: {name: {eq: "SEAL"}}', "seal-one seal-two"),
    ('uses: {is: "Lizard"}', "seal-one"),
    ('mentions: {is: "Lizard"}', "lizard seal-one"),
    ('uses: {within: "Llama 3.1"}', "arxiv-2407.14679"),
    ('evaluatesOn: {is: "WikiText"}', "scores"),
    ('uses: {is: "WikiText"}', ""),
    ('addresses: {is: "compression"}', "arxiv-2407.14679 scores"),
    ("addresses: {isNull: false}", "arxiv-2407.14679 scores"),
    ("results: {some: {claim: {eq: LOSS}}}", "scores"),
    ('results: {none: {dataset: {is: "MMLU"}}}', "seal-one seal-two"),
    ('results: {all: {dataset: {is: "MMLU"}}, some: {}}', "arxiv-2407.14679"),
]

TECHNIQUES = [
    ('is: "Linearizer"', "method/lizard"),
    ('within: "Llama 3.1"', "model/llama-3.1 model/llama-3.1-8b"),
    ('name: {contains: "LLAMA"}', "model/llama-3.1 model/llama-3.1-8b"),
    ("curated: false, results: {some: {kind: {eq: SCORE}}}", "method/corgi method/lizard"),
    ("proposedBy: {some: {arxivId: {isNull: false}}}", "model/minitron"),
    ('usedBy: {some: {title: {startsWith: "scores"}}}', "method/pruning model/gpt-4"),
    ('results: {some: {baseline: {is: "GPT-4"}}}', "method/pruning"),
    ("parameters: {lt: 1e10}", "model/llama-3.1-8b model/minitron"),
    ("parameters: {eq: 8e9}", "model/llama-3.1-8b"),
    ("proposedBy: {none: {}}, usedBy: {none: {}}", ""),
]

DATASETS = [
    ('is: "MMLU"', "dataset/mmlu"),
    ("proposedBy: {some: {}}", "dataset/wikitext"),
    ('results: {some: {metric: {is: "accuracy"}}}', "dataset/mmlu"),
    ('or: [{name: {eq: "CMMLU"}}, {usedBy: {some: {organisation: {isNull: false}}}}]', "dataset/cmmlu dataset/mmlu"),
    ('is: "GSM8K"', ""),
]


def ids(nodes: list[dict[str, str]]) -> list[str]:
    return [node["id"] for node in nodes]


@pytest.mark.parametrize(("where", "expected"), RESULTS)
def test_results(ask: Ask, where: str, expected: str) -> None:
    found = ask("{ results(where: {%s}) { nodes { id } } }" % where)
    assert ids(found["nodes"]) == [f"result/{key}" for key in expected.split()]


@pytest.mark.parametrize(("where", "expected"), PAPERS)
def test_papers(ask: Ask, where: str, expected: str) -> None:
    found = ask("{ papers(where: {%s}) { nodes { id } } }" % where)
    assert ids(found["nodes"]) == [f"paper/{key}" for key in expected.split()]


@pytest.mark.parametrize(("where", "expected"), TECHNIQUES)
def test_techniques(ask: Ask, where: str, expected: str) -> None:
    found = ask("{ techniques(where: {%s}) { nodes { id } } }" % where)
    assert ids(found["nodes"]) == expected.split()


@pytest.mark.parametrize(("where", "expected"), DATASETS)
def test_datasets(ask: Ask, where: str, expected: str) -> None:
    found = ask("{ datasets(where: {%s}) { nodes { id } } }" % where)
    assert ids(found["nodes"]) == expected.split()


def test_methods_and_models_are_filtered_apart(ask: Ask) -> None:
    where = '{results: {some: {dataset: {is: "MMLU"}}}}'
    found = ask("{ methods(where: %s) { nodes { id } } models(where: %s) { nodes { id } } }" % (where, where))
    assert ids(found["methods"]["nodes"]) == ["method/corgi", "method/lizard", "method/pruning"]
    assert ids(found["models"]["nodes"]) == ["model/gpt-4", "model/minitron"]


def test_metrics_and_tasks_are_filtered_by_name_and_user(ask: Ask) -> None:
    found = ask("""{
        metrics(where: {is: "PPL"}) { nodes { id } }
        tasks(where: {usedBy: {some: {title: {contains: "loss"}}}}) { nodes { id } }
    }""")
    assert ids(found["metrics"]["nodes"]) == ["metric/perplexity"]
    assert ids(found["tasks"]["nodes"]) == ["task/compression"]


@pytest.mark.parametrize(
    "where",
    [
        "value: {gt: 3}",
        "value: {gt: 3}, kind: {eq: CHANGE}",
        'value: {gt: 3}, unit: {eq: "points"}',
        'value: {gt: 3}, unit: {in: ["points", "%"]}, kind: {eq: CHANGE}',
        'or: [{unit: {eq: "points"}}, {value: {gt: 3}}], kind: {eq: CHANGE}',
        'not: {value: {gt: 3}}, or: [{unit: {eq: "points"}, kind: {eq: CHANGE}}]',
        'unit: {eq: "points"}, kind: {eq: CHANGE}, paper: {results: {some: {value: {gt: 3}}}}',
    ],
)
def test_values_compare_within_one_unit_and_one_kind_only(refusal: Refusal, where: str) -> None:
    error = refusal("{ results(where: {%s}) { totalCount } }" % where)
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "one `unit` and one `kind`" in error["message"]


def test_each_branch_of_an_or_may_have_a_unit_of_its_own(ask: Ask) -> None:
    points = '{unit: {eq: "points"}, kind: {eq: CHANGE}, value: {gte: 18}}'
    factors = '{unit: {eq: "x"}, and: [{kind: {eq: FACTOR}}, {value: {gt: 6}}]}'
    found = ask("{ results(where: {or: [%s, %s]}) { nodes { id } } }" % (points, factors))
    assert ids(found["nodes"]) == ["result/lizard", "result/speed"]
