"""Identifiers of persons and places: the URI of the thing, whatever was pasted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.sameas import AUTHORITIES, authority_of, canonical, identifier_of, is_web_address

Q855 = "http://www.wikidata.org/entity/Q855"


@pytest.mark.parametrize(
    ("value", "uri"),
    [
        (Q855, Q855),
        ("https://www.wikidata.org/entity/Q855", Q855),
        ("https://www.wikidata.org/wiki/Q855", Q855),
        ("http://wikidata.org/wiki/Q855", Q855),
        ("https://m.wikidata.org/wiki/Q855?uselang=ru#sitelinks", Q855),
        ("https://www.wikidata.org/wiki/Special:EntityData/Q855.json", Q855),
        ("Q855", Q855),
        ("q855", Q855),
        ("wikidata:Q855", Q855),
        ("Wikidata: Q855", Q855),
        ("https://viaf.org/viaf/101698775/", "http://viaf.org/viaf/101698775"),
        ("https://viaf.org/en/viaf/101698775", "http://viaf.org/viaf/101698775"),
        ("VIAF:101698775", "http://viaf.org/viaf/101698775"),
        ("http://d-nb.info/gnd/118642499", "https://d-nb.info/gnd/118642499"),
        ("https://d-nb.info/gnd/118642499/about/lds", "https://d-nb.info/gnd/118642499"),
        ("gnd:11850651x", "https://d-nb.info/gnd/11850651X"),
        ("gnd:4064784-5", "https://d-nb.info/gnd/4064784-5"),
        ("https://isni.org/isni/0000000121457825", "https://isni.org/isni/0000000121457825"),
        ("http://www.isni.org/isni/0000000121457825", "https://isni.org/isni/0000000121457825"),
        ("0000 0001 2145 7825", "https://isni.org/isni/0000000121457825"),
        ("isni:0000-0001-2145-7825", "https://isni.org/isni/0000000121457825"),
        ("https://www.geonames.org/491422/sochi.html", "https://sws.geonames.org/491422/"),
        ("http://sws.geonames.org/491422/about.rdf", "https://sws.geonames.org/491422/"),
        ("geonames:491422", "https://sws.geonames.org/491422/"),
        ("https://id.loc.gov/authorities/names/n80126289.html", "http://id.loc.gov/authorities/names/n80126289"),
        ("lc:N80126289", "http://id.loc.gov/authorities/names/n80126289"),
        ("lc:sh85127397", "http://id.loc.gov/authorities/subjects/sh85127397"),
        ("https://lccn.loc.gov/n80126289", "http://id.loc.gov/authorities/names/n80126289"),
        ("https://catalogue.bnf.fr/ark:/12148/cb11907966z", "http://data.bnf.fr/ark:/12148/cb11907966z#about"),
        ("http://data.bnf.fr/fr/ark:/12148/cb11907966z.public", "http://data.bnf.fr/ark:/12148/cb11907966z#about"),
        ("bnf:11928669t", "http://data.bnf.fr/ark:/12148/cb11928669t#about"),
        ("https://id.ndl.go.jp/auth/ndlna/00432234", "http://id.ndl.go.jp/auth/entity/00432234"),
        ("orcid:0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X"),
        ("https://example.org/person/1?x=2#y", "https://example.org/person/1?x=2#y"),
        ("http://localhost:8000/person/stalin", "http://localhost:8000/person/stalin"),
        ("urn:isbn:9785824302417", "urn:isbn:9785824302417"),
    ],
)
def test_identifier_is_the_uri_of_the_thing(value: str, uri: str) -> None:
    assert canonical(value) == uri
    assert canonical(uri) == uri


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("javascript:alert(1)", "no thing on the web"),
        ("JavaScript:alert(1)", "no thing on the web"),
        ("data:text/html,x", "no thing on the web"),
        ("file:///etc/passwd", "no thing on the web"),
        ("mailto:a@example.org", "no thing on the web"),
        ("stalin", "no thing on the web"),
        ("www.wikidata.org/wiki/Q855 ", "no thing on the web"),
        ("http://a b/", "no thing on the web"),
        ("http://", "has no host"),
        ("https:///wiki/Q855", "has no host"),
        ("http://x", "has no host"),
        ("https://user@example.org/", "has no host"),
        ("491422", "nothing says whose"),
        ("0000 0001 2145 7826", "check digit"),
        ("https://isni.org/isni/0000000121457826", "check digit"),
        ("gnd:118642498", "check digit"),
        ("gnd:4064784-6", "check digit"),
        ("bnf:11907966x", "check digit"),
        ("https://orcid.org/0000-0002-1825-0098", "check digit"),
        ("https://en.wikipedia.org/wiki/Joseph_Stalin", "a page about the thing"),
        ("https://ru.m.wikipedia.org/wiki/Сталин", "a page about the thing"),
    ],
)
def test_what_is_no_identifier_is_refused_with_its_reason(value: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        canonical(value)


@pytest.mark.parametrize(
    ("uri", "authority", "identifier"),
    [
        (Q855, "wikidata", "Q855"),
        ("https://d-nb.info/gnd/118642499", "gnd", "118642499"),
        ("http://id.loc.gov/authorities/names/n80126289", "lc", "n80126289"),
        ("http://data.bnf.fr/ark:/12148/cb11907966z#about", "bnf", "11907966z"),
        ("https://sws.geonames.org/491422/", "geonames", "491422"),
        ("https://example.org/person/1", "", "https://example.org/person/1"),
    ],
)
def test_canonical_address_tells_its_authority_and_the_identifier(uri: str, authority: str, identifier: str) -> None:
    assert (authority_of(uri), identifier_of(uri)) == (authority, identifier)
    assert not authority or (authority in AUTHORITIES and canonical(f"{authority}:{identifier}") == uri)


@given(st.text(max_size=30))
def test_whatever_is_given_is_an_address_of_the_web_or_refused(value: str) -> None:
    try:
        found = canonical(value)
    except ValueError:
        return
    assert is_web_address(found) or found.startswith("urn:")
    assert canonical(found) == found
