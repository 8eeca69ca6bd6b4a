"""The clause before which something was done that another one tells, and the days that the two lend each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corrkg.edition.english.clause.clauses import Clause
from corrkg.edition.english.clause.days import DaysOfClause

# So much less plainly a day that is told of what was done before is the day of what was done then.
_LESS = 3


def clause_around(divided: Sequence[Clause], index: int) -> int:
    """Where the clause stands before which something was done that another tells: the next one, or the last before it.

    Args:
        divided: the clauses of a statement.
        index: the place of the one that tells what was done before.
    """
    begins = divided[index].tokens[0].start
    outer = [at for at, clause in enumerate(divided) if not clause.inside]
    held = (at for at in outer if divided[at].tokens[0].start < begins < divided[at].tokens[-1].start)
    return next(held, next((at for at in outer if at > index), outer[-1] if outer else index))


def lent(earlier: Clause, own: DaysOfClause, around: DaysOfClause) -> tuple[DaysOfClause, DaysOfClause]:
    """Return the days of what was done before, and those of the clause around it.

    Of two that tell one day, it is that of both: "having gathered on May 5, they agreed". Where both have a day, each
    keeps its own; who agreed and does not say when did so as he says what he does: "having agreed, he asked on May 6".

    Args:
        earlier: the clause that tells what was done before.
        own: its days.
        around: those of the clause around it.
    """
    agreed = earlier.group is not None and earlier.group.head.has("consent", "objection", "refusal", "vote")
    agreed = agreed and not any(token.kind == "name" for token in earlier.tokens[:1])  # "Orlov not objecting"
    events = tuple(day for day in around.days if day.role == "event")
    later = tuple(replace(day, rank=day.rank + _LESS) for day in own.days if day.role in {"event", "decision"})
    both = tuple(sorted((*around.days, *later), key=lambda day: day.start))
    return replace(own, days=events) if agreed and not own.days else own, replace(around, days=both)
