"""Pages in Russian: what a reader sees in English there is the edition, the data, or the name of a format."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal

from corrkg.settings import load
from corrkg.store.release import Release
from corrkg.web import create_app
from corrkg.web.shelf import at_hand

LETTER = "/letter/1935-10-21-kaganovich-molotov-to-stalin"
PAGES = [
    "/", "/search?q=grain", "/search?q=zzzz", "/search", "/day/1935-10-21", "/day/1935-10", "/letter", "/person",
    "/archive", "/person?q=Kaganowitsch", "/person?q=zzzz", f"{LETTER}.html", f"{LETTER}/note/1.html",
    "/person/stalin.html", "/decision/pb-1935-10-07.html", "/archive/rgaspi.html", "/archive/rgaspi/558/11/90.html",
    "/place/sochi.html", "/organisation/politburo.html", "/subject/grain.html", "/source/1935-october.html",
    "/graph/inferred.html", "/dataset.html", "/dump", "/ontology.html", "/about/identifiers", "/report",
    "/report?kind=repaired", "/correction?thing=letter/x&property=ck:sender", "/queries", "/queries/letters-between",
    "/queries/co-signers", "/queries/letters-per-day", "/queries/places-of-dispatch", "/queries/decision-trail",
    "/query", "/explore?kind=letter", "/letter/none", "/sparql?format=html&query=ASK%7B%7D",
    "/sparql?format=html&query=SELECT*%7B%3Fl+a+ck%3ALeter%7D",
    "/sparql?format=html&query=SELECT*%7B%3Fl+a+ck:Person%7D",
    "/sparql?format=html&view=network&query=CONSTRUCT%7B%3Fl+ck:sender+%3Fp%7D%7B%3Fl+ck:sender+%3Fp%7D",
]  # fmt: skip
# Names of formats, standards and programs, which are the same in every language, and the words of this test.
NAMES = set("""
    accept actions api application atom beacon bibtex corrkg csl-json csv ctrl curl date eac-cpf earth edtf english
    enter entity excel geojson gzip html iri javascript json json-ld kaganowitsch linked management metadata n-quads
    n-triples natural openapi places python rdf rdf-xml ric-o sha sha256sums shacl space sparql trig tsv turtle uri
    url void xml zzzz
""".split())  # fmt: skip
THINGS = re.compile(r"https?:|#|/(letter|person|decision|archive|place|organisation|subject|source|graph|ontology)[/.]")
QUIET = {"title", "script", "style", "code", "pre", "q", "blockquote", "textarea", "option"}
EDITION = {
    "edition",
    "footnotes",
    "source-text",
    "snippet",
    "words",
    "citation",
    "cited",
    "literal",
    "printed",
    "brand",
}
VOID = {"meta", "link", "br", "wbr", "img", "input", "hr", "path", "rect", "line", "circle"}
LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[:/][A-Za-z-]+)?(?:[ ]+[A-Za-z][A-Za-z'’:/-]*)*")


class Seen(HTMLParser):
    """Gathers what a page says in its own language: its words and the labels of its parts, without the edition's."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        quiet = tag in QUIET or bool(EDITION & set((given.get("class") or "").split()))
        quiet = quiet or given.get("lang") not in {None, "ru"}
        quiet = quiet or (tag == "a" and bool(THINGS.match(given.get("href") or "")))
        if not (quiet or (self.open and self.open[-1][1])):
            self.texts += [given[name] or "" for name in ("aria-label", "placeholder", "data-th") if given.get(name)]
        if tag not in VOID:
            self.open.append((tag, quiet or bool(self.open and self.open[-1][1])))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            self.texts.append(data)


@pytest.fixture(scope="module")
def client(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


@pytest.fixture(scope="module")
def data(october: Release, client: FlaskClient) -> str:
    """What the data say in English and not in Russian, and what saved queries and the report say, as one text."""
    told: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in october.graph.match():
        if isinstance(quad.object, Literal):
            told["", ""][""].append(re.split("[#/]", quad.object.datatype.value)[-1])
            told[str(quad.subject), quad.predicate.value][quad.object.language or ""].append(quad.object.value)
    texts = {text for by_language in told.values() for language, those in by_language.items()
             if language != "en" or "ru" not in by_language for text in those}  # fmt: skip
    for row in october.report.rows():
        texts |= {str(value) for value in row.values()}
    with client.application.app_context():
        shelf = at_hand()
    for query in shelf.queries.values():
        texts |= {query.title, query.summary, query.description, query.view, *query.tags, *query.columns}
        for each in query.parameters:
            texts |= {each.name, each.description}
    return "\n".join(_folded(text) for text in texts)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+", text.replace("_", " ").lower()))


def _english(page: str, data: str) -> Iterator[str]:
    """Yield what is English on a page, and neither in the data nor a name."""
    seen = Seen()
    seen.feed(page)
    for text in seen.texts:
        plain = " ".join(text.split())
        if "://" in plain or re.fullmatch(r"[\w./-]*[./][\w./-]*", plain):  # an address or a file
            continue
        # What a rule quotes are words of the text.
        plain = re.sub(r"«([^»]+)»", lambda quoted: "" if _folded(quoted[1]) in data else quoted[0], plain)
        for run in re.split(r"[^\x00-\x7f“”‘’–…№·]+", plain):
            if not all(_known(each, data) for each in LATIN.findall(run)) and not _known(run, data):
                yield f"{run!r} in {plain[:90]!r}"


def _known(run: str, data: str) -> bool:
    """Tell whether the data say this; a single word has to be all that they say."""
    words = run.lower().split()
    if all(word in NAMES or not re.search("[a-z]{3}", word) or re.search("[:/]", word) for word in words):
        return True
    folded = _folded(run)
    return folded in data if len(folded.split()) > 1 else f"\n{folded}\n" in f"\n{data}\n"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_a_page_in_russian_is_left_in_english(client: FlaskClient, data: str, path: str) -> None:
    page = client.get(path, headers={"Accept": "text/html", "Accept-Language": "ru"}, follow_redirects=True)
    text = page.get_data(as_text=True)
    assert '<html lang="ru">' in text
    assert list(_english(text, data)) == []


def test_what_is_looked_for_is_found_on_a_page_in_english(client: FlaskClient, data: str) -> None:
    text = client.get(f"{LETTER}.html", headers={"Accept": "text/html"}).get_data(as_text=True)
    found = " ".join(_english(text.replace('<html lang="en">', "<html>"), data))
    for words in ("The course of the matter", "What points here", "What it asks", "Report an error here"):
        assert words in found
