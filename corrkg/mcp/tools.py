"""The tools: each saved query, search, what is said of a thing, the evidence of a statement, and SPARQL.

Nothing here knows the protocol. Every answer carries URIs, and the words of the text that what it names rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from corrkg.errors import InputError
from corrkg.mcp.asking import MOST, quotes, table, written
from corrkg.mcp.site import FILTERS, Site
from corrkg.queries.parameters import Parameter, ParameterError
from corrkg.queries.query import SavedQuery, bind
from corrkg.queries.schema import json_schema
from corrkg.queries.shelf import Shelf
from corrkg.search.words import MAX_TEXT
from corrkg.uris import is_iri

Json = dict[str, Any]

INSTRUCTIONS = """\
An edition of letters as a graph: letters, persons, places, organisations, requests, responses, decisions, archival \
references. Each answer names its things by URI and quotes the words of the printed edition that they rest on, with \
the place of these words in the text: cite both. What was inferred has a claim with its certainty and its rule: ask \
for it with evidence. Begin with search, or with a saved query that fits; sparql takes any query (prefixes such as \
ck: are declared). All tools only read."""

_STATEMENTS = """SELECT ?property ?value ?label WHERE {
  %s ?property ?value .
  OPTIONAL { ?value rdfs:label ?label FILTER(LANGMATCHES(LANG(?label), "en") || LANG(?label) = "") }
} ORDER BY ?property ?value ?label"""
_OF_A_CLAIM = ("claim", "property", "value", "kind", "certainty", "basis", "by", "when")
_CLAIMS = """SELECT ?claim ?property ?value ?kind ?certainty ?basis ?by ?when WHERE {
  ?claim rdf:subject %s ; rdf:predicate ?property ; rdf:object ?value ; ck:basis ?basis .
  OPTIONAL { ?claim ck:claimType ?kind } OPTIONAL { ?claim ck:certainty ?certainty }
  OPTIONAL { ?claim dcterms:creator ?by } OPTIONAL { ?claim dcterms:date ?when }
} ORDER BY ?property ?value ?claim"""
_QUOTES = """SELECT ?quote ?evidence WHERE {
  %s ck:evidence ?evidence . ?evidence oa:hasSelector/oa:exact ?quote
} ORDER BY ?evidence"""
_PARTS = """SELECT ?part WHERE { %s ?link ?part . FILTER(STRSTARTS(STR(?part), CONCAT(STR(%s), "#"))) } LIMIT 200"""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool.

    Args:
        name: what it is called by.
        title: for people.
        description: when to use it, and what it answers.
        properties: the JSON Schema of each argument.
        required: the arguments that must be given.
        run: does it; takes the arguments and returns the answer.
    """

    name: str
    title: str
    description: str
    properties: Mapping[str, Json]
    required: tuple[str, ...]
    run: Callable[[Mapping[str, Any]], Json]

    @property
    def schema(self) -> Json:
        """The JSON Schema of the arguments."""
        return {
            "type": "object", "properties": dict(self.properties), "required": list(self.required),
            "additionalProperties": False,
        }  # fmt: skip


def tools(site: Site, shelf: Shelf) -> dict[str, Tool]:
    """Return the tools by their names: the general ones, then a tool for each saved query.

    Args:
        site: what they ask.
        shelf: the saved queries; one that is called like a general tool is left out.
    """
    general = [_search(site), _describe(site), _evidence(site), _sparql(site)]
    saved = [_saved(site, query) for _, query in sorted(shelf.queries.items())]
    return {each.name: each for each in (*saved, *general)}


def called(known: Mapping[str, Tool], name: str, arguments: Mapping[str, Any]) -> Json:
    """Return the answer of a tool.

    Raises:
        InputError: there is no such tool, or an argument is missing, unknown or of another type.
        CorrkgError: it cannot be answered; the message says why, and what to do.
    """
    tool = known.get(name)
    if tool is None:
        raise InputError(f"no tool is called {name[:80]!r}", expected="a name of the list of tools")
    for each in arguments:
        if each not in tool.properties:
            raise InputError(f"{name} takes no argument {each[:80]!r}", expected=", ".join(tool.properties) or "none")
    for each in tool.required:
        if arguments.get(each) in {None, ""}:
            raise InputError(f"{name} needs the argument {each!r}", expected=tool.properties[each]["description"])
    return tool.run(arguments)


def _text(description: str, **more: Any) -> Json:
    return {"type": "string", "description": description, **more}


_LIMIT = {
    "type": "integer", "minimum": 1, "maximum": MOST, "default": MOST,
    "description": "How many rows, or statements, to answer with.",
}  # fmt: skip


def _saved(site: Site, query: SavedQuery) -> Tool:
    def run(arguments: Mapping[str, Any]) -> Json:
        values = {name: _value(value) for name, value in arguments.items() if name != "limit" and value is not None}
        return table(site, bind(query, site.meant(query, values)), _number(arguments, "limit", MOST))

    columns = f"\n\nColumns: {', '.join(query.columns)}." if query.columns else ""
    return Tool(
        query.name, query.title, f"{query.summary}\n\n{query.description}{columns}".strip(),
        {**{each.name: _argument(each) for each in query.parameters}, "limit": _LIMIT},
        tuple(each.name for each in query.parameters if each.required and each.default is None), run,
    )  # fmt: skip


def _argument(parameter: Parameter) -> Json:
    if parameter.of is not None:  # a URI, the last part of one, or a name
        about = f"{parameter.description} A URI, its last part, or a name."
        return _text(about, **({} if parameter.default is None else {"default": parameter.default}))
    return {**json_schema(parameter), "description": parameter.description}


def _value(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ParameterError(f"{str(value)[:80]!r} is no value of a parameter", expected="text or a whole number")
    return str(value)


def _number(arguments: Mapping[str, Any], name: str, default: int) -> int:
    value = arguments.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ParameterError(f"{name} cannot be {str(value)[:80]!r}", expected="a whole number from 1")
    return value


def _search(site: Site) -> Tool:
    def run(arguments: Mapping[str, Any]) -> Json:
        filters = {name: _value(arguments[name]) for name in FILTERS if arguments.get(name)}
        found = site.search(_value(arguments["query"]), filters, _number(arguments, "page", 1))
        return {key: value for key, value in found.items() if value != []} | {"results": found["results"]}

    return Tool(
        "search", "Search the texts and names",
        "Find letters, notes, decisions, persons, places and shelfmarks by words, in either script. Each result has "
        "its URI and the words around what was found. Where nothing is found, other words are suggested.",
        {
            "query": _text("Words; those in quotation marks belong together, * ends the beginning of a word.",
                           maxLength=MAX_TEXT),
            "kind": _text("Only things of a kind: letter, note, decision, person, place, organisation, archive …"),
            "person": _text("Only what this person writes, is written to or is named in: a URI or its last part."),
            "day": _text("Only what is of this day, such as 1935-10-21."),
            "delo": _text("Only what lies in this delo, such as rgaspi/558/11/90."),
            "page": {"type": "integer", "minimum": 1, "default": 1, "description": "Which page of the results."},
        },
        ("query",), run,
    )  # fmt: skip


def _describe(site: Site) -> Tool:
    def run(arguments: Mapping[str, Any]) -> Json:
        thing = _thing(site, arguments["uri"])
        with site.engine.ask(_STATEMENTS % f"<{thing}>") as running:
            rows = [[None if each is None else written(each) for each in row] for row in running.rows()]
        if not rows:
            raise _unknown(site, thing)
        said: dict[tuple[str, str], Json] = {}
        for name, value, label in rows:
            if name is not None and value is not None:
                one = said.setdefault((name, value), {"property": name, "value": value})
                if label and "label" not in one:
                    one["label"] = label
        parts = [row[0] for row in site.engine.ask(_PARTS % (f"<{thing}>", f"<{thing}>")).rows()]
        most = _number(arguments, "limit", MOST)
        return {
            "uri": thing, "statements": list(said.values())[:most], "more": len(said) > most,
            "evidence": quotes(site, [NamedNode(thing)]), "parts": [written(each) for each in parts],
        }  # fmt: skip

    return Tool(
        "describe", "What is said of a thing",
        "Every statement about a letter, note, person, decision, place, organisation, archival unit or part of one, "
        "with the labels of what it leads to and the words that it rests on.",
        {"uri": _text("Its URI, or the end of it, such as person/stalin."), "limit": _LIMIT}, ("uri",), run,
    )  # fmt: skip


def _evidence(site: Site) -> Tool:
    def run(arguments: Mapping[str, Any]) -> Json:
        subject = _thing(site, arguments["subject"])
        wanted = {name: _value(arguments[name]) for name in ("property", "value") if arguments.get(name)}
        claims = [
            {name: written(term) for name, term in zip(_OF_A_CLAIM, row, strict=True) if term is not None}
            for row in site.engine.ask(_CLAIMS % f"<{subject}>").rows()
        ]
        claims = [each for each in claims if all(_fits(each[name], value) for name, value in wanted.items())]
        rests = _rests(site, subject)
        if not claims and not rests and not site.engine.ask(f"ASK {{ <{subject}> ?p ?o }}").head.boolean:
            raise _unknown(site, subject)
        return {"subject": subject, "quotes": rests[:MOST], "claims": [_told(site, each) for each in claims[:MOST]]}

    return Tool(
        "evidence", "What a statement rests on",
        "The words of the edition that a thing rests on, with their place in the text, and for statements that were "
        "inferred, repaired, contested or corrected: the certainty, the rule or reason, who says so and when.",
        {
            "subject": _text("The URI of the thing, or the end of it, such as letter/1935-10-02-kaganovich-to-stalin."),
            "property": _text("Only claims about this property: its IRI or the name after its prefix, such as sender."),
            "value": _text("Only claims about this value: a URI, its last part, or the words of a literal."),
        },
        ("subject",), run,
    )  # fmt: skip


def _rests(site: Site, thing: str) -> list[Json]:
    """Return all words that a thing rests on, with their places."""
    rows = site.engine.ask(_QUOTES % f"<{thing}>").rows()
    return [{"quote": written(quote), "source": written(where)} for quote, where in rows]


def _told(site: Site, claim: Json) -> Json:
    return {**claim, "quotes": _rests(site, claim["claim"])}


def _fits(found: str, wanted: str) -> bool:
    name = wanted.rpartition(":")[2] if "/" not in wanted else wanted
    return found in {wanted, name} or found.endswith(("/" + name, "#" + name))


def _sparql(site: Site) -> Tool:
    def run(arguments: Mapping[str, Any]) -> Json:
        return table(site, _value(arguments["query"]), _number(arguments, "limit", MOST))

    return Tool(
        "sparql", "Ask in SPARQL",
        "The answer to a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE), within the limits of the endpoint. "
        "Prefixes such as ck:, rdfs:, dcterms:, oa: are declared. A mistake is told with its line and what may be "
        "meant. Days are compared by ck:notBefore and ck:notAfter (xsd:date), not by ck:date (EDTF).",
        {"query": _text("The query."), "limit": _LIMIT}, ("query",), run,
    )  # fmt: skip


def _thing(site: Site, value: object) -> str:
    """Return the URI that is meant by one, or by the end of one.

    Raises:
        ParameterError: it cannot be a URI.
    """
    text = _value(value).strip()
    found = text if is_iri(text) and ":" in text.partition("/")[0] else site.base + text.lstrip("/")
    if not is_iri(found) or len(found) > MAX_TEXT * 5:
        raise ParameterError(f"{text[:80]!r} is no URI", expected="a URI, or the end of one such as person/stalin")
    return found


def _unknown(site: Site, thing: str) -> InputError:
    words = " ".join(thing.rpartition("/")[2].partition("#")[0].replace("-", " ").split()[:8])
    found = site.search(words, {}, 1)
    if not found["results"] and found["suggestions"]:
        found = site.search(found["suggestions"][0], {}, 1)
    near = [each["uri"] for each in [*found["meant"], *found["results"]]][:5]
    return InputError(
        f"nothing is said of {thing}", expected="the URI of a thing of this dataset",
        hint=f"perhaps {' or '.join(near)}" if near else "find it with search",
    )  # fmt: skip
