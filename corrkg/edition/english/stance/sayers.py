"""Whose stance a clause tells: its subject, that of the clause which it completes, or the owner of a refusal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.english.word.vocabulary import in_dictionary

# How many clauses a complement looks back to.
_DEPTH = 3
# Two words of one stem begin with so many letters alike, and shorter words tell too little.
_STEM = 5
# What a proposal does whose answer is an objection.
_MEETING = frozenset({"meet", "meet with", "encounter", "run into", "provoke", "cause", "arouse", "raise"})


def is_somebody(name: Token) -> bool:
    """Tell whether a name may be a person's; a capitalised word of the dictionary is a people's or a thing's."""
    known = name.has("person") or not in_dictionary(name.lemma)
    body = name.text[:2].isalpha() and name.text[:2].isupper()  # MPR, NKVneshtorg
    return name.kind == "name" and not name.has("place") and known and not body


def surnames(names: Iterable[Token]) -> list[Token]:
    """Return names without the given names that stand right before another: "Valery Mezhlauk"."""
    found = list(names)
    starts = {name.start for name in found}
    return [name for name in found if name.has("person") or name.end + 1 not in starts]


def sayers(frame: Frame, before: Frame | None) -> tuple[tuple[Token, ...], bool]:
    """Return the names of those whose stance a clause tells, and whether it is told of "he" alone.

    Args:
        frame: the clause; one that completes another ("is of the opinion that …") is said by that one's subject.
        before: the clause before it, which may stand between it and its subject ("Petrov, asked by telephone, agreed").
    """
    clause: Frame | None = before if before is not None and not frame.subject and _stands_between(before) else frame
    pronoun = False
    for _ in range(_DEPTH):
        if clause is None:
            break
        subject = _agents(clause) if not owned_refusal(clause) else ()
        agents = [name for phrase in subject for name in phrase.people] or _in_brackets(clause, subject)
        people = _owners(clause) or _to_whom_it_seems(clause) or agents or owned_refusal(clause)
        found = tuple(name for name in people if is_somebody(name))
        if found:
            return found, False
        pronoun |= any(phrase.has("person_pronoun") for phrase in subject)
        clause = clause.main
    return (), pronoun


def _agents(frame: Frame) -> tuple[Phrase, ...]:
    """Who takes the stance: the subject, those after "by", or who "is opposed to it"."""
    adjective = frame.voice == "passive" and frame.verb("objection") and not frame.by()
    return frame.subject if adjective else frame.agents()


def _in_brackets(frame: Frame, subject: tuple[Phrase, ...]) -> list[Token]:
    """Return whom brackets behind the subject name: "the Committee (Petrov) is against it"."""
    behind = (phrase for phrase in frame.before if subject and phrase.lead == "(" and phrase not in subject)
    return [name for phrase in behind for name in phrase.people]


def _to_whom_it_seems(frame: Frame) -> tuple[Token, ...]:
    """Return who takes a stance by how a thing sounds, seems or tastes to him."""
    return experiencers(frame) if frame.verb("sound", "seeming") or frame.holds("to_taste") else ()


def experiencers(frame: Frame) -> tuple[Token, ...]:
    """Return who takes the stance of a clause about a thing: "the plan suited Orlov", "was to Orlov's liking"."""
    if frame.verb("seeming"):  # "ten tons seemed too much to Orlov"
        to = (phrase for phrase in frame.phrases if phrase.preposition == "to")
        return tuple(name for phrase in to for name in phrase.people if is_somebody(name))
    if frame.holds("to_taste"):  # "the idea was not to the taste of Orlov"
        of = (phrase for phrase in frame.after if phrase.preposition == "of")
        return tuple(name for phrase in of for name in phrase.people if is_somebody(name))
    thing = any(phrase.has("matter", "raised", "thing_pronoun") for phrase in frame.subject) or frame.verb("sound")
    if not thing or frame.voice != "active":
        return ()
    owners = (token for p in frame.after if p.has("positive", "consent") for token in p.tokens if token.possessive)
    found = tuple(name for name in owners if is_somebody(name))
    sides = (p for p in frame.after if p.preposition in {"", "in", "from", "with", "by", "on the part of"})
    return found or tuple(name for phrase in sides for name in phrase.people if is_somebody(name))


def _owners(frame: Frame) -> tuple[Token, ...]:
    """Whose answer or opinion a clause is said of: "Orlov's answer was negative"."""
    heads = (phrase for phrase in frame.subject if phrase.has("answer", "opinion"))
    return tuple(name for phrase in heads for name in frame.owners(phrase, "of", "from") if is_somebody(name))


def _stands_between(before: Frame) -> bool:
    """Tell whether a clause is a participle between commas, after its subject."""
    group = before.group
    return (
        group is not None
        and group.plain
        and group.head.past
        and group.start > 0
        and before.tokens[group.start - 1].text == ","
        and any(phrase.people for phrase in before.subject)
    )


def owned_refusal(frame: Frame) -> tuple[Token, ...]:
    """Return whose refusal came: "Stalin's refusal was received"; empty where a clause tells of none."""
    if met := _met_with(frame):
        return met
    head = next((phrase for phrase in frame.subject if phrase.has("refusal", "objection")), None)
    if head is None or frame.group is None or frame.status != "done" or head.tokens[0].has("negation"):
        return ()
    if not frame.verb("surely_receipt", "receipt", "sending", "saying", "being"):
        return ()
    owners = tuple(name for name in frame.owners(head, "of", "from", "on the part of") if name.kind == "name")
    return owners or tuple(name for phrase in frame.after if phrase.preposition == "from" for name in phrase.people)


def _met_with(frame: Frame) -> tuple[Token, ...]:
    """Return whose objections a thing met with: "the proposal met with objections from Stalin"."""
    met = frame.group is not None and frame.group.head.lemma in _MEETING and not frame.group.denied
    if not met or frame.status != "done" or frame.voice not in {"active", "bare"}:
        return ()
    heads = (phrase for phrase in frame.after if phrase.has("refusal", "objection") and not phrase.people)
    head = next((phrase for phrase in heads if not phrase.tokens[0].has("negation")), None)
    owners = frame.owners(head, "of", "from", "on the part of") if head is not None else []
    return tuple(name for name in owners if is_somebody(name))


def of_matter(frame: Frame, stems: frozenset[str]) -> bool:
    """Tell whether what a stance is to is the matter of the letter, by a word for it or by one of the letter's own.

    Args:
        frame: the clause.
        stems: the stems of the letter's words.
    """
    return any(
        phrase.has("raised", "thing_pronoun", "minutes") or any(stem(token) in stems for token in phrase.tokens)
        for phrase in _objects(frame)
    )


def _objects(frame: Frame) -> Iterator[Phrase]:
    return (phrase for phrase in frame.after if phrase.preposition in {"", "to", "with", "of", "on", "against", "for"})


def has_object(frame: Frame) -> bool:
    """Tell whether a clause says to what the stance is."""
    return any(not phrase.first("day") and phrase not in frame.subject for phrase in _objects(frame))


def stem(token: Token) -> str:
    """Return the beginning by which forms of a word are known; empty of a short word or a name."""
    lower = token.text.lower()
    return lower[:_STEM] if token.kind == "word" and len(lower) >= _STEM and not token.has("auxiliary", "modal") else ""


def stems_of(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the stems of words."""
    return frozenset(filter(None, map(stem, tokens)))
