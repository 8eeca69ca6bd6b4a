"""What a query may have meant that found nothing: mistakes of meaning, which no parser tells."""

from __future__ import annotations

from collections.abc import Iterable

from corrkg.sparql.guard import Token, tokens
from corrkg.vocab import CK, EDTF, PREFIXES, XSD

_DATES = {CK.date.value, CK.born.value, CK.died.value}
_DAYS = {XSD.date.value, XSD.dateTime.value, XSD.gYear.value}
_FUNCTIONS = {"year", "month", "day"}

DATES = (
    "ck:date, ck:born and ck:died are EDTF, which SPARQL compares with no xsd:date: such a filter is never true. Ask "
    "for ck:notBefore and ck:notAfter, the first and the last day of a date, which are xsd:date; or compare STR(?date)."
)


def hint(query: str) -> str:
    """Return what to try instead of a query that found nothing; empty: there is nothing to say of it.

    >>> hint('SELECT * { ?x ck:date ?d FILTER (?d > "1935-10-01"^^xsd:date) }')[:7]
    'ck:date'
    >>> hint('SELECT * { ?x ck:notBefore ?d FILTER (?d > "1935-10-01"^^xsd:date) }')
    ''
    """
    read = list(tokens(query))
    names = set(_names(read))
    if not names & _DATES or EDTF.value in names:
        return ""
    of_days = names & _DAYS or any(each.kind == "word" and each.text.lower() in _FUNCTIONS for each in read)
    return DATES if of_days else ""


def _names(read: list[Token]) -> Iterable[str]:
    """Yield the IRIs of a query, those that prefixes shorten included."""
    prefixes = dict(PREFIXES)
    for at, token in enumerate(read):
        if token.kind == "iri":
            iri = token.text[1:-1]
            if at > 1 and read[at - 2].text.lower() == "prefix":
                prefixes[read[at - 1].text.removesuffix(":")] = iri
            yield iri
        elif token.kind == "word" and ":" in token.text:
            prefix, _, local = token.text.partition(":")
            yield prefixes.get(prefix, f"{prefix}:") + local
