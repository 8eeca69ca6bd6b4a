"""What a text says that a person is: an office, a rank or a trade that stands beside the name.

It stands in brackets after the name, after a comma, right before it, or before "from the duties of". How sure that is
depends on where: what is in brackets is said of this name; a noun before a name may be said of another.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corrkg.edition.english.vocabulary import PASTS
from corrkg.edition.records import Mention, Office
from corrkg.edition.source import Span, fold, trim

_NOUN = (
    r"(?:commissar|secretar(?:y|ies)|chairm[ae]n|heads?|chief(?:\s+of\s+staff)?|directors?|commanders?|ambassadors?|envoy|"
    r"plenipotentiary|representatives?|ministers?|editors?|instructors?|members?|engineers?|correspondents?|leaders?|"
    r"escorts?|teacher(?:-director)?|professors?|farmers?|workers?|employees?|presidents?|consuls?|generals?|marshals?|"
    r"commodore|admirals?|captains?|colonels?|academicians?|inspectors?|judges?|doctors?|pilots?|clerks?|assistants?|"
    r"deput(?:y|ies)|manager|foreman|banker|businessman|merchant|writer|prosecutor|rector|mayor|governor|attach[eé]|soldiers?)"
)
_LEADS = (
    "first|deputy|assistant|acting|former|associate|chief|people['’]s|group|collective|trade|military|party|general|"
    "both"
)
_LEAD = rf"(?:(?i:{_LEADS})\s+)*"
_ROLE = rf"{_LEAD}(?i:{_NOUN})\b"
_WORDS = r"(?:\s+(?:\(\s?b\s?\)|[^\s.,;:()“”\"]+)){1,14}?"
_OF = rf"\s+(?:of|for){_WORDS}"
_ENDS = r"(?=[,.;)]|\s+[-–—])"
_COMRADE = r"(?:,?\s*[Cc]omrade\.?|,)?\s*"
_BEFORE = re.compile(rf"(?P<office>{_ROLE}(?P<of>{_OF})?)(?P<gap>{_COMRADE})$")
_OWNED = re.compile(rf"(?P<office>(?:{_LEAD}(?i:minister|commissar|ambassador))\b\s+of{_WORDS})\s+of\s*$")
_INSIDE = r"(?:[^()]|\([^()]{1,20}\)){0,140}"
_BRACKETS = re.compile(rf"\s*\((?:the\s+|an?\s+)?(?P<office>{_ROLE}{_INSIDE})\)")
_AFTER = re.compile(rf",\s*(?:(?:the|an?)\s+(?P<office>{_ROLE}(?:{_OF})?)|(?P<bare>{_ROLE}{_OF})){_ENDS}")
_POST = r"\s+(?:from|of)\s+(?:the\s+|his\s+)?(?:duties|post|office|position)\s+(?:of|as)\s+"
_DUTIES = re.compile(rf"{_POST}(?P<office>{_ROLE}(?:{_OF})?){_ENDS}")
_OF_GROUP = re.compile(r"(?P<office>(?i:head|leader|chairman|member))\s+of\s+(?:the\s+)?$")
_GROUP = re.compile(r"(?:['’]s)?\s+(?P<group>group|commission|delegation|brigade|committee|party)\b")
_LOOK = 170
# Words that are said of nobody's office: where they stand between noun and name, the name is another's.
_PARTS = frozenset({
    "to", "by", "in", "instead", "with", "that", "who", "which", "is", "was", "were", "has", "had", "have", "will",
    "would", "on", "at", "from", "about", "as", "are", "be", "been", "his", "her", "their", "not", "but", "when", "if",
    "also",
})  # fmt: skip


def with_office(text: str, mention: Mention, within: Span) -> Mention:
    """Return a mention with the office that stands beside it within a passage, if there is one."""
    start, end = mention.span.start, mention.span.end
    before = text[max(within.start, start - _LOOK) : start]
    low = start - len(before)
    after = _BRACKETS.match(text, end, within.end)
    if after is not None:
        return _with(text, mention, Span(*after.span("office")), "high", "in brackets after the name")
    group, led = _OF_GROUP.search(before), _GROUP.match(text, end, within.end)
    if group is not None and led is not None:
        span = Span(low + group.start("office"), led.end())
        words = f"{group['office']} of the {led['group']}"
        return replace(mention, office=Office(words, span, "medium", "the group is called by the name of its head"))
    before_it = _OWNED.search(before) or _BEFORE.search(before)
    if before_it is not None and _holds(before_it):
        span = Span(low + before_it.start("office"), low + before_it.end("office"))
        return _with(text, mention, span, "high", "right before the name")
    for pattern in (_DUTIES, _AFTER):
        found = pattern.match(text, end, within.end)
        name = next((key for key, value in found.groupdict().items() if value), "") if found else ""
        if found is not None and _plain(found[name]):
            return _with(text, mention, Span(*found.span(name)), "medium", "after the name")
    return mention


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


def _with(text: str, mention: Mention, span: Span, certainty: str, where: str) -> Mention:
    span = trim(text, span, " ,;-–—")
    basis = f"a noun for an office or a trade stands {where}"
    return replace(mention, office=Office(fold(text[span.start : span.end]), span, certainty, basis))
