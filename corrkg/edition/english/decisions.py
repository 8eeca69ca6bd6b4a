"""Decisions of the Politburo that the editors' notes state.

A decision is taken as one only where the note says that the Politburo decided (``the PB adopted``, ``by decision of
the PB``), or where its words state a decision and its reference lies in the Politburo's own series. Drafts,
proposals, denials and the decisions of other bodies are none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from corrkg.edition.english.days import BODY, DECISION_NOUN, Days
from corrkg.edition.english.statements import Statement, statements
from corrkg.edition.records import Dating, Decision, Footnote, Observation, Reference
from corrkg.edition.source import SourceText, Span, fold

# The Politburo's own series: (archive, fond, opis) -> "minutes" or "special-file"; from authorities/fonds.csv.
Series = Mapping[tuple[str, ...], str]

_VERB = (
    r"(?:adopted|approved|decided|resolved|accepted|instructed|allowed|permitted|recogni[sz]ed|granted|ordered|issued|formali[sz]ed|"
    r"drawn\s+up|confirmed|decreed|rejected|cancell?ed|released|relieved|appointed|dismissed|removed|sanctioned|authori[sz]ed|"
    r"satisfied|agreed|considered\s+it|gave|given|introduced|established|entrusted|transferred|awarded|obliged|proposed|passed|"
    r"made|took|taken|included|sent|created|registered|executed|recorded|set|abolished|reduced|increased|postponed|extended|"
    r"banned|forbade|prohibited|deemed|assigned|allocated|enacted|fixed|ratified|endorsed|declared|invited|left|found|suspended|limited|freed|forced|sent|raised|lowered|called|closed|opened|brought|excluded|expelled|punished|reprimanded|demanded|stopped)"
)
_AUX = r"(?:(?:was|were|had|has|been|also|then|finally|only|immediately|first|again)\s+)*"
_BY_BODY = rf"by\s+(?:(?:a|the|this)\s+)?(?:(?:special\s+)?{DECISION_NOUN}\s+of\s+)?(?:the\s+)?{BODY}"
_STATED = (
    rf"\b{BODY}(?:\s+of\s+the\s+[\w\s()]*?)?(?:,[^,.;]{{1,80}},)?\s+{_AUX}{_VERB}\b",
    rf"\b{_VERB}\b[^.;]{{0,80}}?\b{_BY_BODY}\b",
    rf"\b{DECISION_NOUN}\s+of\s+(?:the\s+)?{BODY}\b[^.;]*?\b{_AUX}{_VERB}\b",
    rf"\b{BODY}\s+{DECISION_NOUN}\b[^.;]*?\b{_AUX}{_VERB}\b",
    rf"\b[Bb]{_BY_BODY[1:]}\b",
)
_STATES = re.compile("|".join(_STATED))
_IMPLIED = re.compile(
    rf"\bit\s+{_AUX}{_VERB}\b|\b(?:was|were|had\s+been|been)\s+(?:\w+ly\s+)?{_VERB}\b|\b(?:following\s+)?{DECISION_NOUN}\b[^.;]*\b(?:adopted|given|issued|made)\b|\b{_VERB}\s+{_BY_BODY}"
)
_NOT = re.compile(
    rf"\b(?:no|any)\s+(?:such\s+)?(?:{DECISION_NOUN}|record)|\b(?:was|were|is|has|have|had|did)\s*(?:n['’]t|\s+not)\b|\bnot\s+(?:yet\s+)?(?:been\s+)?{_VERB}\b|"
    rf"\bnever\b|\bwithout\s+a\s+{DECISION_NOUN}|\bremoved\s+from\s+the\s+agenda|\bfailed\s+to\b|\b(?:to|at|for|before)\s+(?:the\s+)?(?:consideration\s+(?:of|by)\s+)?(?:the\s+)?{BODY}\s*[.,;]?\s*$|"
    rf"\b(?:proposed|suggested|asked|requested|submitted|sent|introduced|put|proposal|draft)\b[^.;]*\b(?:to|for|that)\s+(?:the\s+)?(?:\w+\s+){{0,3}}{BODY}\b",
    re.IGNORECASE,
)
_CONSIDERED = re.compile(
    rf"\b(?:considered|discussed|heard|examined)\b[^.;]{{0,40}}\b(?:at|by)\b[^.;]{{0,40}}\b{BODY}\b"
)
_TWO_DAYS = re.compile(rf"\b{DECISION_NOUN}\s+of\s+(?:the\s+)?{BODY}\s+of\s+")
_DRAFT = re.compile(rf"\b(?:draft|project)\s+(?:of\s+(?:the\s+|a\s+)?)?(?:\w+\s+){{0,2}}{DECISION_NOUN}")
_ACTIVE_ON_DRAFT = re.compile(
    rf"\b{BODY}\b[^.;]*?\b(?:approved|adopted|accepted|confirmed)\b|\b(?:approved|adopted|accepted|confirmed)\b[^.;]*\b{_BY_BODY}"
)
_OTHER_BODY = re.compile(
    r"\b(?:Orgburo|Organi[sz]ing\s+Bureau|Secretariat|SNK|Sovnarkom|Council\s+of\s+People['’]s\s+Commissars|STO|Council\s+of\s+Labou?r|"
    r"Central\s+Executive\s+Committee|CEC|TsIK|Plenum|plenum|Congress|congress|NKVD|collegium|KPK|Commission\s+of)\b"
)


def read_decisions(source: SourceText, note: Footnote, context: dt.date | None, series: Series) -> list[Decision]:
    """Return the decisions of the Politburo that a note states.

    Args:
        source: the text.
        note: the note, its references resolved.
        context: the letter's day, for years that are not printed and "the same day".
        series: the Politburo's own series of records.
    """
    found: list[Decision] = []
    days = Days(source, context)
    items = statements(source, note)
    for index, item in enumerate(items):
        own = [ref for ref in item.references if _series_of(ref.place.unit, series)]
        stated = _decides(item.words)
        implied = bool(own) and not stated and (_implies(item.words) or _considered(item.words))
        dating = days.of(item)
        if (
            implied
            and found
            and not items[index - 1].references
            and found[-1].span == items[index - 1].span
            and not days.own(item)
        ):
            last = found.pop()  # the sentence after "the PB decided …" carries its reference
            found.append(
                _decision(source, note, _together(items[index - 1], item), last.dating, last.title, own, series)
            )
            continue
        if not stated and not implied:
            continue
        extra = (
            ()
            if stated
            else (
                Observation(
                    "inferred",
                    "decision",
                    "the body is not named; the reference lies in the Politburo's own series",
                    item.span,
                    "medium",
                ),
            )
        )
        decision = _decision(source, note, item, dating, _title(source, item), own or list(item.references), series)
        found.append(replace(decision, observations=(*decision.observations, *extra)))
        if stated and (first := _TWO_DAYS.search(item.words)):
            found += [replace(decision, dating=other) for other in days.beside(item, first.end())]
    return found


def _together(first: Statement, second: Statement) -> Statement:
    """Return two statements as one."""
    return replace(second, span=Span(first.span.start, second.span.end))


def _decision(
    source: SourceText,
    note: Footnote,
    item: Statement,
    dating: Dating | None,
    title: str,
    references: list[Reference],
    series: Series,
) -> Decision:
    kinds = {_series_of(ref.place.unit, series) for ref in references} - {""}
    notes: tuple[Observation, ...] = ()
    if dating is None:
        notes = (Observation("unresolved", "decision", "no date of the decision is stated", item.span, "low"),)
    return Decision(
        note.number, item.span, dating, title, kinds.pop() if len(kinds) == 1 else "", tuple(references), notes
    )


def _series_of(unit: tuple[str, ...], series: Series) -> str:
    return series.get(unit[:3], "") if len(unit) >= 3 else ""


def _considered(words: str) -> bool:
    """An item on the agenda of the Politburo's meeting; with its place in the minutes it stands for the decision."""
    return bool(_CONSIDERED.search(words)) and not _NOT.search(words)


def _decides(words: str) -> bool:
    clean = re.sub(rf"\b(?:members?|meetings?|sessions?|agenda)\s+of\s+(?:the\s+)?{BODY}", "", words)
    if not _STATES.search(clean) or _NOT.search(clean):
        return False
    return not _DRAFT.search(clean) or bool(_ACTIVE_ON_DRAFT.search(clean))


def _implies(words: str) -> bool:
    if _NOT.search(words) or _OTHER_BODY.search(words):
        return False
    return bool(_IMPLIED.search(words)) and not _DRAFT.search(words)


def _title(source: SourceText, item: Statement) -> str:
    """The quoted title of a decision: a short quotation in the statement that begins with “On …” or the like."""
    for match in re.finditer(r"_{6,}", item.words):
        quoted = source.text[item.span.start + match.start() : item.span.start + match.end()].strip('“”"«»')
        if re.match(r"(?:On|About|Concerning|Regarding|Question|Issues?)\b", quoted) and len(quoted) < 300:
            return fold(quoted)
    return ""
