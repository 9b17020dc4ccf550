"""The plain words for a measured quantity that may stand where no metric is named ("accuracy", "faster").

A metric entity is always preferred; these are read only where no entity covers the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.components.page.items import Mention
from kg.model import Kind
from kg.text import lowered

_NOUNS = (
    r"accurac(?:y|ies)|precision|recall|sensitivity|specificity|coverage|f1(?:[\s-]scores?)?|f-?(?:scores?|measures?)|"
    r"bleu(?:-\d)?(?:\sscores?)?|rouge(?:-[\dl]+)?|"
    r"meteor|cider|spice|chrf\+*|comet|m?ap(?:50|75)?|miou|iou|au(?:ro)?c|ndcg(?:@\d+)?|mrr|psnr|ssim|lpips|fid|fvd|wer|cer|"
    r"eer|mae|rmse|mse|epe|perplexity|win[\s-]rates?|success[\s-]rates?|pass[\s-]rates?|error[\s-]rates?|errors?|"
    r"(?:exact|hit|acceptance|hallucination|compression|sampling|attack\ssuccess)[\s-](?:match|rates?|ratios?)|"
    r"correlations?|agreement|speed-?ups?|throughput|latency|real-time\sfactor|flops|gflops|macs|"
    r"(?:(?:training|inference|decoding|generation|search|running|execution|wall-clock|computation(?:al)?|compute|"
    r"memory|energy|annotation|labeling|human|storage|communication|api|token|gpu|vram|peak|cache|parameter|model|"
    r"trainable|tunable|labell?ed|annotated|activation)\s)?"
    r"(?:time|costs?|speed|memory(?:\s(?:usage|footprint|consumption|cost|overhead))?|energy|consumption|footprint|"
    r"overhead|storage|compute|computations?|complexity|parameters|params|tokens|budget|bandwidth|sparsity|efficiency|"
    r"size|data|runtime|latency|iterations|steps)|"
    r"(?:performance\s)?gaps?|forgetting|robustness|faithfulness|factuality|diversity|bias|toxicity|generalization|"
    r"quality|performance|scores?(?!\s\d)"
)
_PLURAL = frozenset({"parameters", "tokens", "params", "iterations", "steps", "loss", "bias", "computations"})
# For texts in small letters, as are _IMPLIED and _GRADED: to ignore case takes three times as long.
_METRIC = re.compile(rf"(?<![\w-])(?:{_NOUNS})(?![\w-])")
_WANTED_LOW = re.compile(
    r"error|loss|perplexity|ppl|latenc|real-time factor|time\b|costs?\b|memory|footprint|flops|macs|params|parameters?|"
    r"size|tokens|"
    r"\b(?:wer|cer|ter|eer|fid|fvd|kid|lpips|epe|mae|mse|rmse|abs rel|nme|mpjpe|ece|fpr|fnr|far|frr|der|acer)\b|bias|"
    r"toxicity|hallucination|energy|consumption|overhead|bitrate|storage|complexity|harmful|gap|"
    r"forgetting|distance|deviation|rate of|disparity|budget|compute|computation|samples|steps|iterations|effort",
    re.IGNORECASE,
)
# Energy is not wanted, but energy efficiency is; what is last in a name says what is measured.
_TURNED = re.compile(
    r"(?:\b(?:accurac(?:y|ies)|au(?:ro|pr)?c|efficiency|f1|(?:f1?|detection)[\s-](?:scores?|rates?)|m?ap|performance|"
    r"precision|quality|recall|robustness|throughput)|speed-?ups?)$",
    re.IGNORECASE,
)
# "10x its size" describes what is compared with, and measures nothing.
_OF_ANOTHER = re.compile(r"(?:[xX×]|times|fold)\s(?:its|their|our)\s$")
_DATA = r"\s(?:[\w-]+\s){0,2}?(?:data|data ?sets?|corpus|corpora)\b"
_IMPLIED = (
    (re.compile(r"\b(?:faster|slower|accelerat\w+|speeds?\sup|speeding\sup|(?<=\bas\s)fast)\b"), "speed"),
    (re.compile(rf"\b(?:smaller|larger|bigger|lighter|compress(?:es|ed|ion))\b(?!{_DATA})"), "model size"),
    (re.compile(r"\bshrink(?:s|ing)?\sthe\s(?:model|network)\b"), "model size"),
    (re.compile(rf"\b(?:smaller|larger|bigger)\b(?={_DATA})"), "dataset size"),
    (re.compile(r"\b(?:cheaper|expensive)\b"), "cost"),
)

_NOUNS_OF = {
    "accurate": "accuracy",
    "consistent": "consistency",
    "diverse": "diversity",
    "effective": "effectiveness",
    "efficient": "efficiency",
    "faithful": "faithfulness",
    "precise": "precision",
    "robust": "robustness",
    "sensitive": "sensitivity",
    "stable": "stability",
}
_GRADED = re.compile(rf"(?:[%x×]|\b(?:times|fold|points))\s(?:more|less)\s(?P<word>{'|'.join(_NOUNS_OF)})\b")


def is_lower_better(name: str) -> bool:
    """Whether a quantity of this name is one that people want to be small ("latency", "error rate")."""
    return bool(_WANTED_LOW.search(name)) and not _TURNED.search(name)


def quantities(text: str, start: int) -> Iterator[Mention]:
    """Plain words for quantities from offset `start` on, under the name that a result would call them by."""
    small = lowered(text)
    for match in _METRIC.finditer(small, start):
        if not _OF_ANOTHER.search(text, max(start, match.start() - 12), match.start()):
            yield Mention(*match.span(), Kind.METRIC, _named(text[match.start() : match.end()]))
    for pattern, name in _IMPLIED:
        for match in pattern.finditer(small, start):
            yield Mention(*match.span(), Kind.METRIC, name)
    for match in _GRADED.finditer(small, start):
        yield Mention(*match.span("word"), Kind.METRIC, _NOUNS_OF[match["word"]])


def _named(words: str) -> str:
    """The name of a quantity: in the singular, and small unless it is an abbreviation ("Accuracies" -> "accuracy")."""
    head, _, last = words.rpartition(" ")
    if last.lower() not in _PLURAL:
        last = re.sub("ies$", "y", last)
        last = re.sub(r"(?<=[a-rt-z])s$", "", last) if last.islower() or last.istitle() else last
    named = f"{head} {last}".strip()
    return named[0].lower() + named[1:] if named[1:].islower() else named
