"""Words that are no names: generic ones, macros, and the ways in which a paper speaks of its own method."""

from __future__ import annotations

import re

from kg.text import normal

# fmt: off
_GENERIC = frozenset((
    "ai", "algorithm", "approach", "architecture", "artificial intelligence", "baseline", "benchmark",
    "corpora", "corpus", "data", "dataset", "deep learning", "deep learning model", "deep neural network",
    "evaluation", "evaluation metric", "existing method", "foundation model", "framework", "language model",
    "large language model", "learning", "llm", "machine learning", "mechanism", "method", "methodology",
    "metric", "ml", "model", "module", "network", "neural network", "nlp", "optimization", "performance",
    "pipeline", "quality", "result", "score", "sota", "state of the art", "strategy", "system", "task",
    "technique", "test set", "tool", "training", "training data", "training set",
))
# fmt: on

_THING = r"(?:agent|algorithm|approach|architecture|framework|method|model|network|pipeline|solution|system|technique)"
_OWN = re.compile(rf"(?:our|we|it|this|these)\b.*|(?:the )?(?:proposed|resulting)\b.*|(?:the )?{_THING}")


def is_name(text: str) -> bool:
    """Whether a text can name a node: it has a word, is no LaTeX macro, and is not generic."""
    folded = normal(text)
    return bool(folded) and "\\" not in text and folded not in _GENERIC


def means_own_method(text: str) -> bool:
    r"""Whether words speak of the paper's own method ("our approach", "the proposed model", `\method`)."""
    return "\\" in text or bool(_OWN.fullmatch(normal(text)))
