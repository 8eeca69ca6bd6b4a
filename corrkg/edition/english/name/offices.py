"""What a text says that a person is: an office, a rank or a trade that stands beside the name.

It stands in brackets after the name, after a comma, right before it, or before "from the duties of". How sure that is
depends on where: what is in brackets is said of this name; a noun before a name may be said of another. What is said of
several ("the engineers Orlov and Petrov", "Orlov and Petrov (both pilots)") is each one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corrkg.edition.english.word.vocabulary import PASTS
from corrkg.edition.records import Mention, Office
from corrkg.edition.source import Span, SpanIndex, fold, trim

_NOUN = (
    r"(?:commissar|secretar(?:y|ies)|chairm[ae]n|heads?|chief(?:\s+of\s+staff)?|directors?|commanders?|ambassadors?|envoy|"
    r"plenipotentiary|representatives?|ministers?|editors?|instructors?|members?|engineers?|correspondents?|leaders?|"
    r"escorts?|teacher(?:-director)?|professors?|farmers?|workers?|employees?|presidents?|consuls?|generals?|marshals?|"
    r"commodore|admirals?|captains?|colonels?|academicians?|inspectors?|judges?|doctors?|pilots?|clerks?|assistants?|officers?|"
    r"deput(?:y|ies)|manager|foreman|banker|businessman|merchant|writer|prosecutor|rector|mayor|governor|attach[eé]|soldiers?)"
)
_LEADS = (
    "first|deputy|assistant|acting|former|associate|chief|people['’]s|group|collective|trade|military|party|general|"
    r"both|red\s+army|red"
)
_LEAD = rf"(?:(?i:{_LEADS})\s+)*"
_ROLE = rf"{_LEAD}(?i:{_NOUN})\b"
_WORDS = r"(?:\s+(?:\(\s?b\s?\)|[^\s.,;:()“”\"]+)){1,14}?"
_OF = rf"\s+(?:of|for){_WORDS}"
_ENDS = r"(?=[,.;)]|\s+[-–—])"
_COMRADE = r"(?:,?\s*[Cc]omrade\.?|,)?\s*"
_ANY = re.compile(_NOUN, re.IGNORECASE)
_BEFORE = re.compile(rf"(?P<office>{_ROLE}(?P<of>{_OF})?)(?P<gap>{_COMRADE})$")
_APPOSED = re.compile(rf"(?P<office>{_ROLE}{_OF}),\s*$")
_OWNED = re.compile(rf"(?P<office>(?:{_LEAD}(?i:minister|commissar|ambassador))\b\s+of{_WORDS})\s+of\s*$")
_INSIDE = r"(?:[^()]|\([^()]{1,20}\)){0,140}"
_BRACKETS = re.compile(rf"\s*\((?:the\s+|an?\s+)?(?P<office>{_ROLE}{_INSIDE})\)")
_AFTER = re.compile(rf",\s*(?:(?:the|an?)\s+(?P<office>{_ROLE}(?:{_OF})?)|(?P<bare>{_ROLE}{_OF})){_ENDS}")
_POST = r"\s+(?:from|of)\s+(?:the\s+|his\s+)?(?:duties|post|office|position)\s+(?:of|as)\s+"
_DUTIES = re.compile(rf"{_POST}(?P<office>{_ROLE}(?:{_OF})?){_ENDS}")
# A translation that ends a sentence before its last word: "the head of the department comrade went there. Orlov and".
_PARTED = re.compile(rf"(?P<office>{_ROLE}{_OF})\s+[Cc]omrade(?:\s+[a-z]+){{1,6}}\.\s+$")
_GOES_ON = re.compile(r"\s*(?:[,.(]|and\b)")
_NEXT = re.compile(rf",\s*(?:(?:the|an?)\s+)?(?P<office>{_ROLE}{_OF}){_ENDS}")
_AND = re.compile(r",?\s+and\s+(?:comrades?\.?\s+)?", re.IGNORECASE)
# The last of several names: "Orlov, Petrov and Zimin, an employee of the bank".
_LAST_OF_ROW = re.compile(r"[A-ZÀ-Þ][\w’'-]*\.?,?\s+and\s+(?:(?:[Cc]omrades?|[Tt]ov)\.?\s+)?$")
_JOINED = re.compile(r"(?:,\s*|,?\s+and\s+)(?:(?:[Cc]omrades?|[Tt]ov)\.?\s+)?")
_MANY = re.compile(rf"{_LEAD}(?i:{_NOUN})\b")
_LAST = re.compile(rf"\s(?P<last>{_ROLE})$")
_OF_GROUP = re.compile(r"(?P<office>(?i:head|leader|chairman|member))\s+of\s+(?:the\s+)?$")
_GROUP = re.compile(r"(?:['’]s)?\s+(?P<group>group|commission|delegation|brigade|committee|party)\b")
_LOOK = 170
_LED = "the group is called by the name of its head"
_OF_ROW = "a noun for an office or a trade stands after the last of several names, and may be meant of another"
_NEWCOMER = "it stands after several names, of which this one alone is new here, while the last was told another office"
_OF_BOTH = "it is said of this name and the one beside it"
# Words that are said of nobody's office: where they stand between noun and name, the name is another's.
_PARTS = frozenset({
    "to", "by", "in", "instead", "with", "that", "who", "which", "is", "was", "were", "has", "had", "have", "will",
    "would", "on", "at", "from", "about", "as", "are", "be", "been", "his", "her", "their", "not", "but", "when", "if",
    "also",
})  # fmt: skip


def with_offices(text: str, mention: Mention, within: Span) -> Mention:
    """Return a mention with the offices that stand beside it within a passage: before the name, and after it."""
    before = list(_before(text, mention, within))
    found = [*before, *_after(text, mention, within, bare=not before)]
    words = {fold(text[office.span.start : office.span.end]): office for office in reversed(found)}
    return replace(mention, offices=tuple(sorted(words.values(), key=lambda office: office.span)))


def shared(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions, in printed order, so that each of two names has what is said of both."""
    found = list(mentions)
    for place, (one, other) in enumerate(pairwise(mentions)):
        if _AND.fullmatch(text, one.span.end, other.span.start) is None:
            continue
        before = [each for each in found[place].offices if each.span.end <= one.span.start and _is_many(each.words)]
        after = [each for each in other.offices if each.words.lower().startswith("both ")]
        found[place] = _with(found[place], after)
        found[place + 1] = _with(found[place + 1], before)
    return found


def of_newcomers(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions, in printed order, so that what follows a row of names is said of the one whom it introduces.

    "Orlov, Petrov and Zimin, an employee of the bank" may be meant of any. Where the same note or body has told another
    office of the last, and only one of the row is named there for the first time, it introduces him.
    """
    found = list(mentions)
    for place, mention in enumerate(mentions):
        doubted = [office for office in mention.offices if office.basis == _OF_ROW]
        row = _row_before(text, mentions, place) if doubted else []
        if not row:
            continue
        before = [each for each in mentions[: row[0]] if (each.part, each.note) == (mention.part, mention.note)]
        new = [other for other in row if not any(_is_called(mentions[other], each) for each in before)]
        told = any(_is_called(mention, each) and each.offices for each in before)
        if told and len(new) == 1:
            kept = tuple(office for office in mention.offices if office not in doubted)
            found[place] = replace(found[place], offices=kept)
            given = tuple(replace(office, basis=_NEWCOMER) for office in doubted)
            found[new[0]] = replace(found[new[0]], offices=(*found[new[0]].offices, *given))
    return found


def _row_before(text: str, mentions: Sequence[Mention], place: int) -> list[int]:
    """Return the places of the names that stand in a row with a name, before it."""
    row = [place]
    while row[0] and _JOINED.fullmatch(text, mentions[row[0] - 1].span.end, mentions[row[0]].span.start):
        row.insert(0, row[0] - 1)
    return row[:-1]


def _is_called(one: Mention, other: Mention) -> bool:
    """Tell whether two names end alike, as far as a surname shows: "E. P. Orlov", "Orlov"."""
    return one.form.split()[-1].lower() == other.form.split()[-1].lower()


def _with(mention: Mention, offices: Sequence[Office]) -> Mention:
    told = {office.words for office in mention.offices}
    more = (replace(each, certainty="medium", basis=_OF_BOTH) for each in offices if each.words not in told)
    return replace(mention, offices=tuple(sorted((*mention.offices, *more), key=lambda office: office.span)))


def _is_many(words: str) -> bool:
    noun = _MANY.match(words)
    return noun is not None and noun.group().lower().endswith(("s", "men"))


def of_themselves(mentions: Sequence[Mention]) -> list[Mention]:
    """Return mentions without the offices whose words name another: "the head of the Bauman group, Shustin"."""
    names = SpanIndex(mention.span for mention in mentions)
    return [
        replace(
            each,
            offices=tuple(office for office in each.offices if office.basis == _LED or not names.touches(office.span)),
        )
        for each in mentions
    ]


def _before(text: str, mention: Mention, within: Span) -> Iterator[Office]:
    start, end = mention.span.start, mention.span.end
    before = text[max(within.start, start - _LOOK) : start]
    if not _ANY.search(before):
        return  # as before most names: all of the patterns look for a noun
    low = start - len(before)
    group, led = _OF_GROUP.search(before), _GROUP.match(text, end, within.end)
    if group is not None and led is not None:
        span = Span(low + group.start("office"), led.end())
        words = f"{group['office']} of the {led['group']}"
        yield Office(words, span, "medium", _LED)
        return
    parted = _PARTED.search(before)
    if parted is not None and _plain(parted["office"]) and _GOES_ON.match(text, end, within.end):
        span = Span(low + parted.start("office"), low + parted.end("office"))
        yield _office(text, span, "low", "before a title whose name opens the next sentence")
        return
    found = _OWNED.search(before) or _BEFORE.search(before)
    if found is not None and _holds(found):
        first = found.start("office")
        last = _LAST.search(found.groupdict().get("of") or "")
        if last is not None:  # "the commissar of the directorate officer Orlov"
            first = found.start("of") + last.start("last")
        apposed = _APPOSED.search(before[:first])  # "professor of the academy, engineer Orlov"
        if apposed is not None and _plain(apposed["office"]):
            first = apposed.start("office")
        yield _office(text, Span(low + first, low + found.end("office")), "high", "right before the name")


def _after(text: str, mention: Mention, within: Span, *, bare: bool) -> Iterator[Office]:
    """Yield the office in brackets after a name; where ``bare``, also one after a comma or "from the duties of"."""
    end = mention.span.end
    brackets = _BRACKETS.match(text, end, within.end)
    if brackets is not None:
        yield _office(text, Span(*brackets.span("office")), "high", "in brackets after the name")
        return
    for pattern in (_DUTIES, _AFTER) if bare else ():
        found = pattern.match(text, end, within.end)
        name = next((key for key, value in found.groupdict().items() if value), "") if found else ""
        if found is not None and _plain(found[name]):
            row = pattern is _AFTER and _LAST_OF_ROW.search(
                text, max(within.start, mention.span.start - _LOOK), mention.span.start
            )
            office = _office(text, Span(*found.span(name)), "medium", "after the name")
            yield replace(office, certainty="low", basis=_OF_ROW) if row else office
            yield from _further(text, found.end(), within.end)
            return


def _further(text: str, start: int, end: int) -> Iterator[Office]:
    """Yield the offices that follow one after a name: ", a member of the party since 1932, an employee of the bank"."""
    found = _NEXT.match(text, start, end)
    if found is not None and _plain(found["office"]):
        yield _office(text, Span(*found.span("office")), "medium", "after the name")
        yield from _further(text, found.end(), end)


def _holds(found: re.Match[str]) -> bool:
    """Tell whether noun and name belong together: next to each other, or parted by what the office is of."""
    groups = found.groupdict()
    if not groups.get("of") and "," in groups.get("gap", ""):
        return "omrade" in groups["gap"]
    return _plain(found["office"])


def _plain(words: str) -> bool:
    if re.search(r"\s(?:of|for|the|of\s+the)$|\s[-–—]\s", words.strip()):
        return False  # "an employee of the Malenkov type"; a dash parts two sayings
    return not any(
        word in _PARTS or word in PASTS or (word.endswith("ed") and len(word) > 4)
        for word in re.findall(r"[\w’']+", words)[1:]
        if word.islower()
    )


def _office(text: str, span: Span, certainty: str, where: str) -> Office:
    span = trim(text, span, " ,;-–—")
    basis = f"a noun for an office or a trade stands {where}"
    return Office(fold(text[span.start : span.end]), span, certainty, basis)
