"""The units of measure that are printed with numbers ("ms", "FPS", "tokens per second", "m/s"), as a pattern.

Percent, points and times are no units of measure: `numerals` has them.
"""

from __future__ import annotations

import re

_TIME = (
    r"[GT]PU[\s-](?:hours?|days?)|milliseconds?|microseconds?|msecs?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|"
    r"[mnµμ]s|s|h"
)
_SPACE = (
    r"(?:kilo|centi|milli|micro)?met(?:er|re)s?|microns?|[kcmnµμ]?m(?:\^?[23]|[²³])?|pixels?|px|body[\s-]lengths?|BL|"
    r"degrees?|deg|radians?|rad|°[CF]?"
)
_MATTER = (
    r"(?:kilo|milli)?grams?|[kmµμ]?g|[Nn]ewtons?|[kmµμ]?N(?:[·.\s-]?mm?)?|[kM]?Pa|mmHg|[mkMµμ]?J|[mkM]?W|kWh|k?cal|"
    r"(?:kilo|milli|micro)?(?:joules?|watts?)|mAh|mA|[mk]V|"
    r"dB[im]?|[kKMG]?Hz"
)
_DATA = r"[KMGTkm]i?B|[KMG]?[Bb]ytes?|bits?|bpp|bpd|nats?"
_MANY = r"trillion|billion|million|thousand|[KkMB]"
_COUNTED = (
    r"frames?|images?|videos?|sentences?|tokens?|words?|characters?|chars?|samples?|quer(?:y|ies)|requests?|documents?|"
    r"pages?|steps?|iterations?|proposals?"
)
_MEASURED = rf"{_TIME}|{_SPACE}|{_MATTER}|{_DATA}"
_EACH = r"(?:\s?/\s?|\sper\s|-per-|\sa\s)(?:s(?:ec(?:ond)?)?|min(?:ute)?|h(?:our)?|day)"

MEASURE = (
    rf"(?:(?:{_MANY})\s)?(?:{_COUNTED}|{_SPACE}|{_DATA}){_EACH}|"
    rf"(?:{_MEASURED})/[A-Za-z]+(?:\^?[23]|[²³])?|{_MEASURED}|FPS|fps|USD|epochs?|tokens|samples|queries|G|T|‰|"
    rf"(?:{_MANY})(?:\s(?:tokens|USD))?"
)
"""The longer come first: what is printed in m/s is not in m."""
_RATE = re.compile(rf"(?:.*(?:{_EACH})|fps)", re.IGNORECASE)


def is_rate(unit: str) -> bool:
    """Whether a unit says how much there is in a time ("frames per second")."""
    return bool(_RATE.fullmatch(unit))
