"""The trail of a request: letter → approval → decision, with the time between them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from corrkg.convert.graph import INFERRED, GraphBuilder
from corrkg.edition.records import Approval, Decision, Letter, Observation
from corrkg.edition.source import SourceText
from corrkg.vocab import CK, XSD

_CLOCK = "from the sending to the approval, both local time as printed"


@dataclass(frozen=True, slots=True)
class Answered:
    """A letter with the approvals and decisions that its notes tell, as written."""

    node: NamedNode
    record: Letter
    approvals: list[tuple[NamedNode, Approval]]
    decisions: list[tuple[NamedNode, Decision]]


def duration(delta: dt.timedelta) -> Literal:
    """Return a time span as xsd:dayTimeDuration.

    >>> duration(dt.timedelta(hours=11, minutes=55)).value, duration(dt.timedelta(days=2)).value
    ('PT11H55M', 'P2D')
    """
    minutes = int(delta.total_seconds() // 60)
    sign, minutes = ("-", -minutes) if minutes < 0 else ("", minutes)
    days, rest = divmod(minutes, 24 * 60)
    hours, rest = divmod(rest, 60)
    clock = (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
    if not days and not clock:
        return Literal("PT0M", datatype=XSD.dayTimeDuration)
    text = f"{sign}P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
    return Literal(text, datatype=XSD.dayTimeDuration)


def write_trail(builder: GraphBuilder, source: SourceText, answered: Answered) -> None:
    """Link each decision with the approval that it follows, and write the intervals, each with its claim."""
    sent = _sent(answered.record)
    day = answered.record.header.dating.day
    for node, approval in answered.approvals:
        then = approval.dating.day if approval.dating else None
        if sent is not None and then is not None and approval.time is not None:
            span = dt.datetime.combine(then, approval.time) - sent
            _interval(builder, source, node, span, approval, _CLOCK)
        if day is not None and then is not None:
            builder.number(INFERRED, node, CK.days, (then - day).days)
    for node, decision in answered.decisions:
        then = decision.dating.day if decision.dating else None
        if day is not None and then is not None:
            builder.number(INFERRED, node, CK.days, (then - day).days)
        for approval_node, approval in answered.approvals:
            before = approval.dating.day if approval.dating else None
            if before is not None and then is not None and then >= before and approval.note == decision.note:
                builder.add(INFERRED, node, CK.follows, approval_node)
                basis = "one note tells the approval and then the decision, which is not earlier"
                certainty = "high" if then > before else "medium"
                observation = Observation("inferred", "trail", basis, decision.span, certainty)
                builder.claim(node, CK.follows, approval_node, observation, source)


def _sent(record: Letter) -> dt.datetime | None:
    """The moment of the letter's first sending that is known to the minute."""
    moments = [
        dt.datetime.combine(dispatch.date, dispatch.time)
        for dispatch in record.dispatches
        if dispatch.kind == "sent" and dispatch.date is not None and dispatch.time is not None
    ]
    return min(moments, default=None)


def _interval(
    builder: GraphBuilder, source: SourceText, event: NamedNode, span: dt.timedelta,
    told: Approval, basis: str,
) -> None:  # fmt: skip
    value = duration(span)
    builder.add(INFERRED, event, CK.interval, value)
    certainty = "low" if span < dt.timedelta(0) else "high"
    observation = Observation("inferred", "trail", basis, told.span, certainty)
    builder.claim(event, CK.interval, value, observation, source)
