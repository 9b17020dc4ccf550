"""The feed of new results: valid Atom that shows what the diff shows, and refuses what can't be meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree
from starlette.testclient import TestClient

from kg import edition
from kg.diff import Fate, changes
from kg.diff.changes import Group
from kg.edition import Edition
from kg.manifest import Provenance
from kg.model import Graph, Result
from kg.settings import Settings
from kg.stores.memory import MemoryStore
from server import opening
from server.app import create_app
from server.feed import endpoint
from tests.server.conftest import library_of
from tests.server.golden import GRAPH

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))

Get = Callable[..., "etree._Element"]


def write(directory: Path, results: tuple[Result, ...], built: str) -> Edition:
    graph = replace(GRAPH, results=results)
    made = edition.write(directory, (), lambda _: graph, Provenance((), (), {}), Settings(), keep=9)
    manifest = made.path / "manifest.json"
    text = manifest.read_text(encoding="utf-8").replace(made.manifest.built, built)
    manifest.write_text(text, encoding="utf-8")
    return edition.opened(made.path)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, ...]:
    """Three days, on each of which more of the golden graph's results are known, and one of them is taken back."""
    directory, third = tmp_path_factory.mktemp("feed"), len(GRAPH.results) // 3
    days = (GRAPH.results[:third], GRAPH.results[: 2 * third], GRAPH.results[1:])
    return tuple(write(directory, day, f"2025-06-0{n}T12:00:00+00:00") for n, day in enumerate(days, 1))


@pytest.fixture(scope="module")
def client(editions: tuple[Edition, ...]) -> TestClient:
    return TestClient(create_app(opening.opened(editions[0].path.parents[1]).library))


@pytest.fixture(scope="module")
def get(client: TestClient) -> Get:
    """A valid feed by its parameters."""

    def get(**parameters: str) -> etree._Element:
        answer = client.get("/feed.atom", params=parameters)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].startswith("application/atom+xml")
        feed = etree.fromstring(answer.content)
        SCHEMA.assertValid(feed)
        return feed

    return get


def ids(feed: etree._Element) -> list[str]:
    """The ids of a feed's results."""
    return [urlsplit(id).path[1:] for id in feed.xpath("a:entry/a:id/text()", namespaces=ATOM)]


def new(old: Edition, new: Edition) -> set[str]:
    found = (c.thing for c in changes(old.view(), new.view()) if (c.group, c.fate) == (Group.RESULTS, Fate.NEW))
    return {thing.id for thing in found if isinstance(thing, Result)}


def test_the_schema_knows_a_feed_from_none() -> None:
    bare = f'<feed xmlns="{ATOM["a"]}"><id>urn:x</id><title>t</title><updated>2025-01-01T00:00:00Z</updated>'
    author = "<author><name>n</name></author>"
    entry = "<entry><id>urn:y</id><title>t</title><updated>2025-01-01T00:00:00Z</updated>{}</entry>"
    link = '<link href="http://x/"/>'
    good = (author, author + entry.format(link), entry.format(link + author))
    bad = (entry.format(link), author + "<entry/>", author + "<b/>", author + author + "x")
    assert all(SCHEMA.validate(etree.fromstring(f"{bare}{rest}</feed>")) for rest in good)
    assert not any(SCHEMA.validate(etree.fromstring(f"{bare}{rest}</feed>")) for rest in bad)
    assert not SCHEMA.validate(etree.fromstring(f"{bare}{author}</feed>".replace("T00:00:00Z", "")))


@pytest.mark.parametrize("since", [0, 1, 2])
def test_it_shows_exactly_the_new_results_of_the_diff(get: Get, editions: tuple[Edition, ...], since: int) -> None:
    found = ids(get(since=editions[since].id))
    assert len(found) == len(set(found))
    assert {*found} == new(editions[since], editions[-1])
    assert bool(found) is (since < 2)


def test_by_default_it_begins_after_the_edition_before(get: Get, editions: tuple[Edition, ...]) -> None:
    assert ids(get()) == ids(get(since=editions[1].id))


def test_of_a_first_edition_everything_is_new(tmp_path: Path) -> None:
    made = write(tmp_path, GRAPH.results, "2025-06-01T12:00:00+00:00")
    client = TestClient(create_app(opening.opened(tmp_path).library))
    feed = etree.fromstring(client.get("/feed.atom").content)
    assert {*ids(feed)} == {result.id for result in GRAPH.results}
    assert feed.findtext("a:updated", namespaces=ATOM) == made.manifest.built


def test_an_entry_keeps_its_id_and_the_day_when_it_came(get: Get, editions: tuple[Edition, ...]) -> None:
    def days(feed: etree._Element) -> dict[str, str]:
        return dict(zip(ids(feed), feed.xpath("a:entry/a:updated/text()", namespaces=ATOM), strict=True))

    early, late = days(get(since=editions[0].id)), days(get(since=editions[1].id))
    assert late.items() <= early.items()
    assert {early[id] for id in early.keys() - late.keys()} == {editions[1].manifest.built}
    assert {*late.values()} == {editions[2].manifest.built}
    assert [*early.values()] == sorted(early.values(), reverse=True)


def test_an_entry_shows_its_evidence(get: Get, editions: tuple[Edition, ...]) -> None:
    feed = get(since=editions[0].id)
    results = {result.id: result for result in GRAPH.results}
    for id, entry in zip(ids(feed), feed.findall("a:entry", ATOM), strict=True):
        seen = results[id].evidence
        assert entry.findtext("a:summary", namespaces=ATOM) == seen.quote
        text = " ".join(entry.find("a:content", ATOM).itertext())
        assert seen.quote in text
        assert f"characters {seen.start} to {seen.end}" in text
        assert f"{seen.extractor} {seen.version}" in text
        [page] = entry.xpath("a:link[@rel='alternate']/@href", namespaces=ATOM)
        assert page.endswith(id)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The golden graph as a first edition."""
    directory = tmp_path_factory.mktemp("whole")
    write(directory, GRAPH.results, "2025-06-01T12:00:00+00:00")
    return TestClient(create_app(opening.opened(directory).library))


FILTERS = {
    "dataset=MMLU": 'dataset: {is: "MMLU"}',
    "technique=Corgi": 'technique: {within: "Corgi"}',
    "technique=Minitron": 'technique: {within: "Minitron"}',
    "task=model+compression": 'paper: {addresses: {is: "model compression"}}',
    "dataset=MMLU&parameters_lt=1e10": 'dataset: {is: "MMLU"}, parameters: {lt: 1e10}',
    "parameters_gte=1B&parameters_lte=10B": "parameters: {gte: 1e9, lte: 1e10}",
    "claim=gain": "claim: {eq: GAIN}",
    "kind=score": "kind: {eq: SCORE}",
}


@pytest.mark.parametrize("unknown", ["exclude", "include", "only"])
@pytest.mark.parametrize("filter", FILTERS)
def test_a_filter_means_what_it_means_in_graphql(whole: TestClient, filter: str, unknown: str) -> None:
    feed = etree.fromstring(whole.get(f"/feed.atom?{filter}&unknown={unknown}").content)
    SCHEMA.assertValid(feed)
    query = f"{{ results(where: {{{FILTERS[filter]}}}, unknown: {unknown.upper()}, first: 100)"
    query += " { totalCount excludedAsUnknown nodes { id } } }"
    answer = whole.post("/graphql", json={"query": query}).json()["data"]["results"]
    assert {*ids(feed)} == {node["id"] for node in answer["nodes"]}
    subtitle = feed.findtext("a:subtitle", namespaces=ATOM)
    assert subtitle.startswith(f"{answer['totalCount']} new results")
    assert (f"{answer['excludedAsUnknown']} more may be meant" in subtitle) is bool(answer["excludedAsUnknown"])


def test_pages_lead_to_each_other_and_hold_everything(whole: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "PAGE", 3)
    place: str | None = "/feed.atom?unknown=include"
    found: list[str] = []
    while place:
        feed = etree.fromstring(whole.get(place).content)
        SCHEMA.assertValid(feed)
        found += ids(feed)
        place = next(iter(feed.xpath("a:link[@rel='next']/@href", namespaces=ATOM)), None)
    assert sorted(found) == sorted(result.id for result in GRAPH.results)


@pytest.mark.parametrize("filter", ["unknown=include", "technique=Corgi&parameters_gt=1e15"])
def test_a_page_past_the_last_is_empty_and_leads_back_to_the_last(
    whole: TestClient, monkeypatch: pytest.MonkeyPatch, filter: str
) -> None:
    """Of an empty feed the first page is the last."""
    monkeypatch.setattr(endpoint, "PAGE", 3)
    pages = [etree.fromstring(whole.get(f"/feed.atom?{filter}&page={page}").content) for page in range(1, 20)]
    last = max((number for number, page in enumerate(pages, 1) if ids(page)), default=1)
    back = [page.xpath("string(a:link[@rel='previous']/@href)", namespaces=ATOM).rpartition("=")[2] for page in pages]
    assert back == ["", *(str(min(page - 1, last)) for page in range(2, 20))]


def test_a_page_past_any_number_is_empty(get: Get) -> None:
    assert ids(get(page="9" * 20)) == []


def test_an_edition_that_is_gone_is_said(tmp_path: Path) -> None:
    made = write(tmp_path, GRAPH.results, "2025-06-01T12:00:00+00:00")
    client = TestClient(create_app(opening.opened(tmp_path).library))
    made.quads.unlink()
    answer = client.get("/feed.atom")
    assert (answer.status_code, "damaged" in answer.text) == (503, True)


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("datset=MMLU", "did you mean 'dataset'?"),
        ("dataset=MMLUU", 'did you mean "MMLU"'),
        ("technique=Nothing+like+it+at+all", "unknown method or model"),
        ("parameters_lt=few", "such as 10B"),
        ("since=ffff", "kept: "),
        ("dataset=MMLU&dataset=GSM8K", "once"),
        ("dataset=", "must not be empty"),
        ("claim=better", "claim is gain, loss, neutral, unknown"),
        ("page=0", "counted from 1"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_plain_words(client: TestClient, parameters: str, said: str) -> None:
    answer = client.get(f"/feed.atom?{parameters}")
    assert answer.status_code == 400
    assert said in answer.text
    assert "etag" not in answer.headers


def test_what_has_not_changed_is_not_sent_again(client: TestClient, editions: tuple[Edition, ...]) -> None:
    tag = client.get("/feed.atom").headers["etag"]
    assert client.get("/feed.atom", headers={"If-None-Match": tag}).status_code == 304
    older = client.get(f"/feed.atom?since={editions[0].id}", headers={"If-None-Match": tag})
    assert older.status_code == 200
    assert older.headers["etag"] != tag


def test_pages_name_their_feed(client: TestClient) -> None:
    assert 'type="application/atom+xml" title="New results" href="/feed.atom"' in client.get("/").text
    assert 'href="/feed.atom?dataset=dataset/mmlu"' in client.get("/dataset/mmlu").text


def test_without_editions_there_is_no_feed() -> None:
    client = TestClient(create_app(library_of(MemoryStore(Graph()))))
    assert client.get("/feed.atom").status_code == 404
    assert "feed.atom" not in client.get("/").text


def test_what_xml_cannot_hold_is_shown_as_missing(tmp_path: Path) -> None:
    first = GRAPH.results[0]
    odd = replace(first, name="a\x0bb <&> \ufffe")
    write(tmp_path, (odd,), "2025-06-01T12:00:00+00:00")
    answer = TestClient(create_app(opening.opened(tmp_path).library)).get("/feed.atom")
    feed = etree.fromstring(answer.content)
    assert "a\ufffdb <&> \ufffd" in feed.findtext("a:entry/a:title", namespaces=ATOM)
