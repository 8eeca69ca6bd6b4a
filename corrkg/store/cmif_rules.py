"""What a file in CMIF 1.1 must be like beside its RelaxNG schema and its Schematron rules.

The rules are those of the documentation of CMIF and of correspSearch
(https://correspsearch.net/en/participate_cmi-format.html): a file that breaks one is valid, and yet is not harvested,
or its letters are not found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, fromstring

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
LICENCES = {
    "https://creativecommons.org/licenses/by/4.0/": "the Creative Commons Licence CC BY 4.0",
    "https://creativecommons.org/publicdomain/zero/1.0/": "the Creative Commons dedication CC0 1.0",
}
_AUTHORITIES = re.compile(
    r"""https?://(?:
        d-nb\.info/gnd/\d[\d-]*[\dX]
        | viaf\.org/viaf/\d+
        | lccn\.loc\.gov/[a-z]+\d+
        | catalogue\.bnf\.fr/ark:/12148/cb\d{8}\w
        | id\.ndl\.go\.jp/auth/(?:entity|ndlna)/\d+
    )""",
    re.VERBOSE,
)
_GEONAMES = re.compile(r"https?://(?:www\.|sws\.)?geonames\.org/\d+/?")
_UUID = re.compile(r"[a-f][0-9a-f]{7}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DATING = ("when", "from", "to", "notBefore", "notAfter")
_NS = {"": TEI}


def is_plain_day(value: str) -> bool:
    """Tell whether ``value`` is a day, a month or a year, without a time, a doubt or an interval.

    >>> is_plain_day("1935-10-21"), is_plain_day("1935-10"), is_plain_day("1935-10-21T10:00:00"), is_plain_day("1935~")
    (True, True, False, False)
    """
    return _DAY.fullmatch(value) is not None


def faults(body: bytes, address: str, base: str) -> list[str]:
    """Return what is wrong with a file, a sentence each; empty: nothing.

    Args:
        body: the file, which is well-formed XML of our own writing, or of a test.
        address: the URL that it is registered with.
        base: what the publisher's own URIs begin with.
    """
    root = fromstring(body)  # noqa: S314
    return [found for rule in (*_OF_FILE, *_OF_LETTERS) for found in rule(root, address, base)]


def letter_faults(description: str, base: str) -> list[str]:
    """Return what is wrong with the description of one letter, a sentence each; empty: nothing.

    Args:
        description: a correspDesc of our own writing.
        base: what the publisher's own URIs begin with.
    """
    root = fromstring(f'<TEI xmlns="{TEI}">{description}</TEI>')  # noqa: S314
    return [found for rule in _OF_LETTERS for found in rule(root, "", base)]


def _address(root: Element, address: str, _: str) -> Iterator[str]:
    named = [each.text for each in root.iterfind(".//publicationStmt/idno", _NS)]
    if named != [address]:
        yield f"idno is {', '.join(map(str, named))}, and not the registered URL {address}"


def _licence(root: Element, _: str, __: str) -> Iterator[str]:
    for each in root.iterfind(".//availability/licence", _NS):
        if each.get("target") not in LICENCES:
            yield f"the licence is {each.get('target')}, and not CC BY 4.0 or CC0"


def _sources(root: Element, _: str, __: str) -> Iterator[str]:
    for each in root.iterfind(".//sourceDesc/bibl", _NS):
        name = each.get(f"{{{XML}}}id", "")
        if not _UUID.fullmatch(name):
            yield f"the xml:id {name} of a bibl is no UUID that begins with a letter"


def _actions(root: Element, _: str, __: str) -> Iterator[str]:
    seen = set[str]()
    for letter in root.iterfind(".//correspDesc", _NS):
        name = letter.get("ref") or letter.get("key") or ""
        if not name or name in seen:
            yield f"a correspDesc has no ref or key of its own: {name!r}"
        seen.add(name)
        if not letter.get("source"):
            yield f"{name} names no source"
        actions = letter.findall("correspAction", _NS)
        if [each.get("type") for each in actions] != ["sent", "received"]:
            yield f"{name} has other actions than one sent and one received"
        for action in actions:
            if not any(
                (each.text or "").strip() for tag in ("persName", "orgName") for each in action.iterfind(tag, _NS)
            ):
                yield f"{name}: {action.get('type')} has no name; who is not known is Unknown"


def _dates(root: Element, _: str, __: str) -> Iterator[str]:
    for date in root.iter(f"{{{TEI}}}date"):
        values = {key: value for key, value in date.attrib.items() if key in _DATING}
        for key, value in values.items():
            if not is_plain_day(value):
                yield f"@{key} is {value}, and not a day, month or year"
        if "when" in values and len(values) > 1:
            yield "a date has @when and bounds beside it"
        for first, last in (("notBefore", "notAfter"), ("from", "to")):
            if first in values and last in values and values[last] < values[first]:
                yield f"a date has its @{first} after its @{last}"


def _names(root: Element, _: str, base: str) -> Iterator[str]:
    for tag, authorities in (("persName", _AUTHORITIES), ("orgName", _AUTHORITIES), ("placeName", _GEONAMES)):
        for each in root.iter(f"{{{TEI}}}{tag}"):
            uri = each.get("ref")
            if uri is not None and not (authorities.fullmatch(uri) or (uri.startswith(base) and " " not in uri)):
                yield f"{tag}/@ref is {uri}: it is one URI of an authority that correspSearch reads, or our own"
            if each.text == "Unknown" and uri is not None:
                yield f"Unknown has the ref {uri}"


def _notes(root: Element, _: str, __: str) -> Iterator[str]:
    for each in root.iterfind(".//correspDesc/note/ref", _NS):
        for key in ("type", "target"):
            if not re.fullmatch(r"https?://\S+", each.get(key, "")):
                yield f"note/ref/@{key} is {each.get(key)}, and no full URL"


_Rules = tuple[Callable[[Element, str, str], Iterator[str]], ...]
_OF_FILE: _Rules = (_address, _licence, _sources)
_OF_LETTERS: _Rules = (_actions, _dates, _names, _notes)
