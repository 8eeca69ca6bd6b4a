"""Queries that work on any dataset of corrkg's, to start from."""

from __future__ import annotations

from urllib.parse import urlencode

from corrkg.web.current import address

EXAMPLES: tuple[tuple[str, str], ...] = (
    (
        "Who wrote to whom, and when",
        """SELECT ?date ?from ?to ?letter WHERE {
  ?letter a ck:Letter ;
          ck:date ?date ;
          ck:sender/rdfs:label ?from ;
          ck:recipient/rdfs:label ?to .
  FILTER(lang(?from) = "en" && lang(?to) = "en")
}
ORDER BY ?date ?letter
LIMIT 100""",
    ),
    (
        "What the Politburo decided, and the words that say so",
        """SELECT ?date ?decision ?quote WHERE {
  ?decision a ck:Decision ;
            ck:evidence/oa:hasSelector/oa:exact ?quote .
  OPTIONAL { ?decision ck:date ?date }
}
ORDER BY ?date ?decision
LIMIT 100""",
    ),
    (
        "Who is named most often",
        """SELECT ?name (COUNT(?letter) AS ?letters) WHERE {
  ?letter ck:mentions ?person .
  ?person rdfs:label ?name .
  FILTER(lang(?name) = "en")
}
GROUP BY ?name
ORDER BY DESC(?letters) ?name
LIMIT 50""",
    ),
    (
        "What corrkg inferred, and how certain it is",
        """SELECT ?subject ?predicate ?object ?certainty ?basis WHERE {
  ?claim a ck:Claim ;
         rdf:subject ?subject ;
         rdf:predicate ?predicate ;
         rdf:object ?object ;
         ck:certainty/skos:notation ?certainty ;
         ck:basis ?basis .
}
ORDER BY ?subject
LIMIT 100""",
    ),
    (
        "The units of an archive and how often each is cited",
        """SELECT ?unit ?label (COUNT(?reference) AS ?references) WHERE {
  ?unit a ck:ArchivalUnit ; rdfs:label ?label .
  ?reference ck:unit ?unit .
}
GROUP BY ?unit ?label
ORDER BY DESC(?references) ?unit""",
    ),
)


def example_links() -> list[tuple[str, str]]:
    """Return the examples as titles and addresses of the query page with the query in it."""
    return [(title, f"{address('query')}?{urlencode({'query': query})}") for title, query in EXAMPLES]
