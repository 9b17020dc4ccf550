"""Scores as Every Eval Ever has them (schema 0.3.0): JSON Lines, a log for each technique that a paper has scores of.

https://github.com/evaleval/every_eval_ever
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

import msgspec

from kg.edition import Edition
from kg.exports.scores import Score, scores, told
from kg.manifest import Manifest
from kg.model import Concept, Polarity

SCHEMA = "0.3.0"

_LOWER = {Polarity.LOWER: True, Polarity.HIGHER: False}


def write(edition: Edition, out: BinaryIO) -> str:
    """Every log, by paper and technique; what had to be left out, in words. All scores are in memory meanwhile."""
    left: Counter[str] = Counter()
    logs: defaultdict[tuple[str, str], list[Score]] = defaultdict(list)
    for score in scores(edition.view(), left):
        if score.metric.polarity in _LOWER:
            logs[score.paper.id, score.technique.id].append(score)
        else:
            left["by a metric of which it isn't known whether less is better"] += 1
    for _, held in sorted(logs.items()):
        out.write(msgspec.json.encode(_log(held, edition.manifest)) + b"\n")
    return told(sum(map(len, logs.values())), left)


def _log(held: Sequence[Score], manifest: Manifest) -> dict[str, Any]:
    technique, paper = held[0].technique, held[0].paper
    return {
        "schema_version": SCHEMA,
        "evaluation_id": f"paperkg/{technique.id}/{paper.id}",
        "retrieved_timestamp": str(int(datetime.fromisoformat(manifest.built).timestamp())),
        "source_metadata": _source(held[0], manifest),
        "eval_library": {"name": "unknown", "version": "unknown"},
        "model_info": _model(technique, manifest),
        "evaluation_results": [_result(score, manifest) for score in held],
    }


def _source(score: Score, manifest: Manifest) -> dict[str, Any]:
    """The paper. Whoever proposes a technique and reports its score is the first party; who only uses it may be any."""
    paper = score.paper
    known = {
        "paper_url": paper.url,
        "arxiv_id": paper.arxiv_id,
        "doi": paper.doi,
        "published": paper.published and paper.published.isoformat(),
        "iri": manifest.base_iri + paper.id,
    }
    return {
        "source_name": paper.title,
        "source_type": "documentation",
        "source_organization_name": paper.organisation or "unknown",
        "evaluator_relationship": "first_party" if score.proposed else "other",
        "additional_details": {name: value for name, value in known.items() if value},
    }


def _model(technique: Concept, manifest: Manifest) -> dict[str, Any]:
    details = {
        "deployment_type": "unknown",
        "model_availability": "unknown",
        "kind": technique.kind.value,
        "iri": manifest.base_iri + technique.id,
    }
    sizes = {"parameters": ", ".join(size.printed for size in technique.sizes)} if technique.sizes else {}
    return {
        "name": technique.name,
        "id": f"unknown/{technique.id.partition('/')[2]}",
        "additional_details": details | sizes,
    }


def _result(score: Score, manifest: Manifest) -> dict[str, Any]:
    result, dataset = score.result, score.dataset
    said = {
        "evaluation_result_id": result.id,
        "evaluation_name": dataset.name,
        "source_data": {
            "dataset_name": dataset.name,
            "source_type": "other",
            "additional_details": {"iri": manifest.base_iri + dataset.id},
        },
        "metric_config": _metric(score),
        "score_details": {"score": result.value, "details": _evidence(score, manifest)},
    }
    setting = {"generation_config": {"additional_details": {"setting": result.setting}}} if result.setting else {}
    return said | setting


def _metric(score: Score) -> dict[str, Any]:
    """How it was measured. Ends of the scale are said where they are known, which a score that is continuous needs."""
    metric, unit = score.metric, score.result.unit
    said = {
        "metric_id": metric.id.partition("/")[2],
        "metric_name": metric.name,
        "lower_is_better": _LOWER[metric.polarity],
    }
    if unit:
        said["metric_unit"] = "percent" if unit == "%" else unit
    if unit == "%" and metric.percent and 0 <= score.result.value <= 100:
        said |= {"score_type": "continuous", "min_score": 0, "max_score": 100}
    return said


def _evidence(score: Score, manifest: Manifest) -> dict[str, str]:
    seen = score.result.evidence
    return {
        "printed": score.result.printed,
        "bound": score.result.bound.value,
        "quote": seen.quote,
        "quoted_from": f"{seen.field.value}, characters {seen.start} to {seen.end}",
        "read_by": f"{seen.extractor}/{seen.version}",
        "confidence": f"{score.result.confidence:.2f}",
        "iri": manifest.base_iri + score.result.id,
    }
