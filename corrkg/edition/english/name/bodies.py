"""Bodies that a text names: those of the authority file, and others by the words that their names have.

A body of the authority file is known by its names. A name of one word that a person may bear (a firm, a bank) is that
of a body only where the sentence speaks of business. Any other body is known by its head, the noun that says what sort
of body it is, with the names before it and after its "of".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corrkg.edition.authorities import Authorities
from corrkg.edition.english.name.names import Passage
from corrkg.edition.records import Named
from corrkg.edition.source import Span, SpanIndex, fold
from corrkg.uris import slugify

GAP = r"[^\S\n]+"
_CAP = r"(?:(?!(?:Comrade|Tov|The|This|That)\b)[A-ZÀ-Þ][\w’'-]*)"
_PARTY = r"(?:\([ ]?b[ ]?\))"
# The noun that says what sort of body a name is of; with a capital it is the head of a proper name.
_HEAD = (
    r"(?:Committee|Commissariat|Council|Department|Ministry|Bank|Academy|Institute|Bureau|Directorate|Administration"
    r"|Commission|Inspectorate|Agency|Trust|Company|Corporation|League|School|University|Secretariat|Office|Sector|Union)"
)
# What stands before the head: "Leningrad Regional Trade Union", "People's"; and after its "of": "Foreign Trade".
_RUN = rf"{_CAP}(?:{GAP}{_CAP}){{0,5}}"
_AFTER = rf"(?:{GAP}(?:of|for)(?:{GAP}the)?{GAP}{_RUN}(?:{GAP}and{GAP}{_CAP})?(?:{GAP}{_PARTY}(?:{GAP}U\b)?)?)"
_SHAPE = re.compile(
    rf"""
    \b(?:
        (?:{_CAP}{GAP}){{1,4}}?(?:{_HEAD})\b{_AFTER}{{0,3}}             # Odessa Regional Committee of the party
      | (?:{_HEAD})\b{_AFTER}{{1,3}}                                    # Ministry of Foreign Affairs
      | {_RUN}{GAP}(?:regional|city|district|territorial|provincial){GAP}(?:party{GAP})?committee\b{_AFTER}{{0,2}}
    )
    """,
    re.VERBOSE,
)
# Heads of which a lone pair of words is often none: "Soviet Union" is a state, "Customs Union" a treaty.
_NONE = re.compile(
    r"(?:The|This|That|Our|Your|Their|His|All|In|On|At|To|For)\b|(?:.*\b)?(?:Soviet|European|Customs)[\s\xa0]Union\b|Union\b"
)
# Words of business, beside which a bare surname is that of a firm.
_BUSINESS = re.compile(
    r"\b(?:firms?|compan(?:y|ies)|banks?|bankers?|representatives[\s\xa0]of|credits?|loans?|deals?|corporations?|concern|trusts?|guarantees?)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?:\b(?:[Cc]omrades?|[Tt]ov|Mr|Mrs|Dr|[Vv]ols?|[Tt]t)\b\.?|\b[A-Z]\.)[\s\xa0]*$")
_JOIN = re.compile(rf"{GAP}(?:of{GAP}(?:the{GAP})?)?")
_ENDS = re.compile(r"[.?!\n]")
_SURNAME = re.compile(r"[A-Z][a-z]+")
_LOOK = 400  # so far a sentence is looked at on either side of a name, in code points


def words_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of names, the longest first, white space as it comes."""
    ordered = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    if not ordered:
        return None
    spelt = [GAP.join(re.escape(word) for word in re.sub(r"\(\s?b\s?\)", " (b)", name).split()) for name in ordered]
    spelt = [each.replace(rf"{GAP}\(b\)", r"[\s\xa0]*\([ ]?b[ ]?\)") for each in spelt]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spelt)})(?![\w-])")


def _key(name: str) -> str:
    """Return a name as it is looked up: white space and the gaps around ``(b)`` do not tell names apart."""
    return re.sub(r"\s*\(\s*b\s*\)", " (b)", fold(name).replace("’", "'"))


class _Ahead:
    """The next match of a pattern: looked for once, however often another pattern has an earlier one."""

    def __init__(self, pattern: re.Pattern[str], text: str, end: int) -> None:
        self.pattern, self.text, self.end = pattern, text, end
        self.match: re.Match[str] | None = None
        self.looked = -1

    def next(self, position: int) -> re.Match[str] | None:
        if self.looked < 0 or (self.match is not None and self.match.start() < position):
            self.match, self.looked = self.pattern.search(self.text, position, self.end), position
        return self.match


class BodyFinder:
    """Finds bodies in one text.

    Args:
        text: the source's text.
        authorities: the authority files.
    """

    def __init__(self, text: str, authorities: Authorities) -> None:
        """Index the names."""
        self.text = text
        self.known = {
            _key(name): each.id for each in authorities.organisations for name in (each.name_en, *each.aliases)
        }
        # "the Zeligmans" are the bank of that name, where the letter names the bank, too
        self._houses = {
            f"{name}s": name
            for name in self.known
            if re.fullmatch(_SURNAME, name) and not name.endswith("s") and not self._proper(name)
        }
        self._names = words_of([*self.known, *self._houses])

    def find(self, passages: Iterable[Passage], masked: Iterable[Span]) -> list[Named]:
        """Return the bodies within ``passages``; ``masked`` spans (citations) hold none."""
        hidden = SpanIndex(masked)
        found = [
            self._named(span, passage)
            for passage in passages
            for span in self._spans(passage.span)
            if not hidden.holds(span.start)
        ]
        whole = {(each.form, each.slug) for each in found if not each.provisional and each.form not in self._houses}
        named = {slug for _, slug in whole}
        found = [each for each in found if each.form not in self._houses or each.slug in named]
        return [_cut_short(each, whole) if each.provisional else each for each in found]

    def _spans(self, within: Span) -> Iterator[Span]:
        """Yield each name; of those that begin at one place the longest, with the bodies that it is of."""
        position = within.start
        ahead = [_Ahead(pattern, self.text, within.end) for pattern in (self._names, _SHAPE) if pattern]
        while found := [match for each in ahead if (match := each.next(position)) is not None]:
            match = min(found, key=lambda one: (one.start(), -one.end()))
            if match.re is _SHAPE and _NONE.match(match.group()):
                position = match.start() + 1
                continue
            position = match.end()
            if self._is_body(match):
                position = self._whole(position, within.end)
                yield Span(match.start(), position)

    def _is_body(self, match: re.Match[str]) -> bool:
        """Tell whether a name of one word in the shape of a surname is that of a firm here."""
        word = match.group()
        if word in self._houses:
            return self.text.endswith(("the ", "The "), max(0, match.start() - 4), match.start())
        if not re.fullmatch(_SURNAME, word) or _key(word) not in self.known or self._proper(word):
            return True
        low = max(self.text.rfind(sign, max(0, match.start() - _LOOK), match.start()) for sign in ".\n?!") + 1
        high = _ENDS.search(self.text, match.end(), match.end() + _LOOK)
        sentence = self.text[max(low, match.start() - _LOOK) : high.start() if high else match.end() + _LOOK]
        return _BUSINESS.search(sentence) is not None and not _TITLED.search(
            self.text[max(0, match.start() - 20) : match.start()]
        )

    def _proper(self, word: str) -> bool:
        """Tell whether a body is called by this word beside a longer name (Komsomol, Politburo): no surname."""
        longer = [name for name, slug in self.known.items() if slug == self.known[_key(word)] and " " in name]
        return bool(longer) and not any(word in name.split() for name in longer)

    def _whole(self, position: int, end: int) -> int:
        """Return the end of a name that goes on with the body that it is of: ``ORPO of the Central Committee``."""
        joint = _JOIN.match(self.text, position, end)
        further = self._names.match(self.text, joint.end(), end) if joint and self._names else None
        if joint is None or further is None or "of" not in joint.group():
            return position
        return self._whole(further.end(), end)

    def _named(self, span: Span, passage: Passage) -> Named:
        form = fold(self.text[span.start : span.end])
        slug, basis = self._identify(form)
        return Named(
            "organisation", form, span, passage.part, passage.note, slug or slugify(re.sub(r"^(?:The)\s", "", form)),
            not slug, "high" if slug and "part" not in basis else "medium" if slug else "low",
            basis or f"“{form}” is in no authority file, and has the shape of the name of a body",
        )  # fmt: skip

    def _identify(self, form: str) -> tuple[str, str]:
        """Return the id of a body of the authority file, and the rule; empty where it has none of this name."""
        key = _key(form)
        if key in self.known:
            return self.known[key], f"“{form}” is a name of this organisation in the authority file"
        if key in self._houses:
            house = self._houses[key]
            basis = f"“{form}” is the plural of “{house}”, which the same letter names as part of a body"
            return self.known[house], basis
        for cut in reversed([match.start() for match in re.finditer(r"\s+of\b", key)]):
            name = key[:cut]
            slug = self.known.get(name)
            others = {other for longer, other in self.known.items() if longer.startswith(f"{name} of ")}
            rest = re.sub(r"^\s+of(?:\s+the)?\s+", "", key[cut:])
            if slug and (rest in self.known or not others - {slug}):
                return slug, f"“{name}” is a name of this organisation in the authority file, and a part of this one"
        return "", ""


def _cut_short(named: Named, whole: Iterable[tuple[str, str]]) -> Named:
    """Return a name that no file has as that of the body whose longer name ends so: "the Ministry of Foreign Affairs".

    Args:
        named: the name.
        whole: the names of bodies of the authority file in the same letter, each with its id.
    """
    meant = {slug: form for form, slug in whole if form.endswith(f" {named.form}")}
    if len(meant) != 1:
        return named
    [(slug, form)] = meant.items()
    basis = f"the same letter speaks of the “{form}”, whose name ends so"
    return replace(named, slug=slug, provisional=False, certainty="medium", basis=basis)
