"""Train the encoder that ships, and have it annotate other abstracts, for the recogniser to learn from.

    python -m extractors.training.teacher --gold TRAIN.jsonl extractors/training/annotated.jsonl \
        --abstracts CORPUS.jsonl.gz ARXIV_TDMS.jsonl.gz [--silver SILVER.jsonl --without DEV.jsonl]

Writes extractors/models/encoder. Needs the `teacher` extra (PyTorch). Takes an hour and a half on two cores. Every
twelfth annotated abstract is kept to measure the encoder by. SILVER has a line for each abstract since 2024 that nobody
annotated: the spans it is sure of, the characters it isn't.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from tokenizers.implementations.bert_wordpiece import BertWordPieceTokenizer
from torch import Tensor
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_

from extractors import tokenizer as words
from extractors.accuracy import Accuracy
from extractors.components.names.tags import TAGS, Chances, names
from extractors.components.names.wordpieces import Pieces
from extractors.layout import doc_text, text_of
from extractors.training import corpus, encoder, entities
from extractors.training.encoder import Encoder
from extractors.training.shipping import frequent, ship
from extractors.training.tagging import silver, tagged

EPOCHS, BATCH, RATE, NEW = 4, 8, 1.5e-4, 8
"""Passes, texts at a time, the highest learning rate, and how many times that for what MiniLM has not learned."""
KEPT = 12
"""One of so many annotated abstracts is not learned from."""
SINCE = 2024
"""The first year of the abstracts annotated: older ones speak of other things."""


class Text(NamedTuple):
    """A text to learn from: its pieces, and the number of each one's tag."""

    pieces: Pieces
    tags: list[int]


def teach(texts: Sequence[Text], tags: int = len(TAGS), epochs: int = EPOCHS, seed: int = 0) -> Encoder:
    """An encoder that has learned the tags of texts, by AdamW at a rate that rises for a tenth of the steps."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net = Encoder(tags)
    steps = epochs * -(-len(texts) // BATCH)
    fresh = [p for name, p in net.named_parameters() if name.startswith(("head", "cases"))]
    known = [p for name, p in net.named_parameters() if p.requires_grad and not name.startswith(("head", "cases"))]
    groups = [{"params": known, "lr": RATE}, {"params": fresh, "lr": RATE * NEW}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(10 * step / steps, (steps - step) / (0.9 * steps))
    )
    for epoch in range(epochs):
        lost = [_step(net, batch, optimizer, schedule) for batch in _shuffled(texts, chance)]
        print(f"epoch {epoch + 1} of {epochs}: loss {sum(lost) / len(lost):.3f}", flush=True)
    return net.eval()


def _shuffled(texts: Sequence[Text], chance: random.Random) -> list[Sequence[Text]]:
    """Batches of texts of about the same length, in any order."""
    order = sorted(texts, key=lambda text: len(text.tags) + 40 * chance.random())
    batches: list[Sequence[Text]] = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    chance.shuffle(batches)
    return batches


def _step(
    net: Encoder,
    batch: Sequence[Text],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> float:
    real, scores = _scores(net, [text.pieces for text in batch])
    loss = functional.cross_entropy(scores[real], _filled(text.tags for text in batch)[real])
    optimizer.zero_grad()
    loss.backward()
    clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    return loss.item()


def _scores(net: Encoder, batch: Sequence[Pieces]) -> tuple[Tensor, Tensor]:
    """Which pieces are no padding, and the scores of all."""
    real = _filled([True] * len(pieces.ids) for pieces in batch)
    with torch.autocast("cpu", torch.bfloat16):
        scores = net(_filled(pieces.ids for pieces in batch), _filled(pieces.cases for pieces in batch), real)
    return real, scores.float()


def _filled(rows: Iterable[Sequence[int]]) -> Tensor:
    return torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True)


def chances(net: Encoder, texts: Sequence[Pieces]) -> Iterator[Chances]:
    """(pieces, tags) of chances for each text."""
    with torch.inference_mode():
        for pieces in texts:
            yield _scores(net, [pieces])[1][0].softmax(-1).numpy()


def annotated(rows: Iterable[corpus.Row]) -> Iterator[Text]:
    """Annotated abstracts as texts to learn from."""
    nlp, made = words.blank(), encoder.tokenizer()
    for row in rows:
        doc = corpus.document(nlp, row)
        pieces = encoder.pieces(made, text_of(doc))
        spans = [(span.start_char, span.end_char, span.label_) for span in doc.ents]
        yield Text(pieces, tagged(pieces.places, spans))


def agreement(net: Encoder, texts: Sequence[Text]) -> float:
    """F1 of the names in annotated texts, to the character."""
    right = found = gold = 0
    for text, chance in zip(texts, chances(net, [text.pieces for text in texts]), strict=True):
        own = {name[:3] for name in names(text.pieces.places, chance)}
        meant = {name[:3] for name in names(text.pieces.places, np.eye(len(TAGS), dtype=np.float32)[text.tags])}
        right, found, gold = right + len(own & meant), found + len(own), gold + len(meant)
    return 2 * right / max(1, found + gold)


def main() -> None:
    options = corpus.options(__doc__)
    options.add_argument("--silver", type=Path, help="annotate other abstracts into this file")
    options.add_argument("--without", type=Path, help="but for those with the titles of these annotated ones")
    options.add_argument("--output", type=Path, default=Accuracy.BEST.names)
    chosen = options.parse_args()
    rows = corpus.rows(chosen.gold, chosen.abstracts)
    named = [row for row in rows if "entities" in row]
    net = teach(list(annotated(row for position, row in enumerate(named) if position % KEPT)))
    kept = list(annotated(named[::KEPT]))
    print(f"names of {len(kept)} abstracts that it did not learn from: F1 {100 * agreement(net, kept):.1f}")
    ship(net, chosen.output, frequent(entities.texts(chosen.abstracts, set())))
    if chosen.silver:
        apart = rows + (corpus.rows([chosen.without]) if chosen.without else [])
        _annotate(net, chosen.abstracts, {row["title"].strip().lower() for row in apart}, chosen.silver)


def _annotate(net: Encoder, abstracts: Iterable[Path], apart: AbstractSet[str], place: Path) -> None:
    """Write what it says of abstracts, but for those with titles that stand apart."""
    made = encoder.tokenizer()
    with place.open("w") as lines:
        for row in (row for file in abstracts for row in corpus.unlabelled(file)):
            if row.get("year", 0) >= SINCE and row["abstract"] and row["title"].strip().lower() not in apart:
                lines.write(json.dumps({"id": row["id"], **_labelled(net, made, row)}) + "\n")


def _labelled(net: Encoder, made: BertWordPieceTokenizer, row: corpus.Row) -> dict[str, list[list[object]]]:
    text = doc_text(row["title"], row["abstract"])
    pieces = encoder.pieces(made, text)
    return silver(pieces.places, next(chances(net, [pieces])), len(text))


if __name__ == "__main__":
    main()
