"""Makes of a trained encoder what ships: weights of one byte, and only the word pieces that abstracts are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import quantize_dynamic
from torch import nn

from extractors.components.names.encoder import NETWORK, VOCABULARY
from extractors.components.names.wordpieces import LONGEST
from extractors.training.encoder import KNOWN, Encoder, tokenizer

LEAST = 5
"""A piece that occurs less often in the abstracts is left to smaller ones: one of a thousand."""
SPECIAL = ("[UNK]", "[CLS]", "[SEP]")


def ship(net: Encoder, place: Path, kept: Sequence[int]) -> None:
    """Write the network (ONNX) and its vocabulary, of which only some pieces are kept, into the folder `place`."""
    place.mkdir(parents=True, exist_ok=True)
    place.joinpath(VOCABULARY).write_text("".join(f"{KNOWN[number]}\n" for number in kept), encoding="utf-8")
    net = deepcopy(net).eval()
    net.words = nn.Embedding.from_pretrained(net.words.weight[kept])
    # Two tensors: one given twice would become one input.
    example = torch.zeros(1, 8, dtype=torch.int64), torch.zeros(1, 8, dtype=torch.int64)
    pieces = {1: torch.export.Dim("pieces", min=2, max=LONGEST)}
    with TemporaryDirectory() as folder:
        whole = Path(folder) / NETWORK
        torch.onnx.export(
            net, example, whole, input_names=["ids", "cases"], output_names=["scores"], dynamo=True,
            dynamic_shapes={"ids": pieces, "cases": pieces}, external_data=False,
        )  # fmt: skip
        # Seven bits: with eight, processors without VNNI instructions overflow, and find other names.
        quantize_dynamic(whole, place / NETWORK, per_channel=True, reduce_range=True)
    _bare(place / NETWORK)


def _bare(file: Path) -> None:
    """Take out of a network what the export says of itself: lines of code, and where they lay on this machine."""
    model = onnx.load(file)
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.input, *graph.output, *graph.initializer):
        part.ClearField("metadata_props")
    graph.ClearField("value_info")
    onnx.save(model, file)


def frequent(texts: Iterable[str]) -> list[int]:
    """The pieces that occur often in texts, and those of one letter, which make up all others."""
    made = tokenizer()
    counts = Counter(chain.from_iterable(made.encode(text).ids for text in texts))
    return [
        number
        for number, piece in enumerate(KNOWN)
        if counts[number] >= LEAST or len(piece.removeprefix("##")) == 1 or piece in SPECIAL
    ]
