"""Who a clause is said of: the noun before its verb, the one that a relative clause follows, or another's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corrkg.edition.english.clause.asides import outside_brackets
from corrkg.edition.english.clause.clauses import Clause
from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.groups import Group
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.word.tokens import Token

# Of whom "who" may be said.
_SOMEBODY = ("person_role", "clerk", "carrier", "addressee", "pronoun", "body", "other_body", "voters")
# A paper that tells something is led by these.
_SOURCES = frozenset({"from", "in", "according to", "by"})
# So many words has a passive whose participle stands right behind its auxiliary: "was handed in".
_WAS_DONE = 2


def subject_before(before: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Return the noun phrase that the verb is said of: the last before it that names who acts, or else the first."""
    nouns = _after_when(_after_the_topic(before))
    if len(nouns) > 1 and len(nouns[0].tokens) == 1 and nouns[0].has("relative", "subordinate"):
        nouns = nouns[1:]  # "it is known that the cipher was sent"
    absolute = [phrase for phrase in nouns if phrase.tokens[0].text.lower() in {"having", "being"}]
    nouns = [phrase for phrase in nouns if phrase not in absolute] or nouns
    nouns = [
        phrase for phrase in nouns if not phrase.head or phrase.head.classes or not phrase.head.text.endswith("ing")
    ]
    nouns = [
        phrase
        for phrase in nouns
        if not phrase.head or not phrase.head.has("adverb") or phrase.head.has("pronoun") or phrase.is_one_of_several
    ]
    if not nouns:
        return ()
    last = nouns[-1]
    chosen = last if last.people or last.has("body", "other_body", "pronoun", "body_if_marked") else nouns[0]
    found = [chosen]
    for phrase in nouns[nouns.index(chosen) + 1 :]:
        if phrase.lead in {"and", "or"} or (phrase.people and chosen.people):
            found.append(phrase)
    if chosen is last:  # "Molotov, Kaganovich" before it
        for phrase in reversed(nouns[:-1]):
            if not (phrase.people and chosen.people) and found[0].lead != "and":
                break
            found.insert(0, phrase)
    return tuple(found)


def _after_the_topic(before: Sequence[Phrase]) -> list[Phrase]:
    """Return the nouns before a verb, or those after the comma that its topic ends at: "on the oil, the decision"."""
    nouns = [phrase for phrase in before if phrase.is_noun]
    opened = bool(before) and before[0].led("topic") and not before[0].first("day")
    at = next((at for at, phrase in enumerate(nouns) if phrase.lead == ","), None) if opened else None
    return nouns if at is None else nouns[at:]


def _after_when(nouns: list[Phrase]) -> list[Phrase]:
    """Return the nouns after "the time when": "the time when the cipher was sent is known"."""
    at = next((at for at, phrase in enumerate(nouns[:-1], 1) if phrase.tokens[-1].lemma == "when"), 0)
    return nouns[at:]


def so_did(clause: Clause) -> bool:
    """Tell whether it says that somebody named behind the verb did the same: "so did Petrenko"."""
    group = clause.group
    if group is None or group.head.lemma not in {"do", "be"} or group.end >= len(clause.tokens):
        return False
    opens = any(token.has("so_did") for token in (*clause.leads, *clause.tokens[: group.start]))
    return opens and clause.tokens[group.end].kind == "name"


def gapped_subject(after: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Return who acts in a clause whose verb was left out: "Petrenko the next day", "on May 7 also Gromov"."""
    somebody = ("one_of_two", "person_pronoun")
    people = [phrase for phrase in after if not phrase.preposition and (phrase.people or phrase.has(*somebody))]
    return tuple(people[:1]) or subject_before(after[:1])


def is_existential(clause: Clause) -> bool:
    """Tell whether "there" stands before the verb, whose subject follows: "there came an answer"."""
    group = clause.group
    if group is None or not group.start or clause.tokens[group.start - 1].lemma != "there":
        return False
    # "there was handed in a telegram", but not "there is a note", "there are votes given below"
    return group.plain or (group.passive and clause.tokens[group.end - 1].past and group.end - group.start == _WAS_DONE)


def is_relative(subject: tuple[Phrase, ...]) -> bool:
    """Tell whether the subject is "who", "which" or "that"."""
    return all(phrase.head is not None and phrase.head.lemma in {"which", "who", "that"} for phrase in subject)


def whose_complement(last: Frame, group: Group | None) -> Frame:
    """Return the clause that a verb of asking goes on with: "Orlov reports that the rain came, and asks for oats"."""
    asks = group is not None and not group.past and group.head.has("requesting", "proposing", "wishing", "insisting")
    somebody = any(not name.has("place") for phrase in last.subject for name in phrase.people)
    return last.main if asks and last.main is not None and not somebody else last


def antecedent(subject: tuple[Phrase, ...], last: Frame, start: int) -> tuple[Phrase, ...]:
    """Return the subject of a clause without one: that of the clause before; of "who", the noun before it."""
    if not subject:
        return last.subject
    beside = outside_brackets(last.phrases, last.tokens)
    nouns = [phrase for phrase in beside if phrase.head is not None and phrase.tokens[0].start < start]
    if any(phrase.head is not None and phrase.head.lemma == "who" for phrase in subject):  # "the clerk on duty, who"
        nouns = [phrase for phrase in nouns if phrase.people or phrase.has(*_SOMEBODY)] or nouns
    if subject[0].has("pronoun") and subject[0].tokens[-1].lemma == "who":  # "was read to Orlov in Kem, who agreed"
        nouns = [phrase for phrase in nouns if not (phrase.preposition in {"in", "at", "from"} and phrase.place)]
        if len(nouns) > 1 and nouns[-1].preposition == "of" and nouns[-1].has("body") and nouns[-2].has("voters"):
            nouns = nouns[:-1]  # "the members of the PB who were in Moscow"
    return tuple(nouns[-1:]) or last.subject


def object_of(before: Sequence[Phrase], subject: Sequence[Phrase], last: Frame, start: int) -> tuple[Phrase, ...]:
    """Return what "which" is in a relative clause where somebody else acts: "the letter, which Orlov sent".

    Args:
        before: the phrases before the verb.
        subject: the subject as it is printed.
        last: the clause around it.
        start: where the clause begins.
    """
    which = before[0] if before and not before[0].preposition and is_relative(tuple(before[:1])) else None
    if which is None or not subject or which in subject:
        return ()
    return antecedent((which,), last, start)


def said_of(frame: Frame) -> tuple[Token, ...]:
    """The persons of whom a clause is said, or who own what it is said of: "Mirzoyan's telegram came"."""
    if frame.inside:
        return ()
    asked = frame.verb("polled", "conversing") and frame.voice == "passive"  # whoever is asked is a person
    people = _persons(frame.subject, sure=asked)
    owners = (token for phrase in frame.subject for token in phrase.tokens if token.possessive and token.has("person"))
    if frame.subject:
        return people or tuple(owners) or (_whose_paper_tells(frame) if frame.said_of("it") else ())
    return tuple(name for phrase in frame.phrases for name in phrase.people if name.has("person"))[:1]


def _whose_paper_tells(frame: Frame) -> tuple[Token, ...]:
    """Return whose paper tells what "it" announces: "from Orlov's note it follows that he objected"."""
    papers = (phrase for phrase in frame.before if phrase.preposition in _SOURCES and not phrase.has("body"))
    owners = (token for phrase in papers for token in phrase.tokens if token.possessive and token.has("person"))
    return tuple(owners)


def opened(before: tuple[Phrase, ...], *, says: bool) -> tuple[Phrase, ...]:
    """Return the phrases before a verb; "after" that its only noun follows opens the clause: "after Orlov agreed".

    Args:
        before: the phrases.
        says: it is a verb of saying: "as Orlov reported" tells who says it.
    """
    first = before[0] if before else None
    led = first is not None and (first.led("when") or first.preposition in {"since", "as", "before"})
    if first is None or first.head is None or not led or (first.preposition == "as" and says):
        return before
    return before if subject_before(before) else (first._replace(preposition=""), *before[1:])


def one_of_two(subject: tuple[Phrase, ...], last: Frame, *, gapped: bool) -> tuple[Phrase, ...]:
    """Whom "the former" and "the latter" mean: the first and the last of those who act in the clause before."""
    acting = last.subject if gapped else last.phrases  # "Orlov spoke with Zimin, and the latter agreed"
    names = [name for phrase in acting for name in phrase.people if not name.has("place")]
    if not names and any(phrase.has("plural") for phrase in last.subject):
        names = [*last.they]  # "Both agreed, the first from Kem"
    head = subject[0].head if len(subject) == 1 else None
    if head is None or not head.has("one_of_two") or len(names) < 2:
        return subject
    name = names[0] if head.has("first_of_two") else names[-1]
    name = name._replace(classes=name.classes | head.classes)
    return (subject[0]._replace(tokens=(name,), head=name),)


def with_names(
    tokens: Sequence[Token], after: Sequence[Phrase], said: Sequence[Phrase], meant: Sequence[Phrase]
) -> tuple[tuple[Token, ...], tuple[Phrase, ...]]:
    """Return the words and phrases of a clause with the name of him whom "the first" means in place of the word.

    Args:
        tokens: the words.
        after: the phrases.
        said: the subject as it is printed.
        meant: the subject that is meant.
    """
    if len(said) != 1 or len(meant) != 1 or said[0] is meant[0]:
        return tuple(tokens), tuple(after)
    words = frozenset(token.start for token in said[0].tokens)
    kept = [token for token in tokens if token.start not in words or token is said[0].head]
    names = [name for token in kept for name in (meant[0].tokens if token is said[0].head else (token,))]
    return tuple(names), tuple(meant[0] if phrase is said[0] else phrase for phrase in after)


def is_inverted(group: Group | None, before: Sequence[Phrase], after: Sequence[Phrase]) -> bool:
    """Tell whether the subject follows its verb: "under the text stand the signatures of Orlov and Zimin"."""
    stands = group is not None and not group.passive and not group.modal and group.head.has("standing_before")
    listed = group is not None and group.plain and group.head.past and group.head.has("consent", "vote") and bool(after)
    if listed and after[0].lead == ":" and after[0].is_noun and after[0].people:
        return True  # "with the proposal agreed: Orlov on May 5, Zimin on May 6"
    led = bool(before) and all(phrase.preposition not in {"", "to do"} for phrase in before)
    thing = after[0] if after and after[0].is_noun else None
    said = thing is not None and thing.has("consent", "answer", "opinion", "vote", "signature", "refusal")
    came = said and group is not None and group.plain and group.head.past and group.head.has("receipt")
    who = thing is not None and (said or bool(thing.people))
    return led and ((stands and who) or came)  # "on May 5 came Orlov's reply"


def several(frame: Frame, before: tuple[Token, ...], whom: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return whom "they" and "both" mean after a clause: those who act in it, or those who acted one by one.

    Of those who did the same one after another all are meant, otherwise the last two; and where none acts, those to
    whom a text was put.

    Args:
        frame: the clause.
        before: whom they meant before it.
        whom: to whom somebody speaks in it, or a paper goes.
    """
    people = tuple(name for phrase in frame.subject for name in phrase.people if not name.has("place"))
    if not people and len(whom) > 1:
        return whom
    if not people and frame.voice == "passive":  # "it was supported by Orlov and Zimin"
        people = tuple(name for phrase in frame.by() for name in phrase.people)
    if len(people) != 1 or frame.inside:
        return people or before
    row = before if frame.borrows_its_verb else before[-1:]
    return (*(name for name in row if name.text != people[0].text), *people)


def he_alone(subject: Sequence[Phrase], several: Sequence[Token], last: Frame | None) -> tuple[Token, ...]:
    """Return whom "he" means after a clause of which several were the subject: the one other person that it names.

    "Orlov and Petrov voted for the leave of Zimin, he himself abstained".

    Args:
        subject: the subject of the clause.
        several: those of whom the clauses before were said last.
        last: the clause before.
    """
    one = any(phrase.has("person_pronoun") and not phrase.has("plural") for phrase in subject)
    if last is None or not one or len(several) < 2:
        return ()
    known = {name.text for name in several}
    named = (name for phrase in last.after for name in phrase.people)
    others = tuple(name for name in named if name.text not in known and not name.has("place"))
    return others if len(others) == 1 else ()


def spoken_to(frame: Frame) -> tuple[Token, ...]:
    """Return the persons to whom or with whom somebody speaks in a clause: "Orlov telephoned Zimin in Kem"."""
    if frame.inside or not frame.verb("saying", "conversing", "putting_to", "polled", "asking"):
        return ()
    return _persons_after(frame, "", "to", "with")


def sent_to(frame: Frame) -> tuple[Token, ...]:
    """Return the persons to whom a paper goes in a clause: "the draft was sent to Zimin"."""
    if frame.inside or frame.status != "done" or not frame.verb("sending", "hand"):
        return ()
    return _persons_after(frame, "to")


def _persons_after(frame: Frame, *prepositions: str) -> tuple[Token, ...]:
    """The persons behind the verb whom one of the prepositions leads."""
    whom = (phrase for phrase in frame.after if phrase.preposition in prepositions)
    return _persons(whom, sure=frame.verb("putting_to", "conversing", "polled"))  # whoever is shown something is one


def _persons(phrases: Iterable[Phrase], *, sure: bool) -> tuple[Token, ...]:
    """The persons that phrases name; where they are sure to name persons, all but towns, known or not."""
    names = (name for phrase in phrases for name in phrase.people)
    return tuple(name for name in names if name.has("person") or (sure and not name.has("place")))
