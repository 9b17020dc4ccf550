"""Names found by an encoder, MiniLM taught by annotated abstracts, in the recogniser's place: slower and better.

Needs the `best` extra. `python -m extractors.training.teacher` makes the weights, models/encoder.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from extractors.components.names import wordpieces
from extractors.components.names.tags import Chances, names
from extractors.components.names.wordpieces import LONGEST, Pieces
from extractors.layout import GAP, abstract_start, text_of

NETWORK, VOCABULARY = "network.onnx", "vocabulary.txt"
"""What the folder of an encoder holds."""
OVERLAP = 128
"""Pieces that are read twice where a text is longer than the network: half of them count each time."""


@Language.factory("encoder", assigns=["doc.ents"])
def make_encoder(nlp: Language, name: str, trained: str) -> Encoder:
    return Encoder(Path(trained))


class Encoder:
    """Assigns `doc.ents`: the names among the word pieces, widened to whole words."""

    def __init__(self, trained: Path) -> None:
        # One thread: a process is what works in parallel here.
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._network = InferenceSession(trained / NETWORK, options, providers=["CPUExecutionProvider"])
        self._tokenizer = wordpieces.tokenizer(trained / VOCABULARY)

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        pieces = wordpieces.pieces(self._tokenizer, text)
        found = names(pieces.places, self.chances(pieces), body=abstract_start(text.partition(GAP)[0]))
        spans = (doc.char_span(start, end, label=kind, alignment_mode="expand") for start, end, kind, _ in found)
        doc.ents = tuple(filter_spans(span for span in spans if span))
        return doc

    def chances(self, pieces: Pieces) -> Chances:
        """The chance of every tag of each piece."""
        found = self._chances(pieces.part(0, LONGEST))
        while len(found) < len(pieces.ids):
            start = len(found) - OVERLAP
            more = self._chances(pieces.part(start, start + LONGEST))
            found = np.concatenate([found[: -OVERLAP // 2], more[OVERLAP // 2 :]])
        return found

    def _chances(self, pieces: Pieces) -> Chances:
        given = {"ids": np.array([pieces.ids]), "cases": np.array([pieces.cases])}
        [scores] = self._network.run(None, given)
        powers = np.exp(scores[0] - scores[0].max(-1, keepdims=True))
        chances: Chances = powers / powers.sum(-1, keepdims=True)
        return chances
