"""Whether a query asks other servers: SERVICE makes the engine open a connection to wherever the query says."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r'''
    (?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<absolute><[A-Za-z][A-Za-z0-9+.-]*://[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<doubtful><[^<>"{}|^`\\\x00-\x20]*\#[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<escape>\\.)
  | (?P<comment>\#[^\n\r]*)
  | (?P<name>[?$@:]\w+)
  | (?P<word>\w+)
    ''',
    re.VERBOSE | re.DOTALL,
)


def asks_others(query: str) -> bool:
    """Whether SERVICE stands in a query, outside of strings, comments, IRIs and names.

    In doubt it does: `<a#b>` is an IRI, and in `?x <a#b>` the beginning of a comparison and of a comment.
    """
    if "service" not in query.lower():
        return False
    kinds = {
        (found.lastgroup, found.group().lower() == "service")
        for found in _TOKEN.finditer(query)
        if found.lastgroup in {"word", "doubtful"}
    }
    return ("word", True) in kinds or ("doubtful", False) in kinds
