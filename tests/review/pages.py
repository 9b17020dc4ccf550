"""Papers that leave something of every kind to decide."""

from __future__ import annotations

from kg import review
from kg.judgements import Judgements
from kg.model import Direction, Graph, Kind, ResultKind
from kg.review import Suggestion
from kg.vocabulary import Vocabulary
from tests.kg.builders import VOCABULARY, Page, view

NOTHING = Judgements()


def pages() -> list[Page]:
    """A dozen papers. MMLU is in most of them, so that what is doubtful on it matters."""
    found = [
        Page("Slow", "Foonet is a net.").entity(Kind.METHOD, "Foonet", "FNT"),
        Page("Fast", "Foonet and zing on MMLU.").entity(Kind.METHOD, "Foonet").entity(Kind.METRIC, "zing"),
        Page("Loud", "Foo-Net has zing, on MMLU.").entity(Kind.METHOD, "Foo Net").entity(Kind.METRIC, "zing"),
        Page("Calm", "SEAL is new, on MMLU.").entity(Kind.METHOD, "SEAL", proposed=True),
        Page("Warm", "We propose SEAL, with MMLU.").entity(Kind.METHOD, "SEAL", proposed=True),
        Page("Cold", "Lama, a 7B model, and Lama again; MMLU.").entity(Kind.MODEL, "Lama", sizes=("7B",)),
        Page("Wet", "Lama has 13B on MMLU.").entity(Kind.MODEL, "Lama", sizes=("13B",)),
        _scores("Dry", "71.5", 0.8),
        _scores("Big", "64.2", 0.8),
        _scores("Odd", "112", 0.8, subject="LoRA"),
        _scores("Dim", "50.1", 0.3, subject="RAG"),
        Page("Low", "Cost falls by 250% here.").result(
            "Cost falls by 250%", "250", ResultKind.CHANGE, direction=Direction.DOWN, metric="zest"
        ),
        Page("Neat", "RAG is best on MMLU.")
        .entity(Kind.METHOD, "RAG")
        .comparison("RAG is best on MMLU", "best", subject="RAG", datasets=("MMLU",), confidence=0.6),
    ]
    return [page.entity(Kind.DATASET, "MMLU") if "MMLU" in page.paper.abstract else page for page in found]


def _scores(title: str, printed: str, confidence: float, subject: str = "GPT-4") -> Page:
    page = Page(title, f"{subject} has {printed}% accuracy on MMLU.")
    page.entity(Kind.MODEL if subject == "GPT-4" else Kind.METHOD, subject).entity(Kind.METRIC, "accuracy")
    return page.result(
        f"{subject} has {printed}% accuracy on MMLU",
        printed,
        subject=subject,
        metric="accuracy",
        datasets=("MMLU",),
        confidence=confidence,
    )


def graph(names: Vocabulary = VOCABULARY, verdicts: Judgements = NOTHING) -> Graph:
    return view(*pages(), judgements=verdicts.rows, vocabulary=names).graph


def left(names: Vocabulary = VOCABULARY, verdicts: Judgements = NOTHING) -> list[Suggestion]:
    """What is left to decide after a build under names and verdicts."""
    return review.suggestions(graph(names, verdicts), names, verdicts)
