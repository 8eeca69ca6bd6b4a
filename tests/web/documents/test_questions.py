"""Each page is drawn from few questions to the store, by key, so that an engine over HTTP can answer them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import NamedNode

from corrkg.formats import HTML, JSON_LD, TURTLE
from corrkg.reading.kinds import kinds, listed
from corrkg.reading.page import page_of
from corrkg.reading.surroundings import FOLLOWED, MENTIONS
from corrkg.reading.view import REACH, View
from corrkg.settings import load
from corrkg.sparql.graph import Graph
from corrkg.store.release import Release
from corrkg.vocab import CK
from corrkg.web import create_app

MOST = 5


@pytest.fixture(scope="module")
def app(october_store: Path) -> Flask:
    return create_app(load({"store": str(october_store), "cache_bytes": 0}, {}))


@pytest.fixture
def asked(app: Flask, watched: Callable[[Graph, Callable[[object], None]], Graph]) -> Iterator[list[object]]:
    """What the graph of the release is asked: a pattern as a tuple, things to be told about as a list."""
    release = app.extensions["corrkg"].publication.current()
    plain = release.graph
    questions: list[object] = []
    vars(release)["remote"] = watched(plain, questions.append)
    yield questions
    vars(release)["remote"] = None


def _busiest(release: Release) -> Iterator[str]:
    """Yield the path of the thing of each kind that most is said of, and those of what is of no kind."""
    relations = release.relations
    for kind in kinds():
        things = {quad.subject for quad in release.graph.match(None, None, kind.type)}
        ours = [each for each in things if isinstance(each, NamedNode) and each.value.startswith(release.base)]
        sizes = {
            each: len(relations.parts(each)) + sum(relations.counts(each).values())
            for each in ours
            if "#" not in each.value
        }
        yield max(sizes, key=lambda each: (sizes[each], each.value)).value.removeprefix(release.base)
    yield from ("dataset", "ontology", "graph/inferred")


def _questions(client: FlaskClient, asked: list[object], path: str) -> list[object]:
    asked.clear()
    assert client.get(path).status_code == 200, path
    return [*asked]


def test_a_document_asks_the_store_at_most_five_questions(app: Flask, october: Release, asked: list[object]) -> None:
    client, too_many = app.test_client(), {}
    for path in _busiest(october):
        for format in (HTML, TURTLE, JSON_LD):
            found = _questions(client, asked, f"/{path}.{format.suffix}")
            if len(found) > MOST:
                too_many[f"{path}.{format.suffix}"] = found
    assert not too_many


def test_a_list_asks_the_store_at_most_five_questions(app: Flask, asked: list[object]) -> None:
    client, too_many = app.test_client(), {}
    for kind in listed():
        client.get(f"/{kind.path}")  # its order is worked out once for a release
        for format in (HTML, TURTLE):
            found = _questions(client, asked, f"/{kind.path}.{format.suffix}")
            if len(found) > MOST:
                too_many[f"{kind.path}.{format.suffix}"] = found
    assert not too_many


def test_home_days_and_search_ask_the_store_at_most_five_questions(app: Flask, asked: list[object]) -> None:
    client = app.test_client()
    client.get("/")  # its sizes are counted once for a release
    client.get("/queries")  # the first request reads the files of the queries
    for path in ("/?lang=ru", "/day/1935-10-21", "/day/1935-10", "/search?q=grain", "/letter?sort=-date"):
        assert len(_questions(client, asked, path)) <= MOST, path


def test_no_page_walks_a_class_a_property_or_the_store(app: Flask, october: Release, asked: list[object]) -> None:
    client = app.test_client()
    for path in _busiest(october):
        for question in _questions(client, asked, f"/{path}.html"):
            if isinstance(question, tuple):
                subject, _, _, graph = question
                assert subject is not None or graph is not None, (path, question)


def test_a_letter_looks_up_its_thread_and_its_neighbours_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    release, looked_up = app.extensions["corrkg"].publication.current(), list[str]()

    def counted(name: str, ask: Callable[..., object]) -> Callable[..., object]:
        def told(*args: object) -> object:
            looked_up.append(name)
            return ask(*args)

        return told

    monkeypatch.setattr(release.glance, "thread", counted("thread", release.glance.thread))
    monkeypatch.setattr(release.relations, "beside", counted("beside", release.relations.beside))
    page = app.test_client().get("/letter/1935-10-01-molotov-kaganovich-to-stalin.html").get_data(as_text=True)
    assert "in this exchange" in page
    assert sorted(looked_up) == ["beside", "thread"]


def test_a_page_reads_nothing_of_what_links_to_its_thing_and_is_not_shown(
    app: Flask, october: Release, asked: list[object]
) -> None:
    person, size = october.uris.at_path("person/stalin"), 50
    links = [link.quad for link in october.relations.links(person, 0, 10_000)]
    shown = {quad.subject for quad in (*links[:size], *(each for each in links if each.predicate in FOLLOWED))}
    named = october.glance.mentions("person/stalin", 0, MENTIONS)
    others = {quad.subject for quad in links} - shown - {NamedNode(october.base + each.bearer) for each in named}
    assert len(others) > 200
    found = _questions(app.test_client(), asked, "/person/stalin.html")
    assert not others & {each for question in found if isinstance(question, list) for each in question}


def test_a_page_shows_the_first_letters_of_a_person_and_leads_to_all(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = app.test_client()
    assert "/explore?kind=letter" not in client.get("/person/stalin.html").text
    for name in (CK.sender, CK.recipient, CK.copyRecipient):
        monkeypatch.setitem(FOLLOWED, name, 3)
    monkeypatch.setattr("corrkg.reading.persons.LETTERS", 3)
    page = client.get("/person/stalin.html").text
    assert "The first 3 by date." in page
    assert 'href="/explore?kind=letter&amp;person=stalin"' in page
    body = page[page.index("Letters by day") : page.index("The first 3 by date.")]
    assert len(set(re.findall(r'href="(/letter/[^"]+)"', body))) == 3


def test_a_page_shows_what_was_first_sent_from_a_place(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = app.test_client()
    assert 'Sent and received <span class="count">' in client.get("/place/sochi.html").text
    monkeypatch.setitem(FOLLOWED, CK.place, 3)
    monkeypatch.setattr("corrkg.reading.persons.LETTERS", 3)
    page = client.get("/place/sochi.html").text
    told = page[page.index("Sent and received") :]
    assert "count" not in told[: told.index("</h2>")]
    assert 0 < told[: told.index("by date.")].count("<li>") <= 3


def test_a_decision_reads_of_a_letter_that_it_is_about_no_more_than_its_sendings(
    app: Flask, october: Release, asked: list[object]
) -> None:
    decisions = {quad.subject: quad.object for quad in october.graph.match(None, CK.concerns)}
    for decision, letter in decisions.items():
        assert isinstance(decision, NamedNode) and isinstance(letter, NamedNode)
        path = decision.value.removeprefix(october.base)
        found = _questions(app.test_client(), asked, f"/{path}.html")
        read = {each.value for question in found if isinstance(question, list) for each in question}
        assert letter.value in read
        assert not [each for each in read if each.startswith((f"{letter.value}#mention", f"{letter.value}#mark"))]


def test_the_data_about_a_thing_take_four_questions_at_most_and_no_more_than_its_page(
    app: Flask, october: Release, asked: list[object]
) -> None:
    for path in _busiest(october):
        if path in {"dataset", "ontology", "graph/inferred"}:
            continue
        found = _questions(app.test_client(), asked, f"/{path}.ttl")
        assert len(found) <= 4, path
        page = len(_questions(app.test_client(), asked, f"/{path}.html"))
        assert len(found) <= page, path


def test_what_a_page_does_not_follow_can_still_be_asked_for(october: Release) -> None:
    view, person = View(october), october.uris.at_path("person/stalin")
    page_of(view, person, 1, 50)
    found = {each.term for each in view.node(person).inverse("ck:refersTo")}
    assert found == {link.quad.subject for link in october.relations.of(person, CK.refersTo, 0, REACH)}
    assert len(found) > 50


@pytest.mark.parametrize(
    "path",
    [
        "/queries/name-forms?who=molotov", "/queries/name-forms?who=Molotov,+Vyacheslav+Mikhailovich",
        "/queries/letters-between", "/beacon", "/beacon/wikidata.txt", "/linkset/persons.json", "/ontology.html",
        "/explore", "/query", "/", "/letter", "/person", "/report", "/changes", "/sitemap.xml",
        "/search?q=grain", "/dataset.html", "/graph/inferred.html", "/openapi.json", "/cmif.xml",
    ],
)  # fmt: skip
def test_no_page_walks_a_class_or_what_uses_a_property(app: Flask, asked: list[object], path: str) -> None:
    found = _questions(app.test_client(), asked, path)
    for subject, _, thing, graph in (question for question in found if isinstance(question, tuple)):
        if graph is not None:
            assert graph.value.endswith("graph/ontology"), "which is as large as the vocabulary"
        else:
            assert subject is not None or (thing is not None and "ontology#" not in thing.value)
