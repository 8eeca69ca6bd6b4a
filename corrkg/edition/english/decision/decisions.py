"""Decisions of the Politburo that the editors' notes state.

A decision is one where the body acts (``the PB adopted``, ``by decision of the PB``), or where something is done and
the reference lies in the Politburo's own series. Drafts, proposals, denials and the decisions of other bodies are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.moments import tells_when
from corrkg.edition.english.clause.statements import Statement
from corrkg.edition.english.decision.actdays import only_enters
from corrkg.edition.english.decision.acts import Act, acts_of
from corrkg.edition.english.stance.votes import votes_of
from corrkg.edition.records import Dating, Decision, Footnote, Observation, Reference
from corrkg.edition.source import SourceText, Span, fold

# The Politburo's own series: (archive, fond, opis) -> "minutes" or "special-file"; from authorities/fonds.csv.
Series = Mapping[tuple[str, ...], str]

_TITLE = re.compile(r"(?:On|About|Concerning|Regarding|Question|Issues?)\b")
_SPECIAL = re.compile(r"\bspecial\s+(?:folder|file)s?\b")
_LONGEST_TITLE = 300
_SAME_RECORD = "recorded in the same minutes as the decision before it, whose day was taken"
_IMPLIED = "the body is not named; the reference lies in the Politburo's own series"


def read_decisions(
    source: SourceText, note: Footnote, frames: Sequence[Frame], series: Series, known: Sequence[Decision] = ()
) -> list[Decision]:
    """Return the decisions of the Politburo that a note states.

    Args:
        source: the text.
        note: the note.
        frames: its frames.
        series: the Politburo's own series of records.
        known: the decisions of the notes before, for "the same minutes".
    """
    found: list[Decision] = []
    before: Statement | None = None
    title, heard = "", False
    parted = list(_by_statement(frames))
    for (statement, members), following in zip_longest(parted, parted[1:]):
        own = [reference for reference in statement.references if _series_of(reference, series)]
        lent = bool(own) or _is_lent(members, following, series)
        acts = list(acts_of(members, own=lent, heard=heard))
        heard = not acts and any(_hears(frame) for frame in members)
        named = _title(source, *members)
        goes_on = before is not None and not before.references and bool(found) and found[-1].span == before.span
        # The sentence after "the PB decided …" carries its reference, or "to A – this; to B – that (L. 4)" does.
        kept = all(map(_is_kept, members))  # "in the minutes of the PB there is only its number"
        bare = (kept or not any(act.stated for act in acts)) and not any(frame.days for frame in members)
        if found and found[-1].dating is None and tells_when(members[0], "decision"):
            last = found.pop()
            last = replace(last, dating=members[0].day("decision"), title=last.title or named)
            found.append(_with_references(last, statement, [*last.references, *own], series))
        elif own and found and not acts and _leaves_out_the_verb(found[-1], before, statement, members):
            day = next((day for frame in members if (day := frame.day("decision")) is not None), found[-1].dating)
            found.append(_decision(note.number, statement.span, day, named, own, series))
        elif goes_on and own and (bare if acts else statement.joined or statement.linked or _closes(members)):
            last = found.pop()
            found.append(_with_references(replace(last, title=last.title or named), statement, own, series))
        elif bare and own and found and before is not None and _goes_on(found[-1], before, members, own, series):
            last = found.pop()
            last = replace(last, title=last.title or named)
            found.append(_with_references(last, statement, [*last.references, *own], series))
        elif acts:
            refers = members[0].subject and members[0].subject[0].has("pronoun", "decision")
            carried = title if refers and not named else ""
            told = _decisions(source, note, acts, members, named or carried, own, series)
            found += [_of_same_record(each, members, [*known, *found]) for each in told]
        elif own and statement.joined and found and all(frame.group is None for frame in members):
            days = (dating for frame in members if (dating := frame.day("decision")) is not None)
            found += [_decision(note.number, statement.span, day, "", own, series) for day in days][:1]
        elif not acts and goes_on and not found[-1].series and (statement.linked or _says_of_it(members)):
            found[-1] = replace(found[-1], series=_said_series(source, members))
        passing = not acts and not statement.references and bool(found) and not found[-1].references
        before, title = before if passing and before is not None else statement, "" if acts else named
    return found


def _is_lent(frames: Sequence[Frame], following: tuple[Statement, Sequence[Frame]] | None, series: Series) -> bool:
    """Tell whether the references after a semicolon are a decision's, too: "it was passed; a list follows (L. 4)"."""
    told = any(phrase.has("decision") for frame in frames for phrase in frame.subject)
    if following is None or not told or frames[0].statement.references:
        return False
    statement, members = following
    own = any(_series_of(reference, series) for reference in statement.references)
    return own and statement.linked and not any(acts_of(members, own=True, heard=False))


def _hears(frame: Frame) -> bool:
    """Tell whether the body deliberates, so that "it was decided" after it tells what it decided."""
    return frame.verb("heard") and any(phrase.has("body") for phrase in (*frame.agents(), *frame.phrases))


def _goes_on(
    last: Decision, before: Statement, frames: Sequence[Frame], own: Sequence[Reference], series: Series
) -> bool:
    """Tell whether a statement tells where the decision of the one before was recorded, and not of another one."""
    if last.span.end == before.span.end and all(map(_names_the_record, frames)):
        return True  # "(D. 926. L. 6; special folder: D. 15. L. 14)"
    plain = [frame for frame in frames if not frame.bracketed]
    recorded = {_series_of(reference, series) for reference in last.references}
    if not plain or not recorded.isdisjoint(_series_of(reference, series) for reference in own):
        return False
    beside = last.span.end == before.span.end
    return all(_is_entered(frame) for frame in plain) or (beside and all(_is_kept(frame) for frame in plain))


def _names_the_record(frame: Frame) -> bool:
    """Tell whether nothing but a record is named, whose shelf mark follows: "special folder: Op. 162. D. 15"."""
    named = all(phrase.has("minutes") or phrase.holds("special_file") for phrase in frame.phrases)
    return frame.group is None and bool(frame.phrases) and named


def _closes(frames: Sequence[Frame]) -> bool:
    """Tell whether the references of a statement close what was told before it, too.

    It only says where to look ("See also RGASPI …"), or how those voted who decided.
    """
    words = [token for frame in frames for token in frame.tokens if token.kind not in {"mark", "reference"}]
    points = bool(words) and words[0].has("pointing") and all(token.has("pointing", "adverb") for token in words)
    voted = [any(votes_of(frame)) or frame.verb("vote", "abstain") for frame in frames]
    said = [frame.verb("answer", "inscription") and any(frame.quotations()) for frame in frames]
    return points or all(vote or words for vote, words in zip(voted, said, strict=True))


def _leaves_out_the_verb(
    last: Decision, before: Statement | None, statement: Statement, frames: Sequence[Frame]
) -> bool:
    """Tell whether a statement tells another matter, with the verb of the decision before: "the bridge – on May 8"."""
    follows = before is not None and bool(before.references) and last.span.end == before.span.end
    if not (follows and (statement.joined or statement.linked)) or any(frame.group for frame in frames):
        return False
    heads = [frame.phrases[0] for frame in frames if frame.phrases]
    told = ("decision", "recorded", "minutes", "thing_pronoun", "paper", "other_paper")
    if any(head.has(*told) or head.holds("special_file") for head in heads):
        return False
    return any(head.is_noun or head.led("topic") or head.tokens[0].kind == "quotation" for head in heads)


def _says_of_it(frames: Sequence[Frame]) -> bool:
    """Tell whether a statement says of "it" what the one before told."""
    return frames[0].own_subject and all(
        phrase.has("thing_pronoun") or (phrase.has("decision") and phrase.tokens[0].lemma in {"the", "this"})
        for phrase in frames[0].subject
    )


def _is_entered(frame: Frame) -> bool:
    """Tell whether a clause tells of an entry: "a point was entered in the minutes"."""
    return frame.verb("entered") and any(p.has("minutes", "decision", "thing_pronoun") for p in frame.subject)


def _is_kept(frame: Frame) -> bool:
    """Tell whether a clause tells what of a decision lies where: "in the minutes only the heading is indicated"."""
    named = any(phrase.has("minutes", "special_file") for phrase in frame.phrases)
    kept = frame.group is None or frame.verb("entered", "records", "being", "placing") or _is_of_the_record(frame)
    # "in the minutes of the PB there is only its number"
    subject = frame.subject if frame.own_subject else [phrase for phrase in frame.phrases if phrase.is_noun]
    things = all(phrase.has("decision", "recorded", "thing_pronoun", "minutes") for phrase in subject)
    return named and kept and things and frame.status != "proposed"


def _is_of_the_record(frame: Frame) -> bool:
    """Tell whether a record is said to have no more than something of a decision: "the minutes carry a reference"."""
    record = all(phrase.has("minutes") or phrase.holds("special_file") for phrase in frame.subject)
    another = frame.object is not None and frame.object.has("decision")
    return (
        bool(frame.subject) and record and frame.own_subject and frame.voice == "active" and not (frame.days or another)
    )


def _of_same_record(decision: Decision, frames: Sequence[Frame], known: Sequence[Decision]) -> Decision:
    """Return a decision with the day of the one before in "the same minutes", or of "the same meeting"."""
    pairs = (pair for frame in frames for pair in pairwise(frame.tokens))
    if not any(same.has("same") and same.lemma != "that" and noun.has("minutes", "session") for same, noun in pairs):
        return decision
    units = {reference.place.unit for reference in decision.references}
    for other in reversed(known):
        if other.dating is not None and (not units or any(ref.place.unit in units for ref in other.references)):
            note = Observation("inferred", "date", _SAME_RECORD, decision.span, "medium")
            return replace(
                decision,
                dating=replace(other.dating, basis="inferred", observations=(note,)),
                observations=tuple(each for each in decision.observations if each.kind != "unresolved"),
            )
    return decision


def _with_references(decision: Decision, statement: Statement, references: list[Reference], series: Series) -> Decision:
    """Return a decision that goes on in another statement, with the references of that."""
    span = Span(decision.span.start, statement.span.end)
    return _decision(decision.note, span, decision.dating, decision.title, references, series)


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
    source: SourceText,
    note: Footnote,
    acts: list[Act],
    members: Sequence[Frame],
    title: str,
    own: list[Reference],
    series: Series,
) -> list[Decision]:
    """One decision a day: what the body did on one day, in one statement, is told as one."""
    statement = acts[0].frame.statement
    if not any(act.days for act in acts) and (told := _day_told_beside(members)) is not None:
        acts = [replace(acts[0], days=(told,))]
    acts = _one_a_file(acts, own)
    acts = [act for at, act in enumerate(acts) if not (at and acts[0].days and only_enters(act.frame))]
    days: dict[str, Act] = {}
    for act in [act for act in acts if act.days] or acts[:1]:
        titles = list(_titles(source, act.frame))
        each = titles if len(titles) == len(act.days) > 1 else (titles[:1] or [""]) * max(1, len(act.days))
        for dating, called in zip(act.days or (act.frame.carried,), each, strict=True):
            key = dating.edtf if dating else ""
            other = days.get(key)
            stated = act.stated or (other is not None and other.stated)
            named = (other.title if other else "") or called
            days[key] = Act(act.frame, stated, (dating,) if dating else (), named)
    said = _said_series(source, members)  # a note "special file" in the minutes: its words lie there
    found = []
    for act, references in zip(days.values(), _shares(statement, own, len(days)), strict=True):
        named = act.title if len(days) > 1 else title
        decision = _decision(note.number, statement.span, act.days[0] if act.days else None, named, references, series)
        decision = replace(decision, series=said if said == "special-file" else decision.series or said)
        if not act.stated:
            implied = Observation("inferred", "decision", _IMPLIED, statement.span, "medium")
            decision = replace(decision, observations=(*decision.observations, implied))
        found.append(decision)
    return found


def _one_a_file(acts: list[Act], own: list[Reference]) -> list[Act]:
    """Part an act of several days and as many files: "granted on May 2, hers – on June 4 (D. 8; D. 9)"."""
    told = [day.dating for day in acts[0].frame.days if day.role in {"event", "decision"}]
    files = {reference.place.unit for reference in own}
    parts = len(acts) == 1 and len({dating.edtf for dating in told}) == len(files) > 1
    return [replace(acts[0], days=(dating,)) for dating in told] if parts else acts


def _day_told_beside(frames: Sequence[Frame]) -> Dating | None:
    """The day that another clause of the statement tells of the decision: "as decided on July 25"."""
    told = (frame for frame in frames if frame.verb("deciding") or any(p.has("decision") for p in frame.phrases))
    return next((day for frame in told if (day := frame.day("decision")) is not None), None)


def _said_series(source: SourceText, frames: Sequence[Frame]) -> str:
    """The record that a statement without a shelf mark names: "item 7 of minutes No. 140", "special folder"."""
    quoted = (source.text[token.start : token.end].lower() for frame in frames for token in frame.quotations())
    if any(frame.holds("special_file") for frame in frames) or any(_SPECIAL.search(words) for words in quoted):
        return "special-file"
    return "minutes" if any(frame.holds("minute_book") for frame in frames) else ""


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
    number: int | None, span: Span, dating: Dating | None, title: str, references: list[Reference], series: Series
) -> Decision:
    kinds = {_series_of(reference, series) for reference in references} - {""}
    # Where both record it, the special file has its words and the minutes only its number.
    recorded = "special-file" if "special-file" in kinds else min(kinds, default="")
    notes: tuple[Observation, ...] = ()
    if dating is None:
        notes = (Observation("unresolved", "decision", "no date of the decision is stated", span, "low"),)
    return Decision(number, span, dating, title, recorded, tuple(references), notes)


def _series_of(reference: Reference, series: Series) -> str:
    unit = reference.place.unit
    return series.get(unit[:3], "") if len(unit) >= 3 else ""


def _title(source: SourceText, *frames: Frame) -> str:
    """The first quoted title in clauses; empty if there is none."""
    return next((title for frame in frames for title in _titles(source, frame)), "")


def _titles(source: SourceText, frame: Frame) -> Iterator[str]:
    """Yield the quoted titles of decisions: short quotations that begin with “On …” or the like."""
    for quotation in frame.quotations():
        quoted = source.text[quotation.start + 1 : quotation.end]
        quoted = quoted[:-1] if quoted.endswith(("”", '"', "»")) else quoted
        if _TITLE.match(quoted) and len(quoted) < _LONGEST_TITLE:
            yield fold(quoted)
