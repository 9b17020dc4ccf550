"""What a result says of its subject: gain, loss, neither, or nothing that can be told."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Claim, Direction, Polarity, ResultClaim, ResultKind

_BETTER = {Polarity.HIGHER: Direction.UP, Polarity.LOWER: Direction.DOWN}


def claim(made: ResultClaim, metric: Polarity | None, metric_text: str | None, defaults: Iterable[Polarity]) -> Claim:
    """The claim of a result; the text's own evaluation of a change decides before anything else.

    `metric` is the polarity of the linked metric, None without one; `metric_text` the words for a metric that is not
    linked; `defaults` the polarities of the default metrics of the datasets that it is on.
    """
    if made.kind in (ResultKind.SCORE, ResultKind.RATIO):
        return Claim.NEUTRAL
    if made.judged is not None:
        return _by_polarity(made.judged, Polarity.HIGHER)
    if made.direction is None:
        return Claim.UNKNOWN
    if metric is None and metric_text is None:
        return _by_default(made.direction, {*defaults})
    # Words that are no listed metric count as higher-is-better.
    return _by_polarity(made.direction, Polarity.HIGHER if metric is None else metric)


def _by_default(direction: Direction, defaults: set[Polarity]) -> Claim:
    """Without a metric: the default one of the datasets, where they agree; without that, more is a gain."""
    if defaults:
        return _by_polarity(direction, min(defaults)) if len(defaults) == 1 else Claim.UNKNOWN
    return Claim.GAIN if direction is Direction.UP else Claim.UNKNOWN


def _by_polarity(direction: Direction, polarity: Polarity) -> Claim:
    if polarity is Polarity.NEITHER:
        return Claim.NEUTRAL
    if polarity is Polarity.UNKNOWN:
        return Claim.UNKNOWN
    return Claim.GAIN if _BETTER[polarity] is direction else Claim.LOSS
