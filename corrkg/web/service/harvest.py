"""The addresses beside things and queries, for the description of the site in OpenAPI: feeds, links, dumps, days."""

from __future__ import annotations

from corrkg.convert.catalog import GZIP
from corrkg.edition.sameas import AUTHORITIES
from corrkg.formats import ACTIVITIES, ATOM, CSV, HTML, JSON, JSON_LD, RDF_FORMATS, TURTLE
from corrkg.store.dumps import CHECKSUMS
from corrkg.store.persons import PERSON_FORMATS, persons_name
from corrkg.store.reported import FILTERS
from corrkg.web.documents.correction import COLUMNS
from corrkg.web.http.links import LINKSET_JSON
from corrkg.web.service.pieces import PAGE, Json, errors, path_parameter, query_parameter

_TEXT = "text/plain"
_XML = "application/xml"
_DAY = path_parameter("name", "A day, a month or a year.", {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"})
_CELLS = tuple(query_parameter(each, "A cell of the row.") for each in COLUMNS)


def describe(files: list[str]) -> Json:
    """Return the paths that harvesters take.

    Args:
        files: the names of the dumps of the release.
    """

    def get(summary: str, *media_types: str, parameters: tuple[Json, ...] = (), see_other: bool = False) -> Json:
        content = {each: {"schema": _schema(each)} for each in media_types}
        answer = {"200": {"description": summary, "content": content}} if content else {}
        responses = {**answer, **errors("304", "400", "404", "406", *(["303"] if see_other else []))}
        return {"get": {"summary": summary, "tags": ["harvest"], "parameters": [*parameters], "responses": responses}}

    rdf = [each.media_type for each in RDF_FORMATS]
    filters = tuple(query_parameter(each, f"Only rows of this {each}.") for each in FILTERS)
    dumps = [*files, CHECKSUMS, *map(persons_name, PERSON_FORMATS)]
    persons = [each.media_type for each in PERSON_FORMATS]
    report = (HTML.media_type, JSON.media_type, CSV.media_type)
    return {
        "/changes": get("What became of each thing: Entity Metadata Management API 1.0.", ACTIVITIES.media_type,
                        JSON_LD.media_type, parameters=(PAGE,)),
        "/changes.atom": get("The last change of each thing, the newest first: Atom, with what is gone.",
                             ATOM.media_type, parameters=(PAGE,)),
        "/beacon": get("The BEACON files, the empty ones too.", _TEXT),
        "/beacon/{name}.txt": get("The verified links to an authority, as BEACON.", _TEXT,
                                  parameters=(_name([*AUTHORITIES], "An authority."),)),
        "/linkset/persons.json": get("The verified links of all persons (RFC 9264).", LINKSET_JSON),
        "/dump": get("The files to download.", HTML.media_type, see_other=True),
        "/dump/{name}": get("A file: a dump of the dataset, of the persons, or the checksums.",
                            GZIP, _TEXT, *persons, parameters=(_name(dumps, "A file."),)),
        "/.well-known/void": get("Leads to the description of the dataset (VoID).", see_other=True),
        "/report": get("What the build wants its readers to know.", *report, parameters=(*filters, PAGE)),
        "/sitemap.xml": get("The pages of the site, or the sitemaps that list them.", _XML),
        "/context.jsonld": get("The context of the JSON-LD.", JSON_LD.media_type),
        "/shapes.ttl": get("The shapes that the dataset is held to (SHACL).", TURTLE.media_type),
        "/dataset": get("The description of the dataset.", see_other=True),
        "/ontology": get("The ontology.", see_other=True),
        "/dataset.{format}": get("The description of the dataset, in a format.", HTML.media_type, *rdf,
                                 parameters=(_name([HTML.suffix, *(each.suffix for each in RDF_FORMATS)],
                                                   "The format.", "format"),)),
        "/day/{name}": get("What there is of a day, a month or a year.", HTML.media_type, parameters=(_DAY,)),
        "/correction": get("The row of corrections.csv for a fact, filled in.", HTML.media_type, parameters=_CELLS),
        "/about/identifiers": get("What a URI of ours means, and what becomes of it.", HTML.media_type),
    }  # fmt: skip


def _schema(media_type: str) -> Json:
    return {"type": ["object", "array"]} if media_type.endswith("json") else {"type": "string"}


def _name(values: list[str], description: str, name: str = "name") -> Json:
    return path_parameter(name, description, {"type": "string", "enum": [*values]})
