"""/explore: questions without SPARQL. Each step is a link, and each page is a query that can be taken to the editor."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template
from pyoxigraph import Literal, NamedNode

from corrkg.formats import HTML
from corrkg.reading import exploring
from corrkg.reading.exploring import STEPS, Choice, UnknownStepError
from corrkg.reading.paging import Page
from corrkg.reading.surroundings import BRIEF
from corrkg.reading.view import Node, View
from corrkg.web.current import address, release, site
from corrkg.web.http.asked import fields, language, page_number
from corrkg.web.http.errors import Problem
from corrkg.web.http.validators import VARY_HTML, entity_tag, not_modified, validators
from corrkg.web.sparql.asking import ask

blueprint = Blueprint("explore", __name__)

_HEADINGS = {"person": "People", "day": "Days", "delo": "Dela", "subject": "Subjects"}
_SHOWN = 12  # values of a step; of days, all of a month
_DAYS = 31

Step = tuple[str, list[tuple[Node, int, str]], int]


@blueprint.get("/explore")
def explore() -> Response:
    """Show what was chosen, and what can be chosen next."""
    current, reader, number = release(), language(), page_number()
    asked = {name: given for name, given in fields((*STEPS, "page")).items() if given and name != "page"}
    try:
        choice = exploring.read(current, asked)
        size = site().settings.page_size
        text = exploring.query(current, choice)
        listing = exploring.query(current, choice, size, (number - 1) * size)
        counting = exploring.counts(current, choice)
    except UnknownStepError as error:
        raise Problem(400, f"This cannot be asked. {error}.", extra={"see": [address("explore")]}) from None
    tag = entity_tag("explore", *sorted(asked.items()), number, reader)
    if found := not_modified(tag, VARY_HTML):
        return found
    view = View(current, reader)
    with ask(current, counting) as answer:
        rows = list(answer.rows())
    total = next((int(row[2].value) for row in rows if row[0] is None and isinstance(row[2], Literal)), 0)
    with ask(current, listing) as answer:
        things = [row[0] for row in answer.rows() if isinstance(row[0], NamedNode)]
    page = Page(tuple(view.node(each) for each in things), number, size, total)
    if not page.exists:
        raise Problem(404, f"There are {page.pages} pages, and no page {number}.")
    found_steps = _steps(view, rows, choice)
    chosen = [(step, view.node(term), _link(choice, **{step: ""})) for step, term in choice.values.items()]
    shown = [node.term for _, nodes, _ in found_steps for node, _, _ in nodes]
    view.graph.gather([*things, *shown, *choice.values.values()], BRIEF)
    view.graph.gather([each.term for node in page.items for each in node.all("ck:number")], BRIEF)
    body = render_template(
        "explore.html",
        kinds=[
            (each.heading, _link(choice, kind=each.path), each == choice.kind) for each in exploring.offered(current)
        ],
        steps=found_steps,
        chosen=chosen,
        headings=_HEADINGS,
        page=page,
        page_link=lambda other: _link(choice, page=str(other)),
        query=text,
        editor=f"{address('query')}?{urlencode({'query': text})}",
        answer=f"{address('sparql')}?{urlencode({'query': text, 'format': HTML.suffix, 'view': 'table'})}",
        canonical=f"{current.base}{_link(choice).removeprefix(address(''))}",
    )
    return validators(Response(body, content_type=HTML.content_type), tag, VARY_HTML)


def _steps(view: View, rows: Sequence[tuple[object, ...]], choice: Choice) -> list[Step]:
    """Return the steps that are open, each with its values, their numbers and links, and how many are left out."""
    found: dict[str, list[tuple[Node, int, str]]] = {}
    for step, value, number in rows:
        if isinstance(step, Literal) and isinstance(number, Literal) and isinstance(value, NamedNode | Literal):
            given = exploring.slug(view.release, step.value, value.value)
            link = _link(choice, **{step.value: given})
            found.setdefault(step.value, []).append((view.node(value), int(number.value), link))
    steps = []
    for step in STEPS:
        values = found.get(step, [])
        if step == "day":
            values.sort(key=lambda each: each[0].value)
        most = _DAYS if step == "day" else _SHOWN
        if values:
            steps.append((step, values[:most], max(0, len(values) - most)))
    return steps


def _link(choice: Choice, **changed: str) -> str:
    """Return the address of this choice with other values; an empty one takes a step back."""
    given = {"kind": choice.kind.path}
    given |= {step: exploring.slug(release(), step, term.value) for step, term in choice.values.items()}
    given |= changed
    pairs = {name: each for name, each in given.items() if each and (name, each) != ("page", "1")}
    return f"{address('explore')}?{urlencode(pairs)}"
