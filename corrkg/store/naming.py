"""The index of all that has a name, for the services that find a thing by its name, title, number or identifier.

DIR/releases/{digest}/names.sqlite
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.names.index import write_index
from corrkg.names.known import Known
from corrkg.store.built import Built
from corrkg.vocab import CK, DCTERMS, FOAF, OWL, RDF, RDFS, SKOS

_NAMES = (RDFS.label, FOAF.name, SKOS.prefLabel, SKOS.altLabel)
_KEPT = {RDF.type, CK.number, CK.value, CK.date, CK.born, CK.died, SKOS.note, OWL.sameAs, *_NAMES}
_COUNTED = {CK.sender, CK.recipient, CK.mentions}  # where a person occurs

Values = dict[NamedNode, list[Literal | NamedNode]]


def make_names(target: Path, built: Built) -> None:
    """Write the index of a build in the file ``target``."""
    if built.earlier is not None and not any(_is_read(built.base, quad) for quad in built.earlier.difference.quads):
        built.earlier.copy(target)
    else:
        write_index(target, known(built.base, built.quads))


def _is_read(base: str, quad: Quad) -> bool:
    """Tell whether the index rests on a statement."""
    if not (isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(base)):
        return False
    if quad.predicate in _KEPT:
        return "#" not in quad.subject.value or quad.predicate == CK.value
    return quad.predicate in _COUNTED or quad.predicate == DCTERMS.isReplacedBy


def known(base: str, quads: Iterable[Quad]) -> Iterator[Known]:
    """Yield what has an address and a name of its own among ``quads``; a note belongs to its letter."""
    told: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    weights: Counter[str] = Counter()
    heirs: dict[str, list[str]] = defaultdict(list)
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not (_is_read(base, quad) and isinstance(subject, NamedNode) and isinstance(value, Literal | NamedNode)):
            continue
        if quad.predicate in _KEPT:
            told[subject.value][quad.predicate].append(value)
        if quad.predicate in _COUNTED:
            weights[value.value] += 1
        elif quad.predicate == DCTERMS.isReplacedBy:
            heirs[subject.value].append(value.value)
    former = _former(heirs)
    for iri, values in told.items():
        named = any(values[name] for name in _NAMES) and "/" in iri.removeprefix(base)
        if named and values[RDF.type] and CK.Footnote not in values[RDF.type]:
            numbers = [each for part in values[CK.number] for each in told.get(part.value, {}).get(CK.value, ())]
            yield _known(
                iri.removeprefix(base), values, numbers, weights[iri], [each.removeprefix(base) for each in former[iri]]
            )


def _former(heirs: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return what each thing replaces, directly or by way of another that was merged in its turn."""
    found: dict[str, list[str]] = defaultdict(list)
    for old in heirs:
        reached, seen = [old], set[str]()
        while reached:
            each = reached.pop()
            if each not in seen:
                seen.add(each)
                reached += heirs.get(each, [])
                found[each] += [old] if each != old and each not in heirs else []
    return found


def _known(id: str, values: Values, numbers: list[Literal | NamedNode], weight: int, former: list[str]) -> Known:
    names = [each for name in _NAMES for each in sorted(values[name], key=_english_first)]
    texts = [*dict.fromkeys(each.value for each in names), *(f"number {each.value}" for each in numbers)]
    date = [each.value for each in values[CK.date]]
    notes = [each.value for each in values[SKOS.note]]
    return Known(
        id=id,
        label=texts[0],
        names=tuple(texts),
        kind=id.partition("/")[0],
        born=next((each.value for each in values[CK.born]), ""),
        died=next((each.value for each in values[CK.died]), ""),
        note="; ".join([*date, *notes]),
        weight=weight,
        identifiers=tuple(sorted(each.value for each in values[OWL.sameAs])),
        former=tuple(sorted(former)),
    )


def _english_first(value: Literal | NamedNode) -> tuple[bool, str]:
    return (not (isinstance(value, Literal) and value.language in {"en", None}), value.value)
