"""How often each field of what the pipeline says is right, as it was measured; `precision.*.json` ship.

`python -m tests.scorecard GOLD --write` measures and writes them, with the tables of docs/extraction.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from extractors import pipeline
from extractors.accuracy import Accuracy
from extractors.evaluation import Report
from kg.precision import FieldPrecision, Precision

FILES = {accuracy: Path(__file__).with_name(f"precision.{accuracy}.json") for accuracy in Accuracy}


class Field(NamedTuple):
    """A field as users know it, the measure of `kg evaluate` that speaks of it, and when it is right."""

    name: str
    measure: str
    means: str


FIELDS = (
    *(
        Field(kind, f"{kind} strict", f"the paper names this {kind}, and by this name")
        for kind in ("dataset", "model", "metric", "method", "task")
    ),
    Field("other name", "alias", "the paper uses this, too, for a thing whose name is right"),
    Field("proposed", "proposed", "the paper itself proposes this; its name may be a few words longer or shorter"),
    Field("result number", "number", "the paper reports an outcome with this number"),
    Field("result kind", "slot kind", "score, change, factor or ratio, of a right number"),
    Field("result direction", "slot direction", "up or down, of a right number"),
    Field("result metric", "slot metric", "what was measured, of a right number"),
    Field("result dataset", "slot dataset", "all that it was measured on, of a right number"),
    Field("result subject", "slot subject", "what attains it, of a right number"),
    Field("result baseline", "slot baseline", "what it is compared with, of a right number"),
    Field("result model size", "slot model_size", "the parameters stated with it, of a right number"),
    Field("result", "tuple", "its number, kind, direction, dataset and metric are right at once"),
    Field("whole result", "full", "its subject and model size are right too"),
    Field("sure fact", "sure", "a name or a result of confidence 0.9 or more is right"),
)


def shipped(accuracy: Accuracy = Accuracy.FAST) -> Precision:
    """What was measured last; `version` says of which version of the pipeline."""
    return msgspec.json.decode(FILES[accuracy].read_bytes(), type=Precision)


def measured(report: Report, on: str, accuracy: Accuracy = Accuracy.FAST) -> Precision:
    """What a report says of this version of the pipeline. Fields of which nothing was found are left out."""
    fields = tuple(_precision(field, report[field.measure]) for field in FIELDS if report[field.measure]["found"])
    return Precision(pipeline.NAME, pipeline.version(accuracy), on, fields)


def text(precision: Precision) -> str:
    """What the file holds."""
    return msgspec.json.format(msgspec.json.encode(precision), indent=1).decode() + "\n"


def _precision(field: Field, row: dict[str, float]) -> FieldPrecision:
    precision, low, high = (round(row[key] / 100, 3) for key in ("p", "p_low", "p_high"))
    return FieldPrecision(field.name, field.means, precision, low, high, int(row["right"]), int(row["found"]))
