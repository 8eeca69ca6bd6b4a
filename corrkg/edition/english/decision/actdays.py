"""The days of what a body does in a clause, apart from those of other acts that the clause names."""

from __future__ import annotations

from collections.abc import Sequence

from corrkg.edition.english.clause.days import DayTold
from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.records import Dating

# Days of this rank and above are those of what is to be done.
_TERM = 3


def days_of(frame: Frame) -> list[Dating]:
    """Return the day of a decision; several where "decisions of" several days are named, or each body has its own."""
    days = [day for day in frame.days if day.role in {"event", "decision"}]
    if not days:
        dating = frame.day("decision")
        return [dating] if dating else []
    days = _of_the_decision(frame, days)
    own = _after_the_body(frame, days)
    best = min(own or days, key=lambda day: (day.rank, day.start))
    if not own:
        return [best.dating, *(day.dating for day in _beside(frame, best, days))]
    return [best.dating]


def only_enters(frame: Frame) -> bool:
    """Tell whether a clause tells under what day a decision was entered: "was formalized as one of May 10"."""
    said = all(phrase.has("decision", "thing_pronoun") for phrase in frame.subject)
    as_one = any(
        p.preposition in {"as", "under"} and (p.first("day") or p.tokens[0].lemma == "one") for p in frame.after
    )
    return said and as_one and frame.verb("entered", "adopting") and frame.voice != "active"


def _of_the_decision(frame: Frame, days: list[DayTold]) -> list[DayTold]:
    """Leave out the days of another act, from which that of the decision is counted, or the other way round."""
    body = any(phrase.has("body") for phrase in (*frame.agents(), *frame.by(everywhere=True)))
    acts = body or any(phrase.has("decision") for phrase in frame.subject)
    days = [day for day in days if day.since != acts] or days
    revoked = any(phrase.has("revoking") for phrase in frame.subject)  # "the repeal of the decision of May 6"
    if not (body or revoked or (frame.voice == "passive" and frame.verb("revoking", "confirming"))):
        return days
    own = [day for day in days if day.role == "event" and day.rank < _TERM]
    return [day for day in days if day.role == "event" or _is_of_this(frame, day)] if own else days


def _is_of_this(frame: Frame, day: DayTold) -> bool:
    """Tell whether a day is that of the decision by which something is done, and not of one that is cancelled."""
    before = [phrase for phrase in frame.phrases if phrase.tokens[0].start < day.start]
    noun = next((phrase for phrase in reversed(before) if phrase.has("decision", "session", "minutes", "body")), None)
    return noun is None or not noun.has("decision") or noun.led("by_way_of") or noun.preposition == "in"


def _beside(frame: Frame, first: DayTold, days: Sequence[DayTold]) -> list[DayTold]:
    """The further days of a list: "of May 2 and June 4, 1936"."""
    found: list[DayTold] = []
    after = [day for day in days if day.start > first.start]
    last = first
    for day in after:
        between = [token for token in frame.tokens if last.start < token.start < day.start]
        if not between or any(
            token.text != "," and token.lemma not in {"and", "on"} and not token.has("adverb")
            for token in between
            if token.kind != "quotation"  # "“On coal” on May 2 and “On oil” on June 4"
        ):
            break
        found.append(day)
        last = day
    return found


def _after_the_body(frame: Frame, days: Sequence[DayTold]) -> list[DayTold]:
    """Where several act, each on its day: those named after the body and before the next one."""
    by = frame.by()
    if len(by) < 2:
        return []
    for phrase, after in zip(by, [*by[1:], None], strict=True):
        if phrase.holds("body"):
            end = after.tokens[0].start if after else frame.span.end
            return [day for day in days if phrase.tokens[0].start < day.start < end]
    return []
