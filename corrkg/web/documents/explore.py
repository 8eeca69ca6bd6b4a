"""/explore: questions without SPARQL. Each step is a link, and each page is a query that can be taken to the editor."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, render_template

from corrkg.formats import HTML
from corrkg.reading import exploring
from corrkg.reading.exploring import STEPS, Choice, UnknownStepError
from corrkg.reading.paging import Page
from corrkg.reading.surroundings import LINE
from corrkg.reading.view import Node, View
from corrkg.vocab import CK
from corrkg.web.current import address, release, site
from corrkg.web.http.asked import fields, language, page_number
from corrkg.web.http.errors import Problem
from corrkg.web.http.validators import VARY_HTML, entity_tag, not_modified, validators

blueprint = Blueprint("explore", __name__)

_HEADINGS = {"person": "People", "day": "Days", "delo": "Dela", "subject": "Subjects"}

Step = tuple[str, list[tuple[Node, int, str]], int]


@blueprint.get("/explore")
def explore() -> Response:
    """Show what was chosen, and what can be chosen next."""
    current, reader, number = release(), language(), page_number()
    asked = {name: given for name, given in fields((*STEPS, "page")).items() if given and name != "page"}
    try:
        choice = exploring.read(current, asked)
        text = exploring.query(current, choice)
    except UnknownStepError as error:
        raise Problem(400, f"This cannot be asked. {error}.", extra={"see": [address("explore")]}) from None
    tag = entity_tag("explore", *sorted(asked.items()), number, reader)
    if found := not_modified(tag, VARY_HTML):
        return found
    view = View(current, reader)
    size = site().settings.page_size
    things = exploring.things(current, choice, (number - 1) * size, size)
    total = exploring.total(current, choice)
    page = Page(tuple(view.node(each) for each in things), number, size, total)
    if not page.exists:
        raise Problem(404, f"There are {page.pages} pages, and no page {number}.")
    found_steps = _steps(view, choice)
    chosen = [(step, view.node(term), _link(choice, **{step: ""})) for step, term in choice.values.items()]
    shown = [node.term for _, nodes, _ in found_steps for node, _, _ in nodes]
    view.graph.gather([*things, *shown, *choice.values.values()], LINE)
    numbers = [each.term for node in page.items for each in node.all("ck:number")]
    view.graph.gather(numbers, (CK.verbatim, CK.value))
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


def _steps(view: View, choice: Choice) -> list[Step]:
    """Return the steps that are open, each with its values, their numbers and links, and how many are left out."""
    steps = []
    for offer in exploring.steps(view.release, choice):
        found = []
        for text, number in offer.values:
            link = _link(choice, **{offer.step: exploring.slug(view.release, offer.step, text)})
            found.append((view.node(exploring.term(offer.step, text)), number, link))
        steps.append((offer.step, found, offer.number - len(found)))
    return steps


def _link(choice: Choice, **changed: str) -> str:
    """Return the address of this choice with other values; an empty one takes a step back."""
    given = {"kind": choice.kind.path}
    given |= {step: exploring.slug(release(), step, term.value) for step, term in choice.values.items()}
    given |= changed
    pairs = {name: each for name, each in given.items() if each and (name, each) != ("page", "1")}
    return f"{address('explore')}?{urlencode(pairs)}"
