"""The constraint components of SHACL Core (https://www.w3.org/TR/shacl/#core-components) as patterns of SPARQL.

Each is a function of the place of a constraint and of the value of its parameter. It returns the pattern of the focus
nodes that do not conform; empty: every node conforms.
"""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import Literal, NamedNode

from corrkg.store.constrained import Place, Term
from corrkg.vocab import XSD

_NODE_KINDS = {
    "IRI": "isIRI({})", "BlankNode": "isBlank({})", "Literal": "isLiteral({})",
    "BlankNodeOrIRI": "!isLiteral({})", "BlankNodeOrLiteral": "!isIRI({})", "IRIOrLiteral": "!isBlank({})",
}  # fmt: skip
# A literal is of a datatype only if its lexical form is one of that datatype (section 4.1.2).
_CASTS = {XSD.date, XSD.dateTime, XSD.decimal, XSD.double, XSD.float, XSD.boolean, XSD.integer, XSD.dayTimeDuration}
_FORMS = {
    XSD.nonNegativeInteger: r"^(\\+?[0-9]+|-0+)$", XSD.positiveInteger: r"^\\+?0*[1-9][0-9]*$",
    XSD.gYear: r"^-?([1-9][0-9]{3,}|0[0-9]{3})(Z|[+-][0-9]{2}:[0-9]{2})?$",
}  # fmt: skip
_BOUNDS = {"minInclusive": ">=", "minExclusive": ">", "maxInclusive": "<=", "maxExclusive": "<"}


def _counted(place: Place, compared: str, pattern: str, node: str) -> str:
    """Return the focus nodes with a number of values; a number that may be none counts those without any, too."""
    found = pattern if compared.startswith(">") else f"{place.bound} OPTIONAL {{ {pattern} }}"
    return (
        f"{{ SELECT {place.this} WHERE {{ {found} }} GROUP BY {place.this} HAVING(COUNT(DISTINCT {node}) {compared}) }}"
    )


def _more(place: Place, number: int) -> str:
    """Return the focus nodes with more values than a number."""
    if place.begins_at_values:
        node, alone = place.alone()
        return f"{_counted(place, f'> {number}', alone, node)} {place.bound}"
    node, reached = place.values()
    return _counted(place, f"> {number}", reached, node)


def _none(place: Place) -> str:
    """Return the focus nodes without a value.

    With the focus nodes on both sides, a path such as rdf:rest* begins at them, and not at every node.
    """
    reached = (place.alone if place.begins_at_values else place.values)()[1]
    return f"{place.bound} MINUS {{ {reached} }}"


def _min_count(place: Place, given: Term) -> str:
    number = _number(given)
    if _is_one(place) and place.begins_at_values:
        return f"{{ {_none(place)} }} UNION {{ {_more(place, 1)} }}"
    if number == 1 and not _is_one(place):
        return _none(place)
    node, reached = place.values()
    compared = "!= 1" if _is_one(place) else f"< {number}"
    return _counted(place, compared, reached, node) if number else ""


def _is_one(place: Place) -> bool:
    """Tell whether a shape asks for exactly one value: both ends of that are one question, and one result."""
    ends = [place.shapes.all(place.shape, name) for name in ("minCount", "maxCount")]
    return all(len(each) == 1 and _number(each[0]) == 1 for each in ends)


def _max_count(place: Place, given: Term) -> str:
    if _is_one(place):
        return ""  # as asked by `_min_count`
    number = _number(given)
    return _more(place, number) if number else place.values()[1]


def _datatype(place: Place, given: Term) -> str:
    wrong = [f"!COALESCE(DATATYPE({{0}}) = {given}, false)"]
    if given in _CASTS:
        wrong.append(f"!COALESCE(isLiteral({given}(STR({{0}}))), false)")
    elif given in _FORMS:
        wrong.append(f'!REGEX(STR({{0}}), "{_escaped(_FORMS[given])}")')  # type: ignore[index]
    return place.where(" || ".join(wrong))


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _pattern(place: Place, given: Term) -> str:
    flags = place.one("flags")
    arguments = f"{given}, {flags}" if flags is not None else str(given)
    return place.where(f"isBlank({{0}}) || !REGEX(STR({{0}}), {_escaped(arguments)})")


def _bound(place: Place, given: Term) -> str:
    return place.where(f"!COALESCE({{0}} {_BOUNDS[place.parameter]} {_escaped(str(given))}, false)")


def _length(place: Place, given: Term) -> str:
    compared = "<" if place.parameter == "minLength" else ">"
    return place.where(f"isBlank({{0}}) || STRLEN(STR({{0}})) {compared} {_number(given)}")


def _language_in(place: Place, given: Term) -> str:
    known = [each for each in place.shapes.items(given) if isinstance(each, Literal)]
    matches = " || ".join(f'LANGMATCHES(LANG({{0}}), "{each.value}")' for each in known)
    return place.where(f"!COALESCE(isLiteral({{0}}) && ({matches}), false)")


def _unique_lang(place: Place, given: Term) -> str:
    if _value(given) != "true":
        return ""
    node, reached = place.values()
    tag = place.shapes.fresh()
    return (f"{{ SELECT {place.this} WHERE {{ {reached} BIND(LCASE(LANG({node})) AS {tag}) FILTER({tag} != \"\") }} "
            f"GROUP BY {place.this} {tag} HAVING(COUNT(DISTINCT {node}) > 1) }}")  # fmt: skip


def _equals(place: Place, given: Term) -> str:
    node, reached = place.values()
    other = f"{place.bound} {place.this} {given} {node} ."
    return f"{{ {reached} MINUS {{ {other} }} }} UNION {{ {other} MINUS {{ {reached} }} }}"


def _disjoint(place: Place, given: Term) -> str:
    node, reached = place.values()
    return f"{reached} {place.this} {given} {node} ."


def _less(place: Place, given: Term) -> str:
    node, reached = place.values()
    other = place.shapes.fresh()
    compared = "<" if place.parameter == "lessThan" else "<="
    return f"{reached} {place.this} {given} {other} . FILTER(!COALESCE({node} {compared} {other}, false))"


def _in(place: Place, given: Term) -> str:
    allowed = " ".join(map(str, place.shapes.items(given)))
    return place.unless(lambda node: f"VALUES {node} {{ {allowed} }}")


def _has_value(place: Place, given: Term) -> str:
    if not place.path:
        return f"{place.bound} FILTER(!sameTerm({place.this}, {given}))"
    return f"{place.bound} MINUS {{ {place.bound} {place.this} {place.path} {given} . }}"


def _class(place: Place, given: Term) -> str:
    return place.unless(lambda node: place.shapes.of_class(node, given))


def _node(place: Place, given: Term) -> str:
    node, reached = place.values()
    violated = place.shapes.violated(given, node, reached)
    return f"{reached} {violated}" if violated else ""


def _and(place: Place, given: Term) -> str:
    found = [_node(place, each) for each in place.shapes.items(given)]
    return " UNION ".join(f"{{ {each} }}" for each in found if each)


def _or(place: Place, given: Term) -> str:
    node, reached = place.values()
    found = [place.shapes.violated(each, node, reached) for each in place.shapes.items(given)]
    return f"{reached} {' '.join(found)}" if all(found) else ""


def _not(place: Place, given: Term) -> str:
    node, reached = place.values()
    violated = place.shapes.violated(given, node, reached)
    return f"{reached} MINUS {violated}" if violated else reached


def _qualified(place: Place, given: Term) -> str:
    node, reached = place.values()
    violated = place.shapes.violated(given, node, reached)
    conforming = f"{reached} MINUS {violated}" if violated else reached
    least, most = place.one("qualifiedMinCount"), place.one("qualifiedMaxCount")
    found = [_counted(place, f"< {_number(least)}", conforming, node)] if least is not None else []
    found += [_counted(place, f"> {_number(most)}", conforming, node)] if most is not None else []
    return " UNION ".join(f"{{ {each} }}" for each in found)


def _closed(place: Place, given: Term) -> str:
    if _value(given) != "true":
        return ""
    shapes = place.shapes
    paths = [shapes.one(each, "path") for each in shapes.all(place.shape, "property")]
    allowed = [*(each for each in paths if isinstance(each, NamedNode)), *shapes.items(place.one("ignoredProperties"))]
    other = shapes.fresh()
    return f"{place.bound} {place.this} ?property {other} . FILTER(?property NOT IN ({', '.join(map(str, allowed))}))"


# Section 4, component by component.
COMPONENTS: dict[str, Callable[[Place, Term], str]] = {
    "class": _class, "datatype": _datatype, "minCount": _min_count, "maxCount": _max_count,
    "nodeKind": lambda place, given: place.where(f"!({_NODE_KINDS[local(given)]})"),
    **dict.fromkeys(_BOUNDS, _bound),
    "minLength": _length, "maxLength": _length, "pattern": _pattern, "languageIn": _language_in,
    "uniqueLang": _unique_lang, "equals": _equals, "disjoint": _disjoint, "lessThan": _less, "lessThanOrEquals": _less,
    "not": _not, "and": _and, "or": _or, "node": _node, "qualifiedValueShape": _qualified, "closed": _closed,
    "hasValue": _has_value, "in": _in,
}  # fmt: skip


def local(term: Term | None) -> str:
    """Return the part of an IRI behind its number sign.

    >>> local(NamedNode("http://www.w3.org/ns/shacl#minCount")), local(None)
    ('minCount', '')
    """
    return "" if term is None else term.value.rpartition("#")[2]


def _value(term: Term) -> str:
    return term.value


def _number(term: Term | None) -> int:
    return 0 if term is None else int(term.value)
