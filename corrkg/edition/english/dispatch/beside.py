"""Clauses beside a sending or receipt that tell no more than its moment: "it was 15:40 before Kem had the text"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.moments import tells_when


def with_moments(frames: Sequence[Frame]) -> tuple[list[Frame], dict[int, Frame]]:
    """Return clauses with what those before them tell of their moments, and the clauses that tell it after them.

    The latter are found by where the clause ends whose moment they tell.
    """
    told = [_with_moment_before(frame, before) for before, frame in pairwise([None, *frames]) if frame]
    moments: dict[int, Frame] = {}
    for frame, after in pairwise(told):
        beside = after.statement is frame.statement and _adds_moment(after)
        if beside or (not frame.dated and tells_when(after, "paper", "dispatch_noun")):
            moments[frame.tokens[-1].end] = after
    return told, moments


def where_made(frames: Sequence[Frame]) -> dict[int, str]:
    """Return where marks were made, by where the clauses end that tell of them: "the mark, put in Kem, reads “5/V”"."""
    return {
        frame.tokens[-1].end: after.place("in", "at")
        for frame, after in pairwise(frames)
        if after.inside and after.voice == "passive" and not after.own_subject and frame.holds("stamp_of_time")
    }


def _with_moment_before(frame: Frame, before: Frame | None) -> Frame:
    """Return a clause with the moment that the one before tells: "it was 15:40 on May 5 before Kem had the text"."""
    if before is None or before.statement is not frame.statement or frame.dated or not _adds_moment(before):
        return frame
    opens = any(token.has("opens_clause", "when", "completing", "subordinate") for token in frame.tokens[:2])
    return replace(frame, main=before) if opens and before.said_of("it") and not frame.inside else frame


def _adds_moment(frame: Frame) -> bool:
    """Tell whether a clause says no more than when it was: "when it was already May 5, at 0:25"."""
    called = ("pronoun", "relative", "subordinate", "stamp_of_time")  # "(the hour is 20:30)"
    it = all(phrase.has(*called) for phrase in frame.phrases if phrase.is_noun)
    moment = all(p.first("day") or p.first("time") or p.is_noun for p in frame.after)
    return frame.verb("being") and it and moment and frame.dated
