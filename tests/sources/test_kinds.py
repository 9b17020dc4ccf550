"""What holds of every format: recognised whatever its packing, and no entry is lost with a broken neighbour."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from operator import methodcaller

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sources import FORMATS, documents, papers
from kg.model import Paper
from tests.sources.kinds import EXAMPLES, KINDS, Kind, title
from tests.sources.pages import document, read

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.format)

PACKED: Callable[[str], bytes] = lambda text: gzip.compress(text.encode())  # noqa: E731
UTF16 = methodcaller("encode", "utf-16")

# What no format takes for the begin or the end of anything: no marks of its own, and no line that could be text.
JUNK = st.text(st.sampled_from("xyz 0\0\ud800\\&#%;:"), max_size=30).map(lambda text: text.replace("\n", " "))
BYTES = st.one_of(JUNK.map(lambda text: text.encode("utf-8", "surrogatepass")), st.sampled_from([b"\xff\xfe", b"\xe9"]))


def test_every_format_is_tried() -> None:
    assert {kind.format for kind in KINDS} == {format.name for format in FORMATS}


@every_kind
@pytest.mark.parametrize("packed", [str.encode, PACKED, UTF16])
def test_a_document_is_recognised_whatever_its_name_and_packing(kind: Kind, packed: Callable[[str], bytes]) -> None:
    content = packed(kind.document([kind.entry(n) for n in (1, 2, 3)]))
    found = read(content)
    assert found.titles == [title(n) for n in (1, 2, 3)]
    assert {source.format for paper in found.papers for source in paper.sources} == {kind.format}
    assert [source.entry for paper in found.papers for source in paper.sources] == [1, 2, 3]
    assert found.set_aside == []


@every_kind
def test_an_entry_cut_off_is_lost_alone(kind: Kind) -> None:
    whole = kind.document([kind.entry(n) for n in (1, 2, 3)])
    found = read(whole[: whole.index(title(3)) + 8], format=kind.format)
    assert found.titles[:2] == [title(1), title(2)]
    assert len(found.set_aside) == 1


# In the text of a listing anything may be a title or an abstract.
@pytest.mark.parametrize("kind", [kind for kind in KINDS if "listing" not in kind.format and "html" not in kind.format])
@given(between=st.lists(BYTES, max_size=4))
def test_bytes_between_entries_lose_none_of_them(kind: Kind, between: list[bytes]) -> None:
    marks = [f"#####{number}#####" for number, _ in enumerate(between)]
    entries = [kind.entry(0)]
    for number, mark in enumerate(marks, start=1):
        entries += [mark, kind.entry(number)]
    content = kind.document(entries).encode()
    for mark, data in zip(marks, between, strict=True):
        content = content.replace(mark.encode(), data.replace(b"\n", b"").replace(b"\r", b""))
    found = list(papers(document(content), kind.format))
    titles = [item.title for item in found if isinstance(item, Paper)]
    assert titles == [title(number) for number in range(len(between) + 1)]


def test_the_examples_are_read_whole() -> None:
    for example in documents([str(EXAMPLES)]):
        found = list(papers(example))
        assert len(found) == 2, example.name
        assert all(isinstance(item, Paper) for item in found), found
