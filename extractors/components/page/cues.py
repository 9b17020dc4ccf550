"""The words that say which way a number goes and whether that is good: one table, read by outcomes and by judgement."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Cue(StrEnum):
    """What a word says: movement with a judgement (BETTER, WORSE), mere movement (MORE, LESS), or a level held."""

    BETTER = "better"
    WORSE = "worse"
    MORE = "more"
    LESS = "less"
    SAVE = "save"
    FAST = "fast"
    SLOW = "slow"
    LEVEL = "level"
    KEEP = "keep"
    NEED = "need"
    GAP = "gap"


_STEMS = {
    Cue.BETTER: r"improv\w*|out(?:class|pac|perform|rank|scor|shin|strip)\w*|surpass\w*|exceed\w*|gain\w*|boost\w*|"
    r"tops|enhanc\w*|better|superior\w*|advanc(?:es?|ing)|beat(?:s|ing)?|advantages?|(?:up)?lift(?:s|ed|ing)?|enrich\w*|bolster\w*|excels?|"
    r"strengthen\w*",
    Cue.WORSE: r"degrad\w*|drop(?:s|ped|ping)?|declin\w*|loss(?:es)?|los(?:es?|ing)|worse\w*|lag(?:s|ging)?|behind|"
    r"trail(?:s|ed|ing)|deteriorat\w*|falls?|fell|underperform\w*|suffer\w*|hurt\w*|sacrific\w*|overheads?|inferior|penalt\w+",
    Cue.MORE: r"increas\w*|higher|rais(?:es?|ed|ing)|more|greater|larger|bigger|longer|gr[eo]w\w*|rises?|rose|jump\w*|"
    r"additional|extra|ahead|doubl\w+|tripl\w+|elevat\w+|push\w*|above",
    Cue.LESS: r"reduc\w*|decreas\w*|lower\w*|fewer|less|smaller|shrink\w*|shorten\w*|shorter|minimi[sz]\w*|"
    r"cut(?:s|ting)?|compress\w*|alleviat\w*|mitigat\w*|diminish\w*|prun\w*|remov\w*|below|halv\w+|cheaper|"
    r"lighter|suppress\w*|trim\w*",
    Cue.SAVE: r"sav(?:es?|ed|ings?)|skip(?:s|ped|ping)|spar(?:es?|ed|ing)",
    Cue.FAST: r"faster|speed-?ups?|speeds?|speedier|accelerat\w*|quicker",
    Cue.SLOW: r"slower|slowdown\w*|slow",
    Cue.LEVEL: r"achiev\w*|reach\w*|attain\w*|obtain\w*|scor(?:es?|ed|ing)|yield\w*|record\w*|report\w*|gets?|got|"
    r"performs?|resulting|results?|sets?|establish\w*|rang\w*|deliver\w*|accurac\w+|hits?|averag\w*",
    Cue.KEEP: r"retain\w*|maintain\w*|preserv\w*|keep\w*|kept|recover\w*|match\w*|equivalent|remain\w*|captur\w*|"
    r"clos(?:es?|ing)",
    Cue.NEED: r"only|just|us(?:es?|ing|ed)|utiliz\w+|requir\w*|need\w*|train\w*|tun(?:es?|ed|ing)|updat\w+|merely|mere|"
    r"without|consum\w+|account\w*|introduc\w+|costs?|learn\w*|fraction|total|original|full",
    Cue.GAP: r"within|gap|differ\w*|from|to|compar\w*|than|over|versus|vs",
}
LIKENED = {"fast": Cue.FAST, "quickly": Cue.FAST, "slow": Cue.SLOW, "good": Cue.BETTER, "well": Cue.BETTER}
LIKENED |= dict.fromkeys(("many", "much", "large", "big", "long", "high"), Cue.MORE)
LIKENED |= dict.fromkeys(("few", "little", "small", "short", "low", "cheap"), Cue.LESS)
"""What plain adjectives say after "twice as"."""

OUTDOES = r"out(?:class|pac|perform|rank|scor|shin|strip)|surpass|exceed|beat|tops|topp(?:ed|ing)"
"""How verbs begin that say that one thing is better than another."""
_OUTDOES = re.compile(OUTDOES)

_PATTERN = re.compile("|".join(f"(?P<{cue}>{stems})" for cue, stems in _STEMS.items()))


def words(listed: str) -> frozenset[str]:
    """The set of the words that are listed with spaces between."""
    return frozenset(listed.split())


CONTRASTS = words("; while whereas but although though")
"""What parts a clause from one that says something else."""
DETERMINERS = words("the a an all both even its our their")


def outdoes(word: str) -> bool:
    """Whether a lower-case word says that one thing is better than another."""
    return bool(_OUTDOES.match(word))


@lru_cache(maxsize=4096)
def cue(word: str) -> Cue | None:
    """The cue of a lower-case word, or None."""
    match = _PATTERN.fullmatch(word)
    return Cue(match.lastgroup) if match and match.lastgroup else None
