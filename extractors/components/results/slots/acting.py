"""Who does what a clause says: the thing right before its verb ("<FooTune> outperforms", "the <RAFT> model gains"), and
who surely doesn't."""

from __future__ import annotations

from extractors.components.page import Mention, Page
from extractors.components.page.cues import Cue, cue, words
from extractors.components.results.slots.asked import Asked
from kg.model import TECHNIQUES

_CUES = (Cue.BETTER, Cue.WORSE, Cue.MORE, Cue.LESS, Cue.SAVE, Cue.LEVEL, Cue.KEEP)
_VERBS = words(
    "is are was were has have demonstrate demonstrates demonstrated exhibit exhibits show shows showed provide "
    "provides bring brings lead leads enable enables rank ranks ranked perform performed run runs take takes use uses "
    "need needs require requires"
)
_BETWEEN = words(
    "model models method methods approach approaches framework network networks system systems algorithm architecture "
    "variant variants backbone ' ’ s 's also further even only alone then can could may will would significantly "
    "consistently substantially effectively successfully greatly still not does do both all"
)
_FAR = 8


def acts(page: Page, mention: Mention) -> bool:
    """Whether a verb follows the mention, after no more than a noun for what it is, adverbs and a parenthesis."""
    place = page.at(mention.end - 1)
    aside = False
    for item in page.items[place + 1 : place + 1 + _FAR]:
        if item.sentence != page.items[place].sentence:
            return False
        aside = item.shape == "(" or (aside and item.shape != ")")
        if aside or item.shape == ")" or item.shape in _BETWEEN:
            continue
        return item.shape in _VERBS or cue(item.shape) in _CUES
    return False


def is_bystander(asked: Asked, mention: Mention) -> bool:
    """Whether the number's sentence speaks of the paper's own work, of which nothing has a name, and the thing stands
    elsewhere: what "our method" attains is not BERT's."""
    page = asked.page
    if not asked.own or page.sentence(mention.start) == asked.sentence:
        return False
    return not any(other.proposed and other.kind in TECHNIQUES for other in page.mentions)
