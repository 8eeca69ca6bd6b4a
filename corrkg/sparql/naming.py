"""Which terms a query names, and which of them a dataset has not.

A name with a slip is no mistake of the grammar: the query runs, and finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from corrkg.sparql.guard import Token, tokens
from corrkg.sparql.mistakes import nearest
from corrkg.sparql.places import place

_PREFIX = re.compile(r"^\s*PREFIX\s+([^\s:]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_MOST = 10  # names that are told: a query of another dataset has only such


def prefixes(text: str) -> dict[str, str]:
    """Return the prefixes that a query declares.

    >>> prefixes("prefix ck: <http://x/>  SELECT * {}")
    {'ck': 'http://x/'}
    """
    return dict(_PREFIX.findall(text))


def named(text: str, declared: Mapping[str, str]) -> Iterator[tuple[Token, str]]:
    """Yield the tokens of a query that name an IRI, each with that IRI; relative ones are left out.

    Args:
        text: SPARQL 1.1 Query.
        declared: the namespaces by their prefixes.

    >>> [iri for _, iri in named("ASK { ?s a ck:Letter, <http://x/a>, other:b }", {"ck": "http://ck#"})]
    ['http://ck#Letter', 'http://x/a']
    """
    for token in tokens(text):
        if token.kind == "iri" and "//" in token.text:
            yield token, token.text[1:-1]
        elif token.kind == "word":
            prefix, colon, local = token.text.partition(":")
            if colon and local and prefix in declared:
                yield token, declared[prefix] + local


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name of a query that a dataset does not have.

    Args:
        name: as the query writes it.
        line: where it stands first, from 1.
        meant: the nearest name that the dataset has, as the query would write it; None: none is near.
    """

    name: str
    line: int
    meant: str | None = None


def unknown(text: str, declared: Mapping[str, str], spaces: Collection[str], known: Collection[str]) -> list[Unknown]:
    """Return the names that a query asks for and a dataset does not have, each once, in their order.

    What CONSTRUCT makes is not asked for.

    Args:
        text: SPARQL 1.1 Query.
        declared: the namespaces by their prefixes, without those that the query declares itself.
        spaces: the namespaces that are judged.
        known: the IRIs of their terms.

    >>> unknown("ASK { ?s a ck:Leter }", {"ck": "http://ck#"}, ["http://ck#"], ["http://ck#Letter"])
    [Unknown(name='ck:Leter', line=1, meant='ck:Letter')]
    """
    found: dict[str, Unknown] = {}
    template = _template(text)
    for token, iri in named(text, {**declared, **prefixes(text)}):
        space = next((each for each in spaces if iri.startswith(each)), None)
        if space is None or iri == space or iri in known or token.text in found or token.start in template:
            continue
        local = iri.removeprefix(space)
        meant = nearest(local, sorted(each.removeprefix(space) for each in known if each.startswith(space)))
        meant = None if meant is None else token.text.replace(local, meant)
        found[token.text] = Unknown(token.text, place(text, token.start)[0], meant)
    return list(found.values())[:_MOST]


def corrected(text: str, found: Collection[Unknown]) -> str:
    """Return a query with the names that may be meant.

    >>> corrected("ASK { ?s a ck:Leter }", [Unknown("ck:Leter", 1, "ck:Letter")])
    'ASK { ?s a ck:Letter }'
    """
    meant = {each.name: each.meant for each in found if each.meant}
    pieces, end = [], 0
    for token in tokens(text):
        if token.text in meant:
            pieces += [text[end : token.start], meant[token.text]]
            end = token.start + len(token.text)
    return "".join([*pieces, text[end:]])


def _template(text: str) -> range:
    """Return the characters of the template of CONSTRUCT (SPARQL 1.1, rule 73); none where there is no template."""
    read = [token for token in tokens(text) if token.kind in {"word", "open", "close"}]
    for before, token in pairwise(read):
        if before.text.casefold() == "construct" and token.text == "{":
            end = next((each.start for each in read if each.start > token.start and each.text == "}"), len(text))
            return range(token.start, end)
    return range(0)
