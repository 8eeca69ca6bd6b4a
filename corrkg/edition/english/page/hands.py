"""In whose hand a copy of a letter is written, where the words of its form name him: "Text - Orlov's autograph"."""

from __future__ import annotations

from itertools import pairwise

from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.english.word.tokens import NO_NAMES, Token
from corrkg.edition.records import NameForm
from corrkg.edition.source import SourceText, Span

_HANDS = frozenset({"autograph", "hand", "handwriting", "manuscript"})


def hand_in(source: SourceText, words: Span) -> NameForm | None:
    """Return the name of him in whose hand a copy is; None where nobody is named: "Autograph", "Typescript".

    Args:
        source: the text.
        words: the words of the archive's line that say of what form the copy is.
    """
    tokens = [
        token
        for token in tokenize(source.text[words.start : words.end], None, NO_NAMES, words.start)
        if not token.has("title")
    ]
    named = [one for one, other in pairwise(tokens) if one.possessive and other.lemma in _HANDS]
    named += [
        name
        for hand, of, name in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if hand.lemma in _HANDS and of.lemma in {"of", "by"}
    ]
    people = [token for token in named if _is_a_name(token)]
    return NameForm(people[0].text, Span(people[0].start, people[0].start + len(people[0].text))) if people else None


def _is_a_name(token: Token) -> bool:
    return token.kind == "name" and not token.has("place")


def is_autograph(source: SourceText, words: Span) -> bool:
    """Tell whether the words of a form say that a copy is an autograph: where they name nobody, it is its writer's."""
    said = source.text[words.start : words.end].lower()
    return said.startswith("autograph") and not said.startswith("autographs")
