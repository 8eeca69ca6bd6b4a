"""Brackets, and what stands right behind a person's name: "Orlov (May 5)", "Zimin, then in Kem, agreed"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.word.tokens import Token

# So many words may stand in what is said of a person beside his name.
_LONGEST = 12
_CLOSES = {"(": ")", ",": ","}
# Words that may stand beside a moment or a place, and say nothing else.
_BESIDE = (
    "preposition", "determiner", "part_of_day", "paper", "answer", "cipher-telegram", "telephone-message", "telegram",
    "by-letter", "then", "staying",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands right behind a person's name, in brackets or between commas.

    Args:
        name: where the name begins.
        tokens: the words of the aside, its marks not counted.
        plain: it tells a moment or a place and nothing else: "(May 5)", ", then in Kem,", not "(back on May 5)".
        bracketed: it stands in brackets.
    """

    name: int
    tokens: tuple[Token, ...]
    plain: bool
    bracketed: bool

    def holds(self, place: int) -> bool:
        """Tell whether a place of the source is within it."""
        return self.tokens[0].start <= place <= self.tokens[-1].start

    @property
    def where(self) -> str:
        """The place that it names: "Kem"; empty if it names none."""
        return next((token.text for token in self.tokens if token.kind == "name"), "") if self.plain else ""


def asides(tokens: Sequence[Token]) -> Iterator[Aside]:
    """Yield what stands behind the names of a clause, where that tells when or where each acted, or is in brackets."""
    for index, token in enumerate(tokens[:-1]):
        closing = _CLOSES.get(tokens[index + 1].text)
        if token.kind != "name" or token.has("place") or token.possessive or closing is None:
            continue
        inner = tokens[index + 2 : index + 2 + _LONGEST]
        end = next((at for at, other in enumerate(inner) if other.text == closing), 0)
        if not end:
            continue
        within = tuple(inner[:end])
        leads = (None, *within)
        plain = all(_is_circumstance(*pair) for pair in zip(leads, within, strict=False))
        plain = plain and any(other.kind in {"day", "time", "name"} for other in within)
        if closing == ")":
            yield Aside(token.start, within, plain, bracketed=True)
        elif plain and any(other.has("preposition") for other in within):
            yield Aside(token.start, within, plain, bracketed=False)


def _is_circumstance(before: Token | None, token: Token) -> bool:
    """Tell whether a word tells a moment or a place, or stands beside one."""
    if token.kind in {"day", "time"} or token.text in {",", "."}:
        return True
    if token.kind == "name":
        led = before is None or before.kind in {"mark", "day", "time"} or before.lemma in {"in", "from", "at"}
        return led and not token.has("person") and not token.possessive
    return token.kind == "word" and token.has(*_BESIDE)


def marks_of(found: Iterable[Aside], tokens: Sequence[Token]) -> frozenset[int]:
    """Return where the marks of the plain asides in brackets stand, which part no clauses: "then Orlov (May 5)"."""
    held = [aside for aside in found if aside.bracketed and aside.plain]
    if not held:
        return frozenset()
    starts = {token.start: at for at, token in enumerate(tokens)}
    places = ((starts[aside.tokens[0].start] - 1, starts[aside.tokens[-1].start] + 2) for aside in held)
    return frozenset(token.start for low, high in places for token in tokens[low:high] if token.kind == "mark")


def closing_bracket(tokens: Sequence[Token]) -> int:
    """Return the place of the bracket that a statement's references close; the end, if there is none.

    The last of two that hold a day belongs to its own clause: "first Orlov agreed (May 5), then Zimin (May 6)"; so does
    the last of two that hold a name or quoted words alone: "“for” (Orlov) and “against” (Zimin)".
    """
    last = len(tokens) - 1
    while last > 0 and tokens[last].text == ".":
        last -= 1
    for index in range(last - (tokens[last].text == ")"), 0, -1):
        if tokens[index].text == ")":
            break
        if tokens[index].text == "(":
            opened = [after for sign, after in pairwise(tokens[:index]) if sign.text == "("]
            day = any(after.kind == "day" for after in tokens[index + 1 : index + 2])  # it may be the last
            alike = day and any(after.kind == "day" for after in opened)
            inner = tokens[index + 1 : last + 1]
            votes = len(inner) > 1 and inner[0].has("in_favor", "objection", "abstain") and inner[1].text == ")"
            said = all(token.kind in {"quotation", "name", "mark"} for token in inner)
            answered = any(token.has("answer") for token in tokens[:index])  # "he answered on May 5 (“I agree”)"
            said = said and (answered or any(after.kind in {"quotation", "name"} for after in opened))
            return len(tokens) if alike or votes or said else index
    return len(tokens)


def outside_brackets(among: Sequence[Phrase], tokens: Sequence[Token]) -> list[Phrase]:
    """Return phrases but for those in brackets: "the answer (Sochi, May 6) came"; a person alone is no aside.

    Args:
        among: phrases of a clause.
        tokens: the tokens of the clause.
    """
    depth, inside = 0, set()
    for token in tokens:
        depth = depth + 1 if token.text == "(" else max(0, depth - 1) if token.text == ")" else depth
        if depth:
            inside.add(token.start)
    if not inside:
        return list(among)
    within = [phrase.tokens[0].start in inside for phrase in among]
    alone = [
        any(name.has("person") for name in phrase.people) and not any(within[at + 1 : at + 2])
        for at, phrase in enumerate(among)
    ]  # "the committee (Chernov) was against"
    return [phrase for phrase, aside, who in zip(among, within, alone, strict=True) if not aside or who]
