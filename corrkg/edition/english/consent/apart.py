"""The moments of those who answered, or were asked, one by one: "Orlov on May 5, Zimin on May 6; both agreed"."""

from __future__ import annotations

from dataclasses import dataclass, field

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.consent.apiece import apiece
from corrkg.edition.english.dispatch.answered import Moment

_SAID = ("answer", "saying", "vote", "polled", "conversing", "putting_to", "informing")


def tells_of_each(frame: Frame) -> bool:
    """Tell whether somebody answers in a clause, or is asked."""
    return frame.status == "done" and frame.verb(*_SAID)


@dataclass(slots=True)
class Apart:
    """Remembers when each of several spoke or was spoken to, for "both agreed"."""

    _moments: dict[str, Moment] = field(default_factory=dict)

    def see(self, frame: Frame, moment: Moment) -> None:
        """Remember what a clause tells of each who answers in it or is asked.

        Args:
            frame: the clause.
            moment: the moment that it tells.
        """
        whom = (phrase for phrase in frame.phrases if phrase.preposition in {"to", "with"})
        people = [name for phrase in frame.subject for name in phrase.people]
        people = people or [name for phrase in whom for name in phrase.people]
        told = apiece(frame, [name.start for name in people], moment)
        self._moments |= {name.text: told[name.start] for name in people if told[name.start].dating is not None}

    def of(self, frame: Frame, form: str) -> Moment | None:
        """Return the moment of somebody who is meant by "both", "they" or "all"; None where none was told of him."""
        several = frame.own_subject and any(phrase.has("plural") for phrase in frame.subject)
        return self._moments.get(form) if several and not frame.days else None
