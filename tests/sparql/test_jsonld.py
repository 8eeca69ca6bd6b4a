"""JSON-LD that reads back as the same graph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from corrkg.sparql import jsonld
from corrkg.vocab import CK, EDTF, RDF, XSD

IRI = st.sampled_from(
    [
        CK.Letter,
        CK["date"],
        RDF.type,
        XSD.date,
        NamedNode("http://x/%D1%81?a=b#c"),
        NamedNode("urn:x:y"),
        NamedNode("http://x/сидоров"),
        NamedNode("https://w3id.org/corrkg/ontology#"),
        NamedNode("https://w3id.org/corrkg/ontology#a/b:c"),
        NamedNode("ck:x"),
    ]
)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
LITERAL = st.one_of(
    st.builds(Literal, TEXT),
    st.builds(lambda text: Literal(text, language="ru"), TEXT),
    st.builds(lambda text: Literal(text, datatype=EDTF), TEXT),
    st.builds(lambda number: Literal(str(number), datatype=XSD.integer), st.integers()),
    st.sampled_from([Literal(text, datatype=XSD.integer) for text in ("007", "+1", "-0", "x", "²", "")]),
    st.sampled_from([Literal(text, datatype=XSD.boolean) for text in ("true", "false", "1", "x")]),
    st.sampled_from([Literal(text, datatype=XSD.double) for text in ("1.0E0", "1", "NaN")]),
)
QUAD = st.builds(Quad, st.one_of(IRI, st.just(BlankNode("b"))), IRI, st.one_of(IRI, LITERAL))


@given(st.lists(QUAD, max_size=12))
def test_round_trip(quads: list[Quad]) -> None:
    expected = {str(each.triple) for each in quads}
    found = {str(each.triple) for each in parse(jsonld.dumps(quads), RdfFormat.JSON_LD, rename_blank_nodes=False)}
    assert found == expected
