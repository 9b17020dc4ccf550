"""Documents made to keep a reader busy for hours: each is read in the time that its size takes, and set aside."""

from __future__ import annotations

import gzip
import tracemalloc

import pytest

from tests.sources.pages import read

N = 30_000
FEED = '<feed xmlns="http://www.w3.org/2005/Atom">'
HARM = {
    "html comments": "<!DOCTYPE html>" + "<!--" * N,
    "html or not": "<!---->" * N + "x",
    "html or not, open": "<!---->" * N + "<!--",
    "html tags": "<html>" + "<a " * N,
    "html names": ("<html><a" + "1" * N) * 20,
    "html quotes": "<html>" + '<a "' * N,
    "html entities": "<html>" + "&" * N,
    "html scripts": "<html>" + "<script>" * N,
    "html declarations": "<html>" + "<![x" * N,
    "json braces": "{" * N,
    "json objects": '{"a":' * N,
    "json list of broken": "[" + '{"paper": "' * N,
    "json lists": "[" * N,
    "json long tries": "[" + '{"a":' * 900 + "[" + "1," * 500_000,
    "bibtex braces": "@article{a, title={" + "{" * N + "}" * N + "}, abstract={x}}",
    "bibtex entries": "@a{title=\n" * (N // 10),
    "csv quotes": "title,abstract\n" + '"a\n' * N,
    "csv long rows": "title,abstract\n" + (("," * 20 * N + ',"\n') + '""x\n' * 110) * 20,
    "csv escapes": "title,abstract\n" + '"a,\n' + '""x\n' * N,
    "atom entries": FEED + "<entry>" * (N // 10),
    "atom feeds": FEED + "<feed " * N,
    "atom or not": "<feed " * (5 * N),
    "listing of one entry": "new\nsubscribe\n" + "x\n" * N,
}


@pytest.mark.parametrize("content", HARM.values(), ids=HARM.keys())
def test_what_is_made_to_harm_is_set_aside(content: str) -> None:
    found = read(content)
    assert found.papers == []
    assert found.set_aside


@pytest.mark.parametrize("content", ["{\n" + "x " * 2_000_000, '{"a' + ' "": ' * 800_000, "{}" * 2_000_000])
def test_what_looks_like_json_takes_no_more_memory_than_its_size(content: str) -> None:
    tracemalloc.start()
    found = read(content, format="jsonl")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found.papers, len(found.set_aside)) == ([], 1)
    assert peak < 40_000_000


def test_a_file_of_empty_gzip_members_is_empty() -> None:
    assert read(gzip.compress(b"") * N).reasons == [(None, "an empty page")]
