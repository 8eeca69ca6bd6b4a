"""A query that found nothing is told what it may have meant."""

from __future__ import annotations

import pytest

from corrkg.sparql.hints import DATES, hint

CK = "https://w3id.org/corrkg/ontology#"


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?x ck:date ?d FILTER (?d >= "1935-10-01"^^xsd:date) }',
        'SELECT * { ?x ck:date ?d FILTER (?d >= "1935-10-01T00:00:00"^^xsd:dateTime) }',
        "SELECT * { ?x ck:born ?d FILTER (xsd:date(?d) < NOW()) }",
        "SELECT * { ?x ck:date ?d FILTER (year(?d) = 1935) }",
        f'SELECT * {{ ?x <{CK}date> ?d FILTER (?d = "1935-10-01"^^xsd:date) }}',
        f'PREFIX c: <{CK}> SELECT * {{ ?x c:date ?d FILTER (?d = "1935-10-01"^^xsd:date) }}',
    ],
)
def test_a_date_compared_as_a_day_leads_to_its_bounds(query: str) -> None:
    assert hint(query) == DATES
    assert "ck:notBefore" in hint(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?x ck:notBefore ?d FILTER (?d >= "1935-10-01"^^xsd:date) }',
        'SELECT * { ?x ck:date ?d FILTER (?d = "1935-10-01"^^edtf:EDTF) }',
        "SELECT * { ?x ck:date ?d }",
        'SELECT * { ?x dcterms:date ?d FILTER (?d >= "1935-10-01"^^xsd:date) }',
        "SELECT * { ?x ck:text 'ck:date xsd:date' }",
        "",
    ],
)
def test_any_other_query_is_told_nothing(query: str) -> None:
    assert hint(query) == ""
