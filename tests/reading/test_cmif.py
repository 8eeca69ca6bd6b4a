"""The letters in CMIF 1.1: valid for its schemas, and for what no schema checks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import elementpath
import pytest
from lxml import etree
from pyoxigraph import Store

from corrkg.errors import CorrkgError
from corrkg.reading import cmif as writer
from corrkg.reading.cmif import cmif
from corrkg.store.affected import Surroundings
from corrkg.store.build import build
from corrkg.store.cmif import READ, describe, described
from corrkg.store.cmif_rules import faults, letter_faults
from corrkg.store.embedded import Embedded
from corrkg.store.listed import LETTERS
from corrkg.store.release import Release
from corrkg.store.told import Teller

NS = {"tei": "http://www.tei-c.org/ns/1.0", "sch": "http://purl.oclc.org/dsdl/schematron"}
RNG, SCH = "cmif/schema/cmif-1.1-2025-02-26.rng", "cmif/odd/cmif.sch"
Conformance = Callable[[str], Path]


@pytest.fixture(scope="module")
def october_cmif(october: Release) -> bytes:
    return cmif(october)


@pytest.fixture(scope="module")
def root(october_cmif: bytes) -> etree._Element:
    return etree.fromstring(october_cmif)


def found(root: etree._Element, path: str) -> list[str]:
    values = root.xpath(path, namespaces=NS)
    assert isinstance(values, list)
    return [str(each) for each in values]


def named(root: etree._Element, path: str, attribute: str) -> dict[str, str]:
    return dict(zip(found(root, f"{path}/text()"), found(root, f"{path}/@{attribute}"), strict=True))


def broken_asserts(schematron: Path, body: bytes) -> list[str]:
    """Return the messages of the Schematron assertions that a file breaks; they are in XPath 2."""
    document = etree.fromstring(body)
    messages = []
    for rule in etree.parse(schematron).getroot().iter(f"{{{NS['sch']}}}rule"):
        for each in rule.iter(f"{{{NS['sch']}}}assert"):
            path = f"//{rule.get('context')}[not({each.get('test')})]"
            if elementpath.select(document, path, namespaces={"tei": NS["tei"]}):
                messages.append(re.sub(r"\s+", " ", "".join(str(part) for part in each.itertext())).strip())
    return messages


# --- the schemas ----------------------------------------------------------------------------------------------------


def test_relax_ng_of_cmif_1_1_accepts_every_letter(october_cmif: bytes, conformance: Conformance) -> None:
    schema = etree.RelaxNG(etree.parse(conformance(RNG)))
    assert schema.validate(etree.fromstring(october_cmif)), schema.error_log


def test_schematron_of_cmif_finds_nothing_to_say(october_cmif: bytes, conformance: Conformance) -> None:
    assert broken_asserts(conformance(SCH), october_cmif) == []


@pytest.mark.parametrize(
    ("pattern", "other", "code"),
    [
        (r'type="received"', 'type="sent"', "E0002"),
        (r'source="#[^"]*"', 'source="#nothing"', "E0003"),
        (r'<date when="1935-10-01" />', "<date />", "E0004"),
        (r'xml:id="[^"]*"', 'xml:id="october"', "W0001"),
    ],
)
def test_schematron_rule_is_run_and_catches_what_breaks_it(
    october_cmif: bytes, conformance: Conformance, pattern: str, other: str, code: str
) -> None:
    text = re.sub(pattern, other, october_cmif.decode(), count=1)
    assert any(code in message for message in broken_asserts(conformance(SCH), text.encode()))


# --- what neither checks --------------------------------------------------------------------------------------------

# What stands in the file, what stands there instead, and what is said of it.
BROKEN = [
    (r'<date when="1935-10-01" />', '<date when="1935-10-01T10:00:00" />', "@when is 1935-10-01T10"),
    (r'<date when="1935-10-01" />', '<date when="--10-01" />', "@when is --10-01, and not a day"),
    (r'<date when="1935-10-01" />', '<date when="1935-10-01" notAfter="1935-10-02" />', "@when and bounds beside it"),
    (r'<date when="1935-10-01" />', '<date notBefore="1935-10-03" notAfter="1935-10-02" />', "@notBefore after its"),
    (r'(?s)<correspAction type="received">.*?</correspAction>', "", "other actions than one sent and one received"),
    (r'type="received"', 'type="sent"', "other actions than one sent and one received"),
    (r'(?s)<persName ref="[^"]*">Stalin,[^<]*</persName>\s*</correspAction>', "</correspAction>", "has no name"),
    (r"(?s)<persName[^>]*>Stalin,[^<]*</persName>\s*</c", "<persName></persName></c", "has no name"),
    (r'<persName ref="[^"]*">Stalin, Joseph[^<]*', '<persName ref="http://viaf.org/viaf/7">Unknown', "Unknown has"),
    (r'<persName ref="[^"]*"', '<persName ref="http://www.wikidata.org/entity/Q855"', "one URI of an authority"),
    (r'<persName ref="[^"]*"', '<persName ref="https://isni.org/isni/0000000121457825"', "one URI of an authority"),
    (r'<persName ref="([^"]*)"', r'<persName ref="\1 http://viaf.org/viaf/7"', "one URI of an authority"),
    (r'<placeName ref="[^"]*"', '<placeName ref="http://www.wikidata.org/entity/Q649"', "one URI of an authority"),
    (r'xml:id="\w', 'xml:id="x', "no UUID that begins with a letter"),
    (r"licenses/by/4\.0", "licenses/by-sa/4.0", "not CC BY 4.0 or CC0"),
    (r"/cmif\.xml</idno>", "/CMIF.xml</idno>", "not the registered URL"),
    (r'(?s)(<correspDesc ref="[^"]*")', r'<correspDesc ref="http://localhost:8000/x"', "no ref or key of its own"),
    (r' source="#[^"]*"', "", "names no source"),
    (r'<ref type="https://lod\.academy/cmif/vocab/terms#', '<ref type="cmif:', "no full URL"),
    (r'<ref (type="[^"]*") target="[^"]*"', r'<ref \1 target="#x"', "no full URL"),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "other", "message"), BROKEN)
def test_what_breaks_a_rule_that_no_schema_has_is_caught(
    october: Release, october_cmif: bytes, pattern: str, other: str, message: str
) -> None:
    count = 0 if "no ref or key" in message else 1
    text = re.sub(pattern, other, october_cmif.decode(), count=count)
    assert text != october_cmif.decode()
    assert any(message in fault for fault in faults(text.encode(), writer.address(october), october.base))


def test_file_as_it_is_breaks_no_rule(october: Release, october_cmif: bytes) -> None:
    assert faults(october_cmif, writer.address(october), october.base) == []


def test_each_letter_is_held_against_the_rules_when_it_is_described(october: Release) -> None:
    description = next(october.descriptions.all())
    assert letter_faults(description, october.base) == october.descriptions.faults() == []
    assert letter_faults(description.replace('type="received"', 'type="sent"'), october.base) != []


# --- what it says ---------------------------------------------------------------------------------------------------


def test_every_letter_is_there_once(october: Release, root: etree._Element) -> None:
    refs = found(root, "//tei:correspDesc/@ref")
    assert len(refs) == len(set(refs)) == 35
    assert all(ref.startswith(f"{october.base}letter/") for ref in refs)


def test_person_is_named_by_a_library_where_that_is_verified_and_by_our_own_address_where_not(
    root: etree._Element,
) -> None:
    names = named(root, "//tei:persName", "ref")
    assert names["Stalin, Joseph Vissarionovich"] == "https://d-nb.info/gnd/118642499"
    targets = dict(
        zip(found(root, "//tei:note/tei:ref/text()"), found(root, "//tei:note/tei:ref/@target"), strict=True)
    )
    assert targets["Deribas, Terenty Dmitrievich"] == "http://localhost:8000/person/deribas"
    assert targets["Litvinov, Maxim Maximovich"] == "https://d-nb.info/gnd/118890700"


def test_place_is_named_by_geonames(root: etree._Element) -> None:
    assert named(root, "//tei:placeName", "ref")["Moscow"] == "https://sws.geonames.org/524901/"


def test_date_that_the_editors_bound_on_one_side_says_no_more(root: etree._Element) -> None:
    path = "//tei:correspDesc[contains(@ref, '/by-1935-10-08')]//tei:correspAction[@type='sent']/tei:date/@*"
    assert set(found(root, path)) >= {"1935-10-08"}
    [date] = root.xpath(path.removesuffix("/@*"), namespaces=NS)
    assert "when" not in date.attrib
    assert date.get("notAfter") == "1935-10-08"


def test_date_that_was_concluded_is_a_conjecture(root: etree._Element) -> None:
    assert "conjecture" in found(root, "//tei:correspAction[@type='sent']/tei:date/@evidence")
    assert found(root, "//tei:correspDesc[1]//tei:date/@evidence") == []


def test_sources_uuid_is_fixed_and_a_name_of_xml(october: Release, october_cmif: bytes, root: etree._Element) -> None:
    [name] = found(root, "//tei:bibl/@xml:id")
    assert re.fullmatch(r"[a-f][0-9a-f]{7}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", name)
    assert set(found(root, "//tei:correspDesc/@source")) == {f"#{name}"}
    assert cmif(Release.at(october.path)) == october_cmif


def test_whoever_is_not_known_is_unknown(october: Release) -> None:
    teller = Teller(october.graph, october.relations, october.base)
    description = describe(teller.told(october.uris.source("1935-october")))
    assert [(each.text, each.get("ref")) for each in description.iter("persName")] == [
        ("Unknown", None),
        ("Unknown", None),
    ]


def test_dataset_under_another_licence_has_no_cmif(published: tuple[Path, Path]) -> None:
    seeds, store = published
    path = seeds / "dataset.toml"
    licence = "https://creativecommons.org/publicdomain/zero/1.0/"
    path.write_text(
        path.read_text("utf-8").replace(licence, "https://creativecommons.org/licenses/by-nc/4.0/"), "utf-8"
    )
    release = Release.at(build(seeds, store).release)
    assert "CC BY 4.0 or CC0" in writer.why_not(release)
    with pytest.raises(CorrkgError, match=r"CC BY 4\.0 or CC0"):
        cmif(release)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/"),
        ("http://creativecommons.org/licenses/by/4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/4.0/deed.de", "https://creativecommons.org/licenses/by/4.0/"),
        ("https://creativecommons.org/publicdomain/zero/1.0/legalcode", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://creativecommons.org/licenses/by-sa/4.0/", None),
        ("https://example.org/creativecommons.org/licenses/by/4.0/", None),
    ],
)  # fmt: skip
def test_licence_is_known_in_all_its_spellings(given: str, named: str | None) -> None:
    assert writer.named_licence(given) == named


def test_a_description_rests_on_nothing_but_what_its_paths_lead_to(october: Release) -> None:
    around, letters = Surroundings(october.graph), october.lists.rows(LETTERS, "en")
    for row, description in zip(letters, october.descriptions.all(), strict=True):
        part = Store()
        part.extend(around.read(READ, {row.thing}))
        teller = Teller(Embedded(part), october.relations, october.base)
        assert described(teller.told(row.thing)) == description
