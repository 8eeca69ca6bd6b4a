"""Shapes of SHACL Core as SPARQL: for each constraint a query for the focus nodes that do not conform.

https://www.w3.org/TR/shacl/; the sections are named where they are translated. A parameter that has no translation is
an error and never passed over. The queries use MINUS, which the engine evaluates once, and no FILTER NOT EXISTS, which
it evaluates for each row. All of a query's work grows with the things of its target, or with the statements of the
property that it is about, where few others have it: these are read one after another, and not looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, parse

from corrkg.errors import ValidationError
from corrkg.store.components import COMPONENTS, local
from corrkg.store.constrained import Place, Term
from corrkg.store.embedded import Embedded
from corrkg.store.sizes import Sizes
from corrkg.vocab import PREFIXES, RDF, RDFS, SH

_SH = PREFIXES["sh"]
_SEVERAL = 2  # statements that are read in their order in the time of one look-up, at the least

# What says nothing about values: targets, words for people, and parameters that belong to another one.
_OTHERS = {
    "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "path", "property", "message", "severity",
    "name", "description", "order", "group", "defaultValue", "deactivated", "flags", "ignoredProperties",
    "qualifiedMinCount", "qualifiedMaxCount",
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One result of the validation: ``severity`` is ``Violation``, ``Warning`` or ``Info``."""

    severity: str
    focus: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Check:
    """A constraint of a shape.

    Args:
        severity: ``Violation``, ``Warning`` or ``Info``.
        path: the name of the property that is at fault; empty: it is no single one, or each row tells it.
        message: that of the shape.
        query: SELECT, a row for each focus node that does not conform; its second column, if any, is the property.
        beyond: ASK, whether the target of the check has focus nodes that no target before it has, of the same shape:
            without any, all was found before. Empty: it is the first target.
    """

    severity: str
    path: str
    message: str
    query: str
    beyond: str = ""


@dataclass(frozen=True)
class Shapes:
    """The shapes of some files.

    Args:
        said: what is said of each subject.
        kinds: the subclasses of each class in the data, itself not included.
        sizes: of what the data has.
    """

    said: Mapping[Term, Mapping[str, list[Term]]]
    kinds: Mapping[NamedNode, list[NamedNode]]
    sizes: Sizes
    _classes: set[str] = field(default_factory=set, repr=False)  # the patterns of targets that are classes
    _numbers: count[int] = field(default_factory=count, repr=False)

    @classmethod
    def read(cls, files: tuple[Path, ...], data: Store) -> Shapes:
        """Read shapes from Turtle; ``data`` has the subclasses, which are among its targets (section 2.1.3.1)."""
        said: dict[Term, dict[str, list[Term]]] = {}
        for number, path in enumerate(files):
            for quad in parse(path=str(path)):
                one = _apart(quad, number)
                said.setdefault(one.subject, {}).setdefault(_name(one.predicate), []).append(one.object)  # type: ignore[arg-type]
        return cls(said, _subclasses(data), Sizes(data))

    def checks(self) -> Iterator[Check]:
        """Yield a check for each constraint of each shape that has a target.

        Raises:
            ValidationError: a shape has a parameter that cannot be translated.
        """
        for shape in self.said:
            before = ""
            for target in self._targets(shape):
                beyond = f"ASK {{ {target} {before}}}" if before else ""
                yield from (replace(each, beyond=beyond) for each in self._checks(shape, "?this", target))
                before += f"MINUS {{ {target} }} "

    def has_target(self, shape: Term) -> bool:
        """Tell whether a shape has focus nodes of its own."""
        return any(self._targets(shape))

    # targets (section 2.1.3) ---------------------------------------------------------------------------------------

    def _targets(self, shape: Term) -> Iterator[str]:
        classes = [*self.all(shape, "targetClass")]
        if RDFS.Class in self.said[shape].get(RDF.type.value, []):
            classes.append(shape)
        for each in classes:
            self._classes.add(target := self.of_class("?this", each))
            yield target
        for each in self.all(shape, "targetNode"):
            yield f"VALUES ?this {{ {each} }}"
        for each in self.all(shape, "targetSubjectsOf"):
            yield f"{{ SELECT DISTINCT ?this WHERE {{ ?this {each} {self.fresh()} }} }}"
        for each in self.all(shape, "targetObjectsOf"):
            yield f"{{ SELECT DISTINCT ?this WHERE {{ {self.fresh()} {each} ?this }} }}"

    def of_class(self, node: str, of: Term) -> str:
        """Return the pattern of the members of a class and of its subclasses."""
        kinds = self.kinds.get(of, []) if isinstance(of, NamedNode) else []
        if not kinds:
            return f"{node} <{RDF.type.value}> {of} ."
        kind = self.fresh()
        return f"VALUES {kind} {{ {of} {' '.join(map(str, kinds))} }} {node} <{RDF.type.value}> {kind} ."

    # what does not conform -----------------------------------------------------------------------------------------

    def _checks(self, shape: Term, this: str, bound: str) -> Iterator[Check]:
        """Yield the checks of a shape and of its property shapes, for the nodes that the pattern ``bound`` binds."""
        if self._is_off(shape):
            return
        severity = local(self.one(shape, "severity")) or "Violation"
        message = self._message(shape)
        path = self.one(shape, "path")
        name = local(path) if isinstance(path, NamedNode) else ""
        for pattern, property_ in self._own(shape, this, bound):
            columns = f"{this} {property_}".strip()
            yield Check(severity, name, message, f"SELECT DISTINCT {columns} WHERE {{ {pattern} }}")
        node, reached = self.values(shape, this, bound)
        for part in self.all(shape, "property"):
            yield from self._checks(part, node, reached)

    def violated(self, shape: Term, this: str, bound: str) -> str:
        """Return a pattern of the nodes that do not conform to a shape; empty: every node does."""
        if self._is_off(shape):
            return ""
        patterns = [pattern for pattern, _ in self._own(shape, this, bound)]
        node, reached = self.values(shape, this, bound)
        for part in self.all(shape, "property"):
            below = self.violated(part, node, reached)
            patterns += [below] if below else []
        if not patterns:
            return ""
        return f"{{ SELECT DISTINCT {this} WHERE {{ {' UNION '.join(f'{{ {each} }}' for each in patterns)} }} }}"

    def values(self, shape: Term, this: str, bound: str) -> tuple[str, str]:
        """Return the variable of the value nodes of a shape (section 3.7.2), and a pattern that binds it."""
        path = self.one(shape, "path")
        if path is None:
            return this, bound
        node = self.fresh()
        return node, f"{bound} {this} {self.path_of(path)} {node} ."

    def begins_at_values(self, shape: Term, bound: str) -> bool:
        """Tell whether the values of a shape are better looked for before its focus nodes, the members of a class.

        To look up the values of each member, one after another, takes several times as long as to read as many
        statements in their order; but what most other things have, too, is not read for the sake of a few.
        """
        path = self.one(shape, "path")
        steps = [path] if isinstance(path, NamedNode) else self.items(path) if self._is_list(path) else []
        if bound not in self._classes or not steps or not all(isinstance(step, NamedNode) for step in steps):
            return False
        return max(self.sizes.of(f"?s {step} ?o .") for step in steps) <= _SEVERAL * self.sizes.of(bound)

    def _is_list(self, path: Term | None) -> bool:
        return path is not None and RDF.first.value in self.said.get(path, {})

    def _own(self, shape: Term, this: str, bound: str) -> Iterator[tuple[str, str]]:
        """Yield a pattern for each constraint of a shape itself, and the variable of the property that it tells."""
        for name in self.said.get(shape, {}):
            parameter = name.removeprefix(_SH) if name.startswith(_SH) else ""
            if not parameter or parameter in _OTHERS:
                continue
            make = COMPONENTS.get(parameter)
            if make is None:
                raise ValidationError(
                    f"sh:{parameter} of {shape} is no constraint that is known here",
                    hint="use others of SHACL Core, or `corrkg build --validator pyshacl`",
                )
            for given in self.all(shape, parameter):
                pattern = make(Place(self, shape, this, bound, parameter), given)
                if pattern:
                    yield pattern, "?property" if parameter == "closed" else ""

    # reading -------------------------------------------------------------------------------------------------------

    def all(self, shape: Term, parameter: str) -> list[Term]:
        """Return the values of a parameter."""
        return self.said.get(shape, {}).get(SH[parameter].value, [])

    def one(self, shape: Term, parameter: str) -> Term | None:
        """Return the value of a parameter; None: the shape has none."""
        return next(iter(self.all(shape, parameter)), None)

    def _is_off(self, shape: Term) -> bool:
        found = self.one(shape, "deactivated")
        return isinstance(found, Literal) and found.value == "true"

    def _message(self, shape: Term) -> str:
        said = [each for each in self.all(shape, "message") if isinstance(each, Literal)]
        english = [each.value for each in said if (each.language or "en").startswith("en")]
        return (english or [each.value for each in said] or [""])[0]

    def items(self, head: Term | None) -> list[Term]:
        """Return the members of a list."""
        found = []
        while head is not None and head != RDF.nil:
            cell = self.said[head]
            found += cell[RDF.first.value]
            head = cell[RDF.rest.value][0]
        return found

    def fresh(self) -> str:
        """Return a variable that no other has."""
        return f"?v{next(self._numbers)}"

    def path_of(self, path: Term) -> str:
        """Return a property path in SPARQL (section 2.3.1)."""
        if isinstance(path, NamedNode):
            return str(path)
        if self._is_list(path):
            return f"({'/'.join(self.path_of(each) for each in self.items(path))})"
        for name, form in (("inversePath", "^({})"), ("zeroOrMorePath", "({})*"), ("oneOrMorePath", "({})+"),
                           ("zeroOrOnePath", "({})?")):  # fmt: skip
            if (inner := self.one(path, name)) is not None:
                return form.format(self.path_of(inner))
        return f"({'|'.join(self.path_of(each) for each in self.items(self.one(path, 'alternativePath')))})"


def _subclasses(data: Store) -> dict[NamedNode, list[NamedNode]]:
    above: dict[NamedNode, set[NamedNode]] = {}
    for quad in Embedded(data).match(None, RDFS.subClassOf):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            above.setdefault(quad.subject, set()).add(quad.object)
    found: dict[NamedNode, set[NamedNode]] = {}
    for kind in above:
        seen, waiting = {kind}, [kind]
        while waiting:
            for each in above.get(waiting.pop(), set()) - seen:
                seen.add(each)
                waiting.append(each)
                found.setdefault(each, set()).add(kind)
    return {each: sorted(kinds, key=str) for each, kinds in found.items()}


def _apart(quad: Quad, number: int) -> Quad:
    """Return a statement of a file with blank nodes that no other file has."""

    def named(term: Term) -> Term:
        return BlankNode(f"f{number}{term.value}") if isinstance(term, BlankNode) else term

    return Quad(named(quad.subject), quad.predicate, named(quad.object))  # type: ignore[arg-type]


def _name(predicate: NamedNode) -> str:
    return predicate.value
