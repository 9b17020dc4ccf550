"""Nodes, mentions and judgements as the JSON in which backends keep them whole."""

from __future__ import annotations

import msgspec

from kg.model import CONCEPTS, Comparison, Concept, Judgement, Kind, Mention, Node, Paper, Result

NODES: dict[Kind, msgspec.json.Decoder[Node]] = {
    Kind.PAPER: msgspec.json.Decoder(Paper),
    Kind.RESULT: msgspec.json.Decoder(Result),
    Kind.COMPARISON: msgspec.json.Decoder(Comparison),
    **dict.fromkeys(CONCEPTS, msgspec.json.Decoder(Concept)),
}
MENTION = msgspec.json.Decoder(Mention)
JUDGEMENT = msgspec.json.Decoder(Judgement)


def encoded(value: Node | Mention | Judgement) -> str:
    return msgspec.json.encode(value).decode()
