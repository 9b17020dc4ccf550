"""Reads results out of a text: every number that reports an outcome, with what was measured, on what and for whom."""

from __future__ import annotations

from .reader import read

__all__ = ["read"]
