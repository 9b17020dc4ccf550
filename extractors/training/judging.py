"""Trains the judgement of what is found in a text, on abstracts that the recogniser has not seen.

    python -m extractors.training.judging --gold TRAIN.jsonl extractors/training/annotated.jsonl \
        --abstracts CORPUS.jsonl.gz --parts FOLDER

Three recognisers, each trained on two thirds of the abstracts (kept in FOLDER and used again where they are there
already), read the third that they don't know: what they find, right and wrong, is what is learned from. Takes about
twenty minutes a recogniser on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc

from extractors import pipeline
from extractors.components import kinds, roles
from extractors.components.candidates import candidates
from extractors.components.grouping import Thing, things
from extractors.components.scene import scene
from extractors.layout import doc_text
from extractors.training import corpus, entities
from extractors.training.loglinear import Decision, fit, pruned, write
from kg.model import Kind
from kg.text import normal
from kg.vocabulary import load

MODEL = Path(__file__).parents[1] / "models" / "judging.json"
PARTS = 3
PRIOR = 2.0
"""How much both choices distrust their features, as was best on held-out parts of the training abstracts."""
VAGUE = frozenset("the a an of for on in dataset benchmark corpus leaderboard test set suite score model".split())
"""Words by which two names of one thing may differ."""


def learn(rows: Sequence[corpus.Row], parts: Sequence[Path]) -> dict[str, dict[str, float]]:
    """The weights of the choosers "kind" and "role"; the recogniser `parts[i]` knows all but every i-th of `rows`."""
    seen: dict[str, list[Decision]] = {"kind": [], "role": []}
    for part, trained in enumerate(parts):
        nlp = pipeline.recogniser(trained)
        for row in rows[part :: len(parts)]:
            for choice, decision in _decisions(nlp(doc_text(row["title"], row["abstract"])), row):
                seen[choice].append(decision)
    return {choice: pruned(fit(decisions, PRIOR)) for choice, decisions in seen.items()}


def _decisions(doc: Doc, row: corpus.Row) -> Iterator[tuple[str, Decision]]:
    vocabulary = load()
    found = things(doc.text, candidates(doc), vocabulary)
    seen = scene(doc, found)
    for thing in found:
        entity = meant(thing, row["entities"])
        kind = kinds.KINDS.index(Kind(entity["type"])) if entity else len(kinds.KINDS)
        yield "kind", Decision(kinds.options(seen, thing, vocabulary), frozenset([kind]))
        used = entity is None or entity["role"] != "proposed"
        yield "role", Decision(roles.options(seen, thing), frozenset([int(used)]))


def meant(thing: Thing, entities: Sequence[corpus.Row]) -> corpus.Row | None:
    """The annotated entity that a thing is: one of the same form, of the same kind if possible; else one of its kind
    whose words contain the thing's or the other way round, at least half of them (for a dataset or model: all that
    say something)."""
    same = [entity for entity in entities if normal(thing.name) in map(normal, _forms(entity))]
    of_kind = [entity for entity in entities if entity["type"] == thing.kind]
    alike = (entity for entity in of_kind if any(_alike(thing, form) for form in _forms(entity)))
    return next((entity for entity in same if entity in of_kind), same[0] if same else next(alike, None))


def _forms(entity: corpus.Row) -> list[str]:
    return [entity["name"], *entity["aliases"]]


def _alike(thing: Thing, form: str) -> bool:
    small, large = sorted((_core(thing.name), _core(form)), key=len)
    whole = thing.kind in (Kind.DATASET, Kind.MODEL)
    return bool(small) and (small == large if whole else small <= large and 2 * len(small) >= len(large))


def _core(name: str) -> set[str]:
    return set(normal(name).split()) - VAGUE


def recognisers(rows: Sequence[corpus.Row], folder: Path) -> list[Path]:
    """A recogniser for each of `PARTS` parts of the rows, trained on the others, where `folder` has none yet."""
    found = [folder / str(part) / "out" / "model-last" for part in range(PARTS)]
    for part, trained in enumerate(found):
        if not trained.exists():
            known = [row for position, row in enumerate(rows) if position % PARTS != part]
            vectors = entities.shipped_vectors(folder / "vectors")
            entities.recogniser(known, rows[part::PARTS][:20], vectors, folder / str(part))
    return found


def main() -> None:
    """Train on annotated abstracts and write the weights that ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="annotated abstracts to learn from")
    parser.add_argument("--abstracts", type=Path, nargs="*", default=[], help="texts of rows without one (gzipped)")
    parser.add_argument("--parts", type=Path, required=True, help="folder of the recognisers trained on parts")
    options = parser.parse_args()
    rows = corpus.rows(options.gold, options.abstracts)
    write(learn(rows, recognisers(rows, options.parts)), MODEL)


if __name__ == "__main__":
    main()
