"""The trail of a request: letter → response → decision, with the time between them."""

from __future__ import annotations

import datetime as dt

from pyoxigraph import Literal, NamedNode

from corrkg.convert.concerns import at_stance
from corrkg.convert.decisions import approval_node
from corrkg.convert.responses import answered_by
from corrkg.convert.work import LetterWork, TextWork
from corrkg.edition.records import Approval, Decision, Letter, Observation
from corrkg.uris import INFERRED
from corrkg.vocab import CK, XSD

_CLOCK = "from the sending to the approval, both local time as printed"
_ONE_NOTE = "one note tells the approval and then the decision, which is not earlier"
_AT_STANCE = "the note that tells of the decision, which is not earlier, stands at these words of the letter"
_CONSENTS = {"agrees", "agrees-with-changes", "votes-for"}


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


def convert_trail(text: TextWork) -> None:
    """Link each decision with the consent that it follows, and write the intervals, each with its claim."""
    for one in text.letters:
        _trail(one)


def _trail(one: LetterWork) -> None:
    sent = _sent(one.record)
    approvals = [(approval_node(one, number), told) for number, told in enumerate(one.record.approvals, 1)]
    for node, approval in approvals:
        then = approval.dating.day if approval.dating else None
        if sent is not None and then is not None and approval.time is not None:
            _interval(one, node, dt.datetime.combine(then, approval.time) - sent, approval)
        _days(one, node, then)
    for number, decision in enumerate(one.record.decisions, 1):
        address = one.decision(number)
        if address is None:
            continue
        node = one.builder.uris.decision(address.slug)
        _days(one, node, decision.dating.day if decision.dating else None)
        _follows(one, node, decision, approvals)
        _follows_stance(one, node, decision)


def _days(one: LetterWork, node: NamedNode, then: dt.date | None) -> None:
    """Write how many days after the letter something happened, where both days are known."""
    day = one.record.header.dating.day
    if day is not None and then is not None:
        one.builder.number(INFERRED, node, CK.days, (then - day).days)


def _follows(one: LetterWork, node: NamedNode, decision: Decision, approvals: list[tuple[NamedNode, Approval]]) -> None:
    then = decision.dating.day if decision.dating else None
    for consent, approval in approvals:
        before = approval.dating.day if approval.dating else None
        if before is not None and then is not None and then >= before and approval.note == decision.note:
            _link(one, node, consent, Observation(
                "inferred", "trail", _ONE_NOTE, decision.span, "high" if then > before else "medium"
            ))  # fmt: skip


def _follows_stance(one: LetterWork, node: NamedNode, decision: Decision) -> None:
    """Link a decision with the consents of the letter itself at which the sign of the decision's note stands."""
    then, day = decision.dating.day if decision.dating else None, one.record.header.dating.day
    at = {one.record.responses[number - 1].span for number in at_stance(one.record, decision)}
    for response, told, _ in answered_by(one):
        if told.note is None and told.span in at and told.stance in _CONSENTS and then and day and then >= day:
            _link(one, node, response, Observation("inferred", "trail", _AT_STANCE, decision.span, "medium"))


def _link(one: LetterWork, decision: NamedNode, consent: NamedNode, observation: Observation) -> None:
    one.builder.add(INFERRED, decision, CK.follows, consent)
    one.builder.claim(decision, CK.follows, consent, observation, one.source)


def _sent(record: Letter) -> dt.datetime | None:
    """The moment of the letter's first sending that is known to the minute."""
    moments = [
        dt.datetime.combine(dispatch.date, dispatch.time)
        for dispatch in record.dispatches
        if dispatch.kind == "sent" and dispatch.date is not None and dispatch.time is not None
    ]
    return min(moments, default=None)


def _interval(one: LetterWork, event: NamedNode, span: dt.timedelta, told: Approval) -> None:
    value = duration(span)
    one.builder.add(INFERRED, event, CK.interval, value)
    certainty = "low" if span < dt.timedelta(0) else "high"
    observation = Observation("inferred", "trail", _CLOCK, told.span, certainty)
    one.builder.claim(event, CK.interval, value, observation, one.source)
