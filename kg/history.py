"""The editions that a folder keeps, from the oldest to the current one, and what people call them."""

from __future__ import annotations

from pathlib import Path

from kg import edition
from kg.edition import Edition
from kg.errors import BadInput, EditionError
from kg.pruning import MANIFEST, by_age


def kept(directory: Path) -> tuple[Edition, ...]:
    """The editions that can be read, in the order in which they were made, the current one last.

    Raises:
        EditionError: there is no current edition, or it can't be read.
    """
    current = edition.current(directory)
    names = [path.name for path in by_age(directory / "editions")]
    earlier = names[: names.index(current.id)] if current.id in names else []
    return (*(found for name in earlier if (found := _readable(directory / "editions" / name))), current)


def called(directory: Path, name: str) -> Edition:
    """The edition that a name means: an id or its beginning, `current`, an edition's folder, or one that holds some.

    Raises:
        BadInput: nothing is called so, or several are.
        EditionError: what is meant can't be read.
    """
    place = Path(name)
    if (place / MANIFEST).is_file():
        return edition.opened(place)
    if (place / "current").is_file():
        return edition.current(place)
    return among(kept(directory), name)


def among(editions: tuple[Edition, ...], name: str) -> Edition:
    """The edition that an id, its beginning or `current` means.

    Raises:
        BadInput: nothing is called so, or several are.
    """
    if name == "current":
        return editions[-1]
    found = [one for one in editions if name and one.id.startswith(name)]
    if len(found) != 1:
        known = ", ".join(one.id for one in editions)
        raise BadInput(f"{'no edition is' if not found else 'several editions are'} called {name!r}; kept: {known}")
    return found[0]


def _readable(path: Path) -> Edition | None:
    try:
        return edition.opened(path)
    except EditionError:
        return None
