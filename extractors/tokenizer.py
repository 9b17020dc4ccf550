"""Words and sentences as abstracts write them: names and numbers that other tokenizers break stay whole.

"Llama-3-8B", "GPT-4o", "pass@1", "MMLU-Pro", "+3.06", "28.1%" and "8x7B" are found at token borders; lower-case
compounds ("fine-tuning") split at their hyphens as elsewhere in spaCy's English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from extractors.layout import GAP, text_of

TOKENIZER = "paperkg.abstracts.v1"
SENTENCES = "abstract_sentences"

INFIXES = (
    r"\.\.+",
    r"…",
    r"[—–~]",
    r"(?<=[A-Za-z0-9)\]%])[/,;:=(](?=[A-Za-z(\[])",
    r"(?<=[A-Za-z)\]])[/(](?=[0-9])",
    r"(?<=[a-z]{2})-(?=[a-z]{2})",
    r"(?<=[A-Z0-9])-(?=(?:aware|augmented|based|driven|enhanced|free|guided|inspired|like|style|trained|tuned)\b)",
    r"(?<=[A-Za-z0-9)%])\.(?=[A-Z][a-z])",
    r"(?<=[0-9%])(?:-|–|to)(?=[0-9.]+(?:%|x|$))",
    r"(?<=[0-9])(?=%)",
    r"(?<=[0-9])(?=(?:x|ms|s|GB|MB|h)$)",
)

SIZED_STOP = r"(?<=[0-9][BKMT])\."
"""The stop after "ImageNet-1K.", which spaCy would keep as that of an initial."""

SENTENCE_END = re.compile(
    r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])|(?<=[A-Za-z0-9)%]\.)(?=[A-Z][a-z]+[\s,])|\n{2,}"
)
"""Where a sentence ends, even if the space behind it was lost."""
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|et al|etc|vs|cf|Fig|Figs|Eq|Sec|Tab|No|approx|resp|ca|w\.r\.t|a\.k\.a|Dr|Prof|St)|"
    r"(?<![\w-])[A-Z])\.$"
)
"""What ends in a dot without ending a sentence; a single capital is an initial, that of "ViViT-H" is none."""
LONGEST = len("approx.")
"""So much before a dot tells whether it ends an abbreviation."""


@Language.component(SENTENCES, assigns=["token.is_sent_start", "doc.sents"])
def abstract_sentences(doc: Doc) -> Doc:
    """Mark where sentences start; the title is one of its own."""
    starts = np.array([0, *sentence_starts(text_of(doc))], dtype=np.uint64)
    marks: Any = np.where(np.isin(doc.to_array(["IDX"]), starts), 1, -1).astype(np.uint64)
    # All at once: token by token takes three times as long.
    return doc.from_array(["SENT_START"], marks.reshape(-1, 1))


def sentence_starts(text: str) -> list[int]:
    """Offsets at which a sentence other than the first starts."""
    return [end.end() for end in SENTENCE_END.finditer(text) if GAP in end[0] or not _abbreviates(text, end.start())]


def _abbreviates(text: str, end: int) -> bool:
    return bool(ABBREVIATION.search(text, max(0, end - LONGEST), end))


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def abstract_tokenizer() -> Callable[[Language], Tokenizer]:
    """English as spaCy splits it, but for where words break inside, and for units: "ImageNet-1K" ends in none."""

    def make(nlp: Language) -> Tokenizer:
        english = nlp.Defaults
        return Tokenizer(
            nlp.vocab,
            rules=english.tokenizer_exceptions,
            prefix_search=compile_prefix_regex(english.prefixes or ()).search,
            suffix_search=compile_suffix_regex((*_without_units(english.suffixes or ()), SIZED_STOP)).search,
            infix_finditer=compile_infix_regex(INFIXES).finditer,
            token_match=english.token_match,
            url_match=english.url_match,
        )

    return make


def _without_units(suffixes: Iterable[str | re.Pattern[str]]) -> list[str | re.Pattern[str]]:
    return [suffix for suffix in suffixes if "km" not in str(suffix)]


def blank() -> Language:
    """An English pipeline that only splits into words and sentences."""
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.add_pipe(SENTENCES)
    return nlp
