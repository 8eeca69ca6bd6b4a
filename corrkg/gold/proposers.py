"""Whose the requests are that letters pass on, in the form in which a gold standard states it."""

from __future__ import annotations

from collections.abc import Iterator

from corrkg.gold.facts import Fact, Facts


def proposers(facts: Facts) -> Iterator[Fact]:
    """Yield the type of each request that a letter passes on, and whose it is; a request of two is two facts."""
    rows = facts.select("?l ck:request ?r . ?r ck:requestType/skos:notation ?k ; ck:proposedBy ?who", "?l ?r ?k ?who")
    for letter, _, kind, who in rows:
        yield (*facts.of(letter), kind, facts.name(who))
