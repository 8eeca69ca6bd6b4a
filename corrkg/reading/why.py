"""Why a page says something: the words that a fact rests on, the rule of a claim, and who corrected it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from corrkg.reading.view import Node

# Where the facts of a letter stand that no claim speaks of: in its heading, or in a formal part.
_PARTS = {
    "ck:sender": "header", "ck:recipient": "header", "ck:copyRecipient": "header", "ck:date": "header",
    "ck:address": "address", "ck:signature": "signature", "ck:dateline": "dateline",
}  # fmt: skip
_LISTS = {"ck:sender": "ck:senderList", "ck:recipient": "ck:recipientList"}
_CORRECTED = ("corrected", "superseded")


@dataclass(frozen=True, slots=True)
class Why:
    """What a fact rests on.

    Args:
        quotes: pieces of evidence, each with the words that it quotes.
        claims: what was inferred, repaired or contested, each with certainty and rule.
        corrections: what a curator changed, each with who, when and why.
        report: the query of the page that makes a row of corrections.csv of an error in this fact.
    """

    quotes: tuple[Node, ...]
    claims: tuple[Node, ...]
    corrections: tuple[Node, ...]
    report: str

    @property
    def certainty(self) -> str:
        """The lowest certainty of the claims that still hold; empty where there is none."""
        told = {each.value.rpartition("-")[2] for claim in self.claims for each in claim.all("ck:certainty")}
        return next((name for name in ("low", "medium", "high") if name in told), "")


def why(node: Node, name: str) -> Why:
    """Return what the values of a property rest on.

    Args:
        node: what the fact is about.
        name: the property, with its prefix.
    """
    values = node.all(name)
    parts = [each for each in values if each.fragment and each.owner == node.owner]
    claims = [each for each in node.inverse("rdf:subject") if _about(each, name)]
    claims += [claim for part in parts for claim in part.inverse("rdf:subject") if claim.is_a("ck:Claim")]
    corrections = [each for each in claims if _type(each) in _CORRECTED]
    others = [each for each in claims if each not in corrections]
    quotes = [quote for part in parts for quote in part.all("ck:evidence")]
    quotes += [quote for claim in others for quote in claim.all("ck:evidence")]
    wanted = _PARTS.get(name)
    if wanted or not quotes:
        placed = node.all("ck:evidence")
        of_part = [each for each in placed if any(part.value.endswith(f"-{wanted}") for part in each.all("ck:part"))]
        quotes = [*of_part, *quotes] or placed[:1]
    query = report(node, name, values[0] if values else None)
    return Why(tuple(dict.fromkeys(quotes)), tuple(others), tuple(corrections), query)


def why_part(node: Node) -> Why:
    """Return what a part of a thing rests on: a number, a request, a dispatch."""
    claims = [each for each in node.inverse("rdf:subject") if each.is_a("ck:Claim")]
    corrections = [each for each in claims if _type(each) in _CORRECTED]
    others = [each for each in claims if each not in corrections]
    quotes = [*node.all("ck:evidence"), *(quote for claim in others for quote in claim.all("ck:evidence"))]
    return Why(tuple(dict.fromkeys(quotes)), tuple(others), tuple(corrections), report(node, "", None))


def report(node: Node, name: str, value: Node | None) -> str:
    """Return the query of the page that makes a row of corrections.csv, filled in as far as it is known."""
    base = node.view.release.base
    given = {"thing": node.value.removeprefix(base), "property": name, "from": _cell(value) if value else ""}
    return urlencode({key: text for key, text in given.items() if text})


def _cell(value: Node) -> str:
    """Return a value as a cell of corrections.csv writes it."""
    base = value.view.release.base
    if value.is_literal:
        return value.value
    return value.value.removeprefix(base) if value.value.startswith(base) else value.short


def _about(claim: Node, name: str) -> bool:
    predicate = claim.one("rdf:predicate")
    return claim.is_a("ck:Claim") and predicate is not None and predicate.short in {name, _LISTS.get(name)}


def _type(claim: Node) -> str:
    return next((each.value.rpartition("-")[2] for each in claim.all("ck:claimType")), "")
