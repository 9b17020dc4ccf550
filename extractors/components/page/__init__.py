"""A text laid out as items, with its numbers, names and telling words: what results and comparisons read."""

from __future__ import annotations

from extractors.components.page.items import Item, Mention, Page, Quantities, lay_out

__all__ = ["Item", "Mention", "Page", "Quantities", "lay_out"]
