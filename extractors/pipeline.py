"""The one spaCy pipeline: words and sentences, learned names, curated names, entities, results, confidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import version as version_of
from pathlib import Path
from socket import gethostname
from threading import Lock

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import threadpool_limits

import extractors.components.comparisons
import extractors.components.confidence
import extractors.components.names.gazetteer
import extractors.components.results
import extractors.components.things.entities  # noqa: F401 - importing a component makes its name known to spaCy
from extractors import tokenizer
from extractors.accuracy import MODELS, Accuracy
from extractors.layout import doc_text
from extractors.tokenizer import SENTENCES
from extractors.vectors import Kept
from kg import __version__
from kg.errors import EngineError
from kg.model import Extractor, Paper, Reading
from kg.tables import CURATION

HERE = Path(__file__).parent
NAME = "paperkg"
"""What the pipeline is called where evidence says who read it."""

ASIDE = ("engines.py", "evaluation", "models", "sources", "training")
"""Parts of this package in which nothing decides what a text is read as, but for weights of its own: who reads,
how well that is done, how texts come in, and how the weights were learned."""
KG = CURATION.parent
KNOWN = ("curation/vocabulary", "model", "sizes.py", "tables.py", "text.py", "vocabulary.py")
"""What of `kg` decides it too."""

CARRIED = {"paper": None, "extractor": None, "entities": (), "results": (), "comparisons": ()}
"""What a Doc carries beside its text: whose it is and who reads it, then what was found."""

BATCH = 1
"""Papers that the pipeline takes at a time: one, so that no neighbour changes the last bit of a score."""


def load(accuracy: Accuracy = Accuracy.FAST) -> Language:
    """The whole pipeline, ready to read. Takes about a second.

    Raises:
        EngineError: what `BEST` needs is not installed.
    """
    for attribute, default in CARRIED.items():
        Doc.set_extension(attribute, default=default, force=True)
    nlp = naming(accuracy.names)
    nlp.add_pipe("entities")
    nlp.add_pipe("results")
    nlp.add_pipe("comparisons")
    nlp.add_pipe("confidence")
    return nlp


def naming(trained: Path) -> Language:
    """The pipeline up to the names in the text: words, sentences, learned names and curated ones.

    `trained` is the folder of a recogniser or an encoder.

    Raises:
        EngineError: what an encoder needs is not installed.
    """
    nlp = _recogniser(trained) if (trained / "ner").exists() else _encoder(trained)
    nlp.add_pipe("gazetteer")
    return nlp


def _recogniser(trained: Path) -> Language:
    # NumPy's BLAS multiplies matrices about three times as fast as the one that thinc brings. One thread: a process
    # is what works in parallel here, and threads that wait for each other cost more than they give.
    threadpool_limits(limits=1, user_api="blas")
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(trained, exclude=["tokenizer", "strings"])
    # Vectors ship in half precision; the layers compute in single.
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32")
    nlp.vocab.vectors = Kept(nlp.vocab.vectors)
    nlp.add_pipe(SENTENCES, first=True)
    return nlp


def _encoder(trained: Path) -> Language:
    try:
        import extractors.components.names.encoder  # noqa: F401 - what it needs is an extra
    except ImportError as problem:
        raise EngineError("what reads best is not installed: pip install 'paperkg[best]'") from problem
    nlp = tokenizer.blank()
    nlp.add_pipe("encoder", config={"trained": str(trained)})
    return nlp


def read_all(papers: Iterable[Paper], accuracy: Accuracy = Accuracy.FAST) -> Iterator[Reading]:
    """What each paper says, in the papers' order."""
    yield from read_with(load(accuracy), papers, accuracy)


def read_with(nlp: Language, papers: Iterable[Paper], accuracy: Accuracy = Accuracy.FAST) -> Iterator[Reading]:
    """What each paper says, by a pipeline of that accuracy that is loaded already.

    A text on which a component fails keeps no other from being read: its reading says so.
    """
    extractor = Extractor(NAME, _own_version(accuracy))
    failed: list[Reading] = []

    def fail(name: str, _component: object, docs: Sequence[Doc], problem: Exception) -> None:
        failure = f"{name} failed on its text ({type(problem).__name__}: {problem})"
        failed.extend(Reading(doc._.paper, (), (), failure=failure) for doc in docs)

    nlp.default_error_handler = fail  # `set_error_handler` would set it of the recogniser too, which has none to set
    for doc in nlp.pipe((_document(nlp, paper, extractor) for paper in papers), batch_size=BATCH):
        yield from failed
        failed.clear()
        yield Reading(doc._.paper, doc._.entities, doc._.results, doc._.comparisons)
    yield from failed


def version(accuracy: Accuracy = Accuracy.FAST) -> str:
    """The package's version, 8 hex of what decides what is read (code, trained weights, built-in names), and how."""
    mark = hashlib.sha256(version_of("spacy").encode())
    for name, file in deciding(accuracy):
        mark.update(name.encode() + file.read_bytes())
    return accuracy.version(f"{__version__}+{mark.hexdigest()[:8]}")


_own_version = cache(version)
"""The version of this process, which hashes many megabytes once: batches of papers are short."""


def deciding(accuracy: Accuracy) -> Iterator[tuple[str, Path]]:
    """The files that decide what is read, each after its name, in an order that is the same wherever they lie."""
    own = sorted(part for part in HERE.iterdir() if part.name not in ASIDE)
    for part in (*own, *sorted(MODELS.glob("*.gz")), accuracy.names, *(KG / name for name in KNOWN)):
        for file in sorted((part, *part.rglob("*"))):
            if file.is_file() and file.suffix != ".pyc":
                yield file.relative_to(part.parent).as_posix(), file


@cache
def _reader(accuracy: Accuracy) -> tuple[Language, Lock]:
    """The pipeline of a process that reads batch after batch; threads of one process take turns."""
    return load(accuracy), Lock()


def read_batch(papers: Sequence[Paper], wanted: str) -> list[Reading]:
    """What each paper says, by a pipeline that this process loads once.

    Raises:
        EngineError: this process, on whatever machine, has another version than is wanted, or not what it needs.
    """
    accuracy = Accuracy.of(wanted)
    if (own := _own_version(accuracy)) != wanted:
        raise EngineError(f"{gethostname()} has version {own} of the pipeline, not {wanted}: install the same")
    nlp, turn = _reader(accuracy)
    with turn:
        return list(read_with(nlp, papers, accuracy))


def _document(nlp: Language, paper: Paper, extractor: Extractor) -> Doc:
    doc = nlp.make_doc(doc_text(paper.title, paper.abstract))
    doc._.paper, doc._.extractor = paper, extractor
    return doc
