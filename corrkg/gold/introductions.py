"""What the introductions of a store name, in the form in which a gold standard states it."""

from __future__ import annotations

from collections.abc import Iterator

from corrkg.gold.facts import Fact, Facts


def introductions(facts: Facts) -> Iterator[Fact]:
    """Yield the names in each introduction, by the line where it begins: of what kind, in which form, what is meant."""
    rows = facts.select(
        "?i a bibo:DocumentPart ; dcterms:isPartOf ?s ; ck:mention ?m . ?m ck:nameForm ?f . "
        "?i ck:evidence/oa:hasSelector/oa:start ?a . OPTIONAL { ?m ck:refersTo ?t }",
        "?s ?m ?f ?t (MIN(?a) AS ?first)", "GROUP BY ?s ?m ?f ?t",
    )  # fmt: skip
    for source, _, form, thing, start in rows:
        slug, path = facts.name(source), thing.split("/")
        yield (slug, str(facts.sources[slug].line_of(int(start))), path[-2] if thing else "", form, path[-1])
