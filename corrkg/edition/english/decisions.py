"""Decisions of the Politburo that the editors' notes state.

A decision is one where the body acts (``the PB adopted``, ``by decision of the PB``), or where something is done and
the reference lies in the Politburo's own series. Drafts, proposals, denials and the decisions of other bodies are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corrkg.edition.english.days import DayTold
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.english.statements import Statement
from corrkg.edition.records import Dating, Decision, Footnote, Observation, Reference
from corrkg.edition.source import SourceText, Span, fold

# The Politburo's own series: (archive, fond, opis) -> "minutes" or "special-file"; from authorities/fonds.csv.
Series = Mapping[tuple[str, ...], str]

_TITLE = re.compile(r"(?:On|About|Concerning|Regarding|Question|Issues?)\b")
_LONGEST_TITLE = 300
_IMPLIED = "the body is not named; the reference lies in the Politburo's own series"


@dataclass(frozen=True, slots=True)
class _Act:
    """An act of the body in a frame, before decisions of one day are taken together."""

    frame: Frame
    stated: bool
    days: tuple[Dating, ...]
    title: str = ""


def read_decisions(source: SourceText, note: Footnote, frames: Sequence[Frame], series: Series) -> list[Decision]:
    """Return the decisions of the Politburo that a note states.

    Args:
        source: the text.
        note: the note.
        frames: its frames.
        series: the Politburo's own series of records.
    """
    found: list[Decision] = []
    before: Statement | None = None
    title = ""
    for statement, members in _by_statement(frames):
        own = [reference for reference in statement.references if _series_of(reference, series)]
        acts = list(_acts(members, own=bool(own)))
        named = _title(source, *members)
        goes_on = before is not None and not before.references and bool(found) and found[-1].span == before.span
        if acts and goes_on and not any(act.stated for act in acts) and not any(f.days for f in members) and own:
            last = found.pop()  # the sentence after "the PB decided …" carries its reference
            span = Span(last.span.start, statement.span.end)
            found.append(_decision(note, span, last.dating, last.title, own, series))
        elif goes_on and own and not acts and statement.joined:  # "the PB decided: to A – this; to B – that (L. 4)"
            last = found.pop()
            span = Span(last.span.start, statement.span.end)
            found.append(_decision(note, span, last.dating, last.title, own, series))
        elif acts:
            refers = members[0].subject and members[0].subject[0].has("pronoun", "decision")
            carried = title if refers and not named else ""
            found += _decisions(source, note, acts, named or carried, own, series)
        before, title = statement, "" if acts else named
    return found


def _by_statement(frames: Sequence[Frame]) -> Iterator[tuple[Statement, list[Frame]]]:
    members: list[Frame] = []
    for frame in frames:
        if members and frame.statement is not members[0].statement:
            yield members[0].statement, members
            members = []
        members.append(frame)
    if members:
        yield members[0].statement, members


def _decisions(
    source: SourceText, note: Footnote, acts: list[_Act], title: str, own: list[Reference], series: Series
) -> list[Decision]:
    """One decision a day: what the body did on one day, in one statement, is told as one."""
    statement = acts[0].frame.statement
    days: dict[str, _Act] = {}
    for act in [act for act in acts if act.days] or acts[:1]:
        for dating in act.days or (act.frame.carried,):
            key = dating.edtf if dating else ""
            other = days.get(key)
            stated = act.stated or (other is not None and other.stated)
            named = (other.title if other else "") or _title(source, act.frame)
            days[key] = _Act(act.frame, stated, (dating,) if dating else (), named)
    found = []
    for act, references in zip(days.values(), _shares(statement, own, len(days)), strict=True):
        named = act.title if len(days) > 1 else title
        decision = _decision(note, statement.span, act.days[0] if act.days else None, named, references, series)
        if not act.stated:
            implied = Observation("inferred", "decision", _IMPLIED, statement.span, "medium")
            decision = replace(decision, observations=(*decision.observations, implied))
        found.append(decision)
    return found


def _shares(statement: Statement, own: list[Reference], count: int) -> list[list[Reference]]:
    """The references of each decision: in order, where there are as many files as decisions; otherwise all of them.

    The originals of the minutes, in another opis of the body's fond, are cited beside them.
    """
    fonds = {reference.place.unit[:2] for reference in own}
    together = [ref for ref in statement.references if ref.place.unit[:2] in fonds] or list(statement.references)
    files = list(dict.fromkeys(reference.place.unit for reference in own))
    if count == 1 or len(files) != count or len(together) != len(own):
        return [together] * count
    return [[reference for reference in own if reference.place.unit == unit] for unit in files]


def _decision(
    note: Footnote, span: Span, dating: Dating | None, title: str, references: list[Reference], series: Series
) -> Decision:
    kinds = {_series_of(reference, series) for reference in references} - {""}
    # Where both record it, the special file has its words and the minutes only its number.
    recorded = "special-file" if "special-file" in kinds else min(kinds, default="")
    notes: tuple[Observation, ...] = ()
    if dating is None:
        notes = (Observation("unresolved", "decision", "no date of the decision is stated", span, "low"),)
    return Decision(note.number, span, dating, title, recorded, tuple(references), notes)


def _series_of(reference: Reference, series: Series) -> str:
    unit = reference.place.unit
    return series.get(unit[:3], "") if len(unit) >= 3 else ""


def _title(source: SourceText, *frames: Frame) -> str:
    """The quoted title of a decision: a short quotation that begins with “On …” or the like."""
    for quotation in (quotation for frame in frames for quotation in frame.quotations()):
        quoted = source.text[quotation.start : quotation.end].strip('“”"«»')
        if _TITLE.match(quoted) and len(quoted) < _LONGEST_TITLE:
            return fold(quoted)
    return ""


# --- what the body did --------------------------------------------------------------------------------------------


def _acts(frames: Sequence[Frame], *, own: bool) -> Iterator[_Act]:
    """Yield the acts of the body in one statement; ``own``: its reference lies in the body's own series."""
    for frame in frames:
        if frame.status == "denied" or (frame.status == "proposed" and not _nominal(frame, own=own)):
            continue
        stated = _stated(frame, own=own)
        if stated or (own and _implied(frame)):
            yield _Act(frame, stated, tuple(_days(frame)))


def _is_body(frame: Frame, phrase: Phrase, *, own: bool) -> bool:
    """Tell whether a phrase is the body, and not its members or another body's."""
    if phrase.denied:
        return False
    if phrase.has("body"):
        return not phrase.people
    return own and phrase.has("body_if_marked") and not frame.owners(phrase, "of")


def _stated(frame: Frame, *, own: bool) -> bool:
    """Tell whether the clause says that the body decided."""
    if frame.status == "done" and frame.group is not None:
        if any(_is_body(frame, phrase, own=own) for phrase in frame.agents()):
            return _acts_on(frame)
        acting = (*frame.by(everywhere=True), *_through(frame))
        if any(_is_body(frame, phrase, own=own) for phrase in acting) and _deciding(frame):
            return True
        head = next((phrase for phrase in frame.subject if phrase.has("decision")), None)
        if head is not None and frame.own_subject and _owned(frame, head, own=own):
            return not _drafted(frame, head) and not frame.verb("sending", "receipt", "records")
        if any(phrase.has("minutes") and _owned(frame, phrase, own=own) for phrase in frame.subject):
            return frame.verb("entered") and frame.own_subject
    return _nominal(frame, own=own)


def _through(frame: Frame) -> Iterator[Phrase]:
    """Yield what a matter went through: "the question went through the PB on May 5", "was passed through the PB"."""
    if not frame.verb("sending", "receipt", "hand"):
        yield from (phrase for phrase in frame.phrases if phrase.preposition == "through")


def _deciding(frame: Frame) -> bool:
    """Tell whether the verb may be a decision: any but those that deliberate, keep or carry.

    Some of them decide by the words after them: "considered it necessary", "determined to build", "met the request".
    """
    if frame.group is None:
        return False
    if (
        not frame.verb("deliberate", "records")
        or frame.verb("consent")
        or (frame.verb("going") and any(_through(frame)))
    ):
        return True
    doing = any(phrase.preposition == "to do" for phrase in frame.after)
    judged = any(token.has("positive", "necessary") for phrase in frame.after for token in phrase.tokens)
    met = frame.verb("fulfils") and bool(frame.after) and frame.after[0].has("matter")
    return (doing or judged or met) and not frame.verb("asking")


def _acts_on(frame: Frame) -> bool:
    """A body as the subject of a past verb decides; not if it received or failed."""
    past = frame.group is not None and frame.group.past
    return past and _deciding(frame) and not frame.verb("surely_receipt", "failing")


def _nominal(frame: Frame, *, own: bool) -> bool:
    """Tell whether a decision of the body is named, with its day or as what was acted on: "by decision of the PB"."""
    for index, phrase in enumerate(frame.phrases):
        if phrase.has("decision", "minutes") and _owned(frame, phrase, own=own) and not _drafted(frame, phrase):
            if phrase.led("by_way_of") or (own and phrase.has("minutes") and frame.group is not None):
                return True
            after = frame.phrases[index + 1 : index + 4]
            dated = [part for part in after if part.led("dates_a_noun") or part.lead == "("]
            if any(part.first("day") for part in dated):
                return True
    return False


def _owned(frame: Frame, phrase: Phrase, *, own: bool) -> bool:
    """Tell whether a decision is said to be the body's."""
    owners = frame.owners(phrase, "of", "by")
    return any(owner.has("body") or (own and owner.has("body_if_marked")) for owner in owners)


def _drafted(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether it is only a draft of a decision: "draft decision of the PB", "the draft of a resolution"."""
    if any(token.has("draft") for token in phrase.tokens):
        return True
    before = frame.preceding(phrase)
    return phrase.preposition == "of" and before is not None and before.has("draft")


def _implied(frame: Frame) -> bool:
    """Tell whether something was done that the body's own shelf mark makes its decision; no other may be the agent."""
    agents = [*frame.by(), *(frame.subject if frame.voice == "active" else ())]
    if any(phrase.has("other_body") for phrase in agents) or any(phrase.people for phrase in agents):
        return False
    carried = any(phrase.has("paper", "other_paper", "answer") for phrase in frame.subject)
    if carried and frame.verb("hand", "going"):
        return False  # "the answer was passed on"
    decided = next((phrase for phrase in frame.phrases if phrase.has("decision")), None)
    if decided is not None and any(
        owner.has("other_body") or owner.kind == "name" for owner in frame.owners(decided, "of")
    ):
        return False
    if decided is not None and decided.preposition == "by" and not _drafted(frame, decided):
        return frame.status == "done"
    if frame.verb("deliberate") and frame.voice == "passive":
        return any(phrase.has("session", "body") for phrase in frame.phrases)
    if any(phrase.has("minutes") for phrase in (*frame.subject, *(frame.before or frame.after))):
        return frame.status == "done" and (frame.group is not None or bool(frame.days))
    if frame.status != "done" or not _deciding(frame) or frame.verb("sending", "surely_receipt", "asking"):
        return False
    subject_drafted = any(phrase.holds("draft") and phrase.holds("decision") for phrase in frame.subject)
    if frame.voice in {"passive", "bare"}:
        return not subject_drafted or frame.verb("consent", "consent_to_matter")
    decides = any(phrase.has("decision") for phrase in frame.subject)
    it = any(phrase.has("thing_pronoun") for phrase in frame.subject)
    return ((decides and not subject_drafted) or it) and frame.group is not None and frame.group.past


def _days(frame: Frame) -> list[Dating]:
    """The day of a decision; several where "decisions of" several days are named, or where each body has its own."""
    days = [day for day in frame.days if day.role in {"event", "decision"}]
    if not days:
        dating = frame.day("decision")
        return [dating] if dating else []
    own = _after_the_body(frame, days)
    best = min(own or days, key=lambda day: (day.rank, day.start))
    if not own:
        return [best.dating, *(day.dating for day in _beside(frame, best, days))]
    return [best.dating]


def _beside(frame: Frame, first: DayTold, days: Sequence[DayTold]) -> list[DayTold]:
    """The further days of a list: "of May 2 and June 4, 1936"."""
    found: list[DayTold] = []
    after = [day for day in days if day.start > first.start]
    last = first
    for day in after:
        between = [token for token in frame.tokens if last.start < token.start < day.start]
        if not between or any(token.text != "," and token.lemma != "and" for token in between):
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
