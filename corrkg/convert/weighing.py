"""How much words speak of each subject: which of them lead in a paragraph, and which are only mentioned in passing.

Where words of two subjects overlap, the longer one counts ("grain purchases" is no foreign trade). A word counts less
each time that it comes again, less within the name of a body or beside a person as an office (but in full where it is
all of the name: "the uniform of the NKVD"), more in the sentence that opens a paragraph, and the more the longer it is:
"checking of party documents" tells more than "military". A subject is spoken of where it leads, or comes near to what
leads, in a paragraph, and is no small part of the whole; a broader one gives way to a narrower one there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corrkg.edition.source import Span, SpanIndex
from corrkg.edition.subjects import Subject

_OPENING, _IN_A_NAME = 1.5, 0.3  # the weight of a word there; elsewhere 1
_FURTHER = 0.5  # the weight of each further word of several ("foreign trade"), as a part of the first one's
_NEAR_THE_LEAD = 0.5  # of the weight of the subject that leads in a paragraph
_OF_THE_WHOLE = 0.34  # of the weight of the subject that leads in all of the text
_SENTENCE = re.compile(r"[.!?;](?=\s)")


def spoken_of(
    text: str, language: str, subjects: Sequence[Subject], paragraphs: Iterable[Span], names: Iterable[Span] = ()
) -> dict[str, list[Span]]:
    """Return the subjects that paragraphs speak of, each with the places of its words.

    Args:
        text: the source's text.
        language: of the text, a tag of RFC 5646.
        subjects: the scheme.
        paragraphs: what is weighed together.
        names: where bodies are named, and what persons are.
    """
    whole = frozenset(names)
    hidden = SpanIndex(whole)
    broader = {each.id: each.broader for each in subjects}
    total: Counter[str] = Counter()
    leading: dict[str, None] = {}
    places: dict[str, list[Span]] = {}
    for paragraph in paragraphs:
        weights = _weigh(text, paragraph, _words(text, language, subjects, paragraph), hidden, whole, places)
        total.update(weights)
        lead = max(weights.values(), default=0.0)
        near = [name for name, weight in weights.items() if weight >= lead * _NEAR_THE_LEAD]
        above = {wider for name in near for wider in _above(name, broader)}
        leading |= dict.fromkeys(name for name in near if name not in above)
    most = max((total[name] for name in leading), default=0.0)
    return {name: sorted(places[name]) for name in leading if total[name] >= most * _OF_THE_WHOLE}


def _words(text: str, language: str, subjects: Iterable[Subject], within: Span) -> list[tuple[Span, list[str]]]:
    """Return the words of subjects in a paragraph, each with those whose word it is; of two that overlap the longer."""
    found: dict[Span, list[str]] = {}
    for subject in subjects:
        pattern = subject.pattern(language)
        for match in pattern.finditer(text, within.start, within.end) if pattern else ():
            found.setdefault(Span(*match.span()), []).append(subject.id)
    kept: list[tuple[Span, list[str]]] = []
    taken: list[Span] = []
    for span in sorted(found, key=lambda each: (-len(each), each)):
        if not any(span.start < other.end and other.start < span.end for other in taken):
            taken.append(span)
            kept.append((span, found[span]))
    return sorted(kept)


def _weigh(
    text: str,
    paragraph: Span,
    words: Iterable[tuple[Span, list[str]]],
    hidden: SpanIndex,
    whole: frozenset[Span],
    places: dict[str, list[Span]],
) -> dict[str, float]:
    """Return the weight of each subject in a paragraph, and add where its words stand to ``places``."""
    end = _SENTENCE.search(text, paragraph.start, paragraph.end)
    opening = end.start() if end else paragraph.end
    weights: dict[str, float] = {}
    times: Counter[tuple[str, str]] = Counter()
    for span, owners in words:
        word = text[span.start : span.end].lower()
        inside = hidden.touches(span) and span not in whole
        weight = _IN_A_NAME if inside else _OPENING if span.start < opening and span not in whole else 1.0
        weight *= 1 + _FURTHER * (len(word.split()) - 1)
        for name in owners:
            times[name, word] += 1
            weights[name] = weights.get(name, 0.0) + weight / times[name, word]
            places.setdefault(name, []).append(span)
    return weights


def _above(name: str, broader: Mapping[str, str]) -> Iterable[str]:
    while name := broader.get(name, ""):
        yield name
