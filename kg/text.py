"""The one normalisation of names, used to index them and to look them up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GAP = re.compile(r"[^\w.+]+|_+")
_SLUG_GAP = re.compile(r"[^a-z0-9.+]+")


@lru_cache(4096)
def normal(text: str) -> str:
    """Fold case, accents, punctuation, spaces and the plural of the last word: "GPT 4s" and "gpt-4" are equal.

    `+` is kept, and `.` inside a word ("Llama 3.1", "C++"). Letters of other scripts stay as they are. What is asked
    again and again, as the names of a text are, is kept.
    """
    return _folded(_bare(text).casefold())


def cased(text: str) -> str:
    """Fold all that `normal` folds but the case: "MATHs" and "MATH" are equal, "Math" is not."""
    return _folded(_bare(text))


def lowered(text: str) -> str:
    """In small letters, each where it was: "İ" alone would become two characters."""
    return text.replace("İ", "I").lower()


def _bare(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _folded(bare: str) -> str:
    words = [word.strip(".") for word in _GAP.sub(" ", bare).split()]
    words = [word for word in words if word]
    if words:
        words[-1] = singular(words[-1])
    return " ".join(words)


def singular(word: str) -> str:
    """Drop a plural s: words longer than three letters that end in one s, not two."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def slug(text: str) -> str:
    """ASCII letters, digits, dots and pluses, with dashes between: "Llama 3.1" -> "llama-3.1". May be empty."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return _SLUG_GAP.sub("-", ascii_text).strip("-.")
