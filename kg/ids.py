"""Ids of nodes: minted from raw, stable keys and parsed back, as pairs."""

from __future__ import annotations

import hashlib
import re

from kg.errors import BadInput
from kg.model import Kind
from kg.text import normal, slug

TITLE_SLUG = 60
"""Characters of a title's slug that an id shows before its hash."""

_ARXIV = re.compile(r"(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE)
_ARXIV_ADDRESS = re.compile(
    r"(?:https?://(?:(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)|huggingface\.co/papers)/"
    r"|(?:https?://(?:dx\.)?doi\.org/|doi:)?10\.48550/arxiv\.)(.+?)(?:\.pdf)?/?",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_KINDS = frozenset(map(str, Kind))
_ID = re.compile(r"([a-z]+)/(\S+)")


def digest(text: str, length: int) -> str:
    """The first `length` hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def title_paper_id(title: str) -> str:
    """`paper/<slug>-<8 hex of the normalised title>`."""
    short = slug(title)[:TITLE_SLUG].strip("-.")
    mark = digest(normal(title), 8)
    return f"paper/{short}-{mark}" if short else f"paper/{mark}"


def paper_id(title: str, arxiv_id: str | None = None) -> str:
    """`paper/arxiv-2407.14679` where an arXiv id is known, else by title."""
    return f"paper/arxiv-{arxiv_id.replace('/', '-')}" if arxiv_id else title_paper_id(title)


def arxiv_id(text: str) -> str | None:
    """The bare arXiv id ("2407.14679", "cs.CL/0301001") in `text`, without its version; else None."""
    found = _ARXIV.fullmatch(text.strip())
    return found.group(1) if found else None


def same_arxiv_id(id: str) -> str:
    """What all spellings of an arXiv id share: old ones may name a class ("cs.CL/0301001") or not."""
    return re.sub(r"\.[a-z]{2}/", "/", id.lower())


def arxiv_id_in(address: str) -> str | None:
    """The arXiv id that the address of a page, or a DOI of arXiv's own, is made of; else None."""
    found = _ARXIV_ADDRESS.fullmatch(address.strip())
    return arxiv_id(found.group(1)) if found else None


def doi(text: str) -> str | None:
    """The bare DOI ("10.18653/v1/n19-1423") in `text`, in small letters as it is compared; else None."""
    found = _DOI.fullmatch(text.strip())
    return found.group(1).lower() if found else None


def concept_id(kind: Kind, name: str, taken: bool = False) -> str:
    """`dataset/mmlu`: the slug of the canonical name; empty or `taken`: 8 hex of the exact name are added."""
    short = slug(name)
    if short and not taken:
        return f"{kind}/{short}"
    return f"{kind}/{short}-{digest(name, 8)}" if short else f"{kind}/{digest(name, 8)}"


def contested_id(kind: Kind, name: str, paper: str) -> str:
    """`method/seal-<4 hex of the paper>`: one of several things of the same name, each proposed by its own paper."""
    return f"{concept_id(kind, name)}-{digest(paper, 4)}"


def result_id(title: str, printed: str, occurrence: int, order: int = 0) -> str:
    """`result/<16 hex>` of normalised title, printed number and its how-many-th occurrence (from 1) in the text.

    `order` tells two results on one number apart (0 for the first).
    """
    key = f"{normal(title)}\n{printed}\n{occurrence}" + (f"\n{order}" if order else "")
    return f"result/{digest(key, 16)}"


def comparison_id(title: str, cue: str, occurrence: int, subject: str | None, baseline: str | None) -> str:
    """`comparison/<16 hex>` of normalised title, the words that compare, their how-many-th occurrence (from 1) in
    the text, and the names of what is compared with what."""
    names = (normal(name or "") for name in (subject, baseline))
    return f"comparison/{digest(chr(10).join((normal(title), cue, str(occurrence), *names)), 16)}"


def derived_id(result: str) -> str:
    """The id of the change that assembly computes from a score and the score it moved from."""
    return f"{result}-derived"


def kind_of(id: str) -> Kind:
    """The kind that an id names.

    Raises:
        BadInput: the text has not the form `kind/key`.
    """
    found = _ID.fullmatch(id)
    if found and found.group(1) in _KINDS:
        return Kind(found.group(1))
    raise BadInput(f"not an id: {id!r}; ids look like dataset/mmlu, and start with one of {', '.join(Kind)}")
