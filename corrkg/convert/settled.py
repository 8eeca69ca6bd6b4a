"""What is settled before texts are written: for all of them, and for each.

A text's statements depend on its records and on these two, and on nothing else: a process that has them can write
the text, on this machine or another, and what was written with them once need not be written again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corrkg.convert.addresses import Addresses, DecisionAddress, assign, reserve
from corrkg.convert.counts import thing_of
from corrkg.convert.fates import Fates
from corrkg.convert.register import Register
from corrkg.convert.registered import Known, RegisteredPeople, settle_owners
from corrkg.convert.summary import Summary
from corrkg.edition.authorities import Authorities
from corrkg.edition.corrections import Correction
from corrkg.edition.dataset import TextRights
from corrkg.edition.records import Observation
from corrkg.edition.seeds import Seeds
from corrkg.uris import Uris


@dataclass(frozen=True)
class Settled:
    """What is settled for all texts.

    Args:
        base: the base of all URIs.
        authorities: the authority files as they are.
        fates: what became of slugs.
        dated: whether it is told when each thing has changed.
        corrected: the things that a curator corrects, or names in a correction.
        unmade: those of them that a curator has found to be none.
    """

    base: str
    authorities: Authorities
    fates: Fates
    dated: bool
    corrected: tuple[str, ...]
    unmade: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """What is settled for one text.

    Args:
        source: the slug of the text.
        rights: what may be published of it.
        letters: the slug of each letter that is written, by its number.
        decisions: the address of each decision, by the number of its letter and its own.
        left_out: what is not written: why, and the slug that has its place (or none).
        known: what the names of the text mean depends on.
        own: the things that no other text says anything of.
    """

    source: str
    rights: TextRights
    letters: Mapping[int, str]
    decisions: Mapping[tuple[int, int], DecisionAddress]
    left_out: tuple[tuple[Observation, str], ...]
    known: Known
    own: tuple[str, ...]

    @property
    def addresses(self) -> Addresses:
        """The addresses of its letters and decisions."""
        return Addresses(
            {(self.source, number): slug for number, slug in self.letters.items()},
            {(self.source, *place): address for place, address in self.decisions.items()},
            [(self.source, *each) for each in self.left_out],
        )


def settle(
    seeds: Seeds, texts: Sequence[Summary], register: Register, base: str, *, dated: bool
) -> tuple[Settled, list[Share]]:
    """Settle what depends on all texts, which are in the order of their slugs.

    Raises:
        InputError: something is merged into what was never issued.
    """
    reserve(seeds.authorities, register)
    addresses = assign(texts, register)
    fates, uris = register.fates(), Uris(base)
    forms = [form for text in texts for form in text.forms]
    people = RegisteredPeople(seeds.authorities, fates, forms, register.initials)
    settle_owners(people, register, dict.fromkeys(form for text in texts for form in (*text.forms, *text.actors)))
    corrected, unmade = corrected_things(seeds.corrections, uris)
    settled = Settled(uris.base, seeds.authorities, fates, dated, tuple(sorted(corrected)), tuple(sorted(unmade)))
    told = Counter(slug for (source, slug) in {(key[0], each.slug) for key, each in addresses.decisions.items()})
    shares = []
    for text, mine in zip(texts, _by_text(texts, addresses), strict=True):
        slugs = {each.slug for each in mine.decisions.values()}
        own = [
            uris.source(text.source),
            *(uris.letter(slug) for slug in mine.letters.values()),
            *(uris.decision(slug) for slug in slugs if told[slug] == 1),
        ]
        shares.append(
            Share(
                text.source, seeds.dataset.texts.get(text.source, TextRights()),
                {number: slug for (_, number), slug in mine.letters.items()},
                {place[1:]: address for place, address in mine.decisions.items()},
                tuple((note, slug) for _, note, slug in mine.left_out),
                people.known(dict.fromkeys((*text.forms, *text.actors))),
                tuple(sorted({each.value for each in own}.difference(corrected))),
            )
        )  # fmt: skip
    return settled, shares


def _by_text(texts: Sequence[Summary], addresses: Addresses) -> Iterator[Addresses]:
    found = {text.source: Addresses() for text in texts}
    for key, slug in addresses.letters.items():
        found[key[0]].letters[key] = slug
    for place, address in addresses.decisions.items():
        found[place[0]].decisions[place] = address
    for left_out in addresses.left_out:
        found[left_out[0]].left_out.append(left_out)
    yield from found.values()


def corrected_things(rows: Iterable[Correction], uris: Uris) -> tuple[frozenset[str], frozenset[str]]:
    """Return the things that corrections are of or name, and those of them that are found to be none."""

    def thing(path: str) -> str:
        return thing_of(f"<{uris.at_path(path.partition('#')[0]).value}>", uris.base)

    corrected = {thing(path) for row in rows for path in (row.thing, row.right) if "/" in path}
    unmade = {thing(row.thing) for row in rows if row.property == "rdf:type" and not row.right}
    return frozenset(corrected), frozenset(unmade)
