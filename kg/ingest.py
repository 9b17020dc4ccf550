"""What came in today, added to the current edition; the price is that of reading what is new, and one assembly."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace

from kg import edition, lock, tables
from kg.build import LOCK, Maker
from kg.edition import Edition
from kg.errors import BadInput
from kg.manifest import Provenance
from kg.model import Reading
from kg.pruning import sweep
from kg.shelf import Shelf


def ingest(maker: Maker, new: Shelf, provenance: Provenance) -> Edition:
    """Make the edition current that holds these entries and those of the one before; that one itself if it does.

    A folder without an edition gets its first. Entries are joined anew, as a paper may be known from several of them;
    readings come from the cache or the edition, unless another version of the extractors made them.

    Raises:
        BadInput: the edition was made with curated files of one's own, and there are none now.
        BadInput, CurationError: there is no such folder of curated files, or one of them breaks the rules.
        EditionError: another build is under way, or the edition does not hold what it was read from.
    """
    with lock.held(maker.directory / LOCK):
        if not edition.named(maker.directory):
            return maker.made(new, provenance)
        before = edition.current(maker.directory)
        provenance = _grown(before, provenance, maker)
        with closing(Shelf()) as shelf:
            held = shelf.add_all(before.entries())
            shelf.add_all(new.read())
            if shelf.distinct() == held and _as_before(before, provenance, maker):
                sweep(before.path.parent)
                return before
            shelf.merge()
            return maker.made(shelf, provenance, _readings(before, provenance))


def _grown(before: Edition, new: Provenance, maker: Maker) -> Provenance:
    """What both went into, read and judged as it is now."""
    old, curation = before.manifest.provenance, tables.marks(maker.curation)
    if "own" in old.curation and "own" not in curation:
        raise BadInput(
            f"{before.path} was made with curated files of your own: give them with --curation, "
            "or leave them out on purpose with `kg build`"
        )
    return replace(
        new,
        inputs=old.inputs + new.inputs,
        set_aside=old.set_aside + new.set_aside,
        unexpected=old.unexpected + new.unexpected,
        curation=curation,
        unread=old.unread,
    ).sorted()


def _as_before(before: Edition, provenance: Provenance, maker: Maker) -> bool:
    return before.manifest.provenance == provenance and before.manifest.base_iri == maker.settings.base_iri


def _readings(before: Edition, provenance: Provenance) -> Iterable[Reading]:
    """What the edition knows of its papers' texts, if the same extractors read it."""
    return before.readings() if before.manifest.versions["extractor"] == provenance.versions["extractor"] else ()
