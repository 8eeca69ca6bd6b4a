"""Words between commas that say when and where, and whose they are: of a clause that another interrupts, or of a name.

"Orlov wired from Kem, where he was resting, on May 5", "Zimin agreed on May 6 and Orlov, by wire from Kem, on May 8".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corrkg.edition.english.clause.phrases import MEANS, Phrase, phrases
from corrkg.edition.english.clause.segments import Segment
from corrkg.edition.english.word.tokens import Token

# Verbs of what lasts, which has no moment of its own behind a comma.
_LASTS = ("being", "staying")


def closes(tokens: Sequence[Token], segment: Segment, after: Segment) -> bool:
    """Tell whether a relative clause ends at a comma, and the clause around it goes on with when or where.

    A clause that tells an act keeps its own day: "it reached Orlov, who agreed at once, on May 5".

    Args:
        tokens: those of the statement.
        segment: what may be the relative clause.
        after: the words after it.
    """
    led = len(segment.leads) > 1 and segment.leads[0].text == "," and segment.relative and not segment.reduced
    lasting = segment.group is not None and segment.group.head.has(*_LASTS)
    return led and lasting and says_when(tokens, after) and not _ends_in_moment(tokens, segment)


def gathered(tokens: Sequence[Token], segments: Sequence[Segment], rows: frozenset[int]) -> Iterator[Segment]:
    """Yield the segments, each name alone with all that says when and where its person acted: its verb is left out.

    Such names follow a moment ("Zimin agreed on May 6 and Orlov, by wire from Kem, on May 8") or a colon.

    Args:
        tokens: those of the statement.
        segments: its segments.
        rows: where the joints of its rows of names begin.
    """
    verb, listed, index = False, False, 0
    while index < len(segments):
        segment = segments[index]
        end = index + 1
        listed |= any(lead.text == ":" for lead in segment.leads)
        apart = verb and (listed or _ends_in_moment(tokens, segments[index - 1]))
        if apart and _are_names(tokens, segment, rows):
            while end < len(segments) and says_when(tokens, segments[end]):
                end += 1
            goes_on = end < len(segments) and segments[end].bare and segments[end].group is not None
            within = tokens[segments[index].end : segments[end - 1].end]
            if goes_on or not any(token.kind == "day" for token in within):
                end = index + 1
        yield segment if end == index + 1 else replace(segment, end=segments[end - 1].end)
        verb |= segment.group is not None
        index = end


def _are_names(tokens: Sequence[Token], segment: Segment, rows: frozenset[int]) -> bool:
    """Tell whether a segment holds a person's name, or a row of such, and nothing else."""
    words = [token for token in tokens[segment.first : segment.end] if token.start not in rows]
    named = any(token.kind == "name" for token in words) and not any(token.has("place") for token in words)
    return named and all((token.kind == "name" and not token.possessive) or token.has("title") for token in words)


def _ends_in_moment(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether the last words of a segment are a day or an hour."""
    return segment.end > segment.first and tokens[segment.end - 1].kind in {"day", "time"}


def says_when(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether words behind a comma are a moment, a place or a means, and nothing else."""
    inner = phrases(tokens, segment.first, segment.end, frozenset())
    comma = [lead.text for lead in segment.leads] == [","]
    return comma and segment.group is None and bool(inner) and all(map(_is_circumstance, inner))


def _is_circumstance(phrase: Phrase) -> bool:
    if phrase.is_moment:
        return True
    led = phrase.preposition not in {"", "to do"}
    himself = phrase.preposition == "in" and [token.lemma for token in phrase.tokens] == ["person"]
    return himself or (led and (phrase.place or phrase.holds("part_of_day", *MEANS) or phrase.has("paper")))
