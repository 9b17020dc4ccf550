"""Which techniques a result speaks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.assemble.mentions import Mentions
from kg.assemble.registry import Registry
from kg.assemble.words import means_own_method
from kg.ids import kind_of
from kg.model import TECHNIQUES, Credit, Kind, Role, Via


@dataclass(frozen=True, slots=True)
class Proposals:
    """The techniques that a paper proposes. `distinct` counts a family and its variants as one."""

    all: frozenset[str]
    distinct: frozenset[str]

    @classmethod
    def of(cls, mentions: Mentions, registry: Registry) -> Proposals:
        proposed = frozenset(
            id for id, mention in mentions.items() if mention.role is Role.PROPOSED and kind_of(id) in TECHNIQUES
        )
        return cls(proposed, frozenset(id for id in proposed if registry.family_of(id) not in proposed))

    @property
    def methods(self) -> tuple[str, ...]:
        return tuple(id for id in self.all if kind_of(id) is Kind.METHOD)


def credits_of(
    subject: str | None, subject_text: str | None, proposals: Proposals, judged: Mapping[str, bool]
) -> tuple[Credit, ...]:
    """The credits of a result, sorted; never to a technique that its paper merely uses, unless that is its subject.

    `judged` are people's verdicts by technique; one affirmed without a rule that gives it is via PAPER.
    """
    found = dict(_earned(subject, subject_text, proposals))
    for technique, holds in judged.items():
        if holds:
            found.setdefault(technique, Via.PAPER)
        else:
            found.pop(technique, None)
    return tuple(Credit(technique, via) for technique, via in sorted(found.items()))


def _earned(subject: str | None, subject_text: str | None, proposals: Proposals) -> list[tuple[str, Via]]:
    if subject is not None:
        own_model = kind_of(subject) is Kind.MODEL and subject in proposals.all
        through = proposals.methods if own_model and len(proposals.methods) == 1 else ()
        return [(subject, Via.SUBJECT), *((method, Via.MODEL) for method in through)]
    if (subject_text is None or means_own_method(subject_text)) and len(proposals.distinct) == 1:
        return [(technique, Via.PAPER) for technique in proposals.distinct]
    return []
