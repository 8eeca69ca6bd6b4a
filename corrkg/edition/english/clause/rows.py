"""Rows of names: "Orlov, Petrov and Zimin", whose commas part no clauses."""

from __future__ import annotations

from collections.abc import Sequence

from corrkg.edition.english.clause.phrases import MEANS
from corrkg.edition.english.word.tokens import Token


def name_rows(tokens: Sequence[Token]) -> frozenset[int]:
    """Return where the commas and "and"s inside rows of names begin.

    A row holds "and", or no verb follows it; otherwise its last name is the subject of the next clause.
    """
    found: set[int] = set()
    index = 0
    while index < len(tokens):
        if tokens[index].kind != "name":
            index += 1
            continue
        joints: list[list[int]] = []
        at = index
        while True:
            after = at + 1
            joint = []
            while after < len(tokens) and (tokens[after].text == "," or tokens[after].has("adding")):
                joint.append(after)
                after += 1
            while joint and after < len(tokens) and tokens[after].has("title"):
                after += 1
            if not joint or after >= len(tokens) or tokens[after].kind != "name":
                break
            if (
                tokens[after].possessive
                and not tokens[at].possessive
                and (not tokens[joint[-1]].has("adding") or _is_whence(tokens, at))
            ):
                break  # "from Kem, Orlov's cipher", "Orlov's consent from Kem and Zimin's from Sochi"
            if tokens[joint[0]].text == "," and _leads_to_us(tokens, after):
                break  # "as for your proposal on Orlov, Zimin and I agree"
            if _leaves_a_place(tokens, at, joint, after):
                break  # "from Kem, Orlov on May 5"
            joints.append(joint)
            at = after
        if joints:
            last = [tokens[place] for place in joints[-1]]
            verb = at + 1 < len(tokens) and _opens_verb(tokens[at + 1])
            added = any(token.has("adding") for token in last)
            closed = added and (len(joints) > 1 or all(token.text != "," for token in last))
            inside = joints if closed or not verb else joints[:-1]
            if verb and len(joints) > 1 and _closes_its_phrase(tokens, index, joints[0]):
                inside = joints[1:]  # "at the request of Orlov, Petrov and Zimin were asked"
            found |= {tokens[place].start for joint in inside for place in joint}
        index = at + 1
    return frozenset(found)


def _closes_its_phrase(tokens: Sequence[Token], index: int, joint: Sequence[int]) -> bool:
    """Tell whether a name ends the words that open a clause, so that the subject follows its comma.

    Args:
        tokens: those of the statement.
        index: where the name stands.
        joint: the places of what joins it to the next one.
    """
    begins = index
    while begins > 0 and tokens[begins - 1].kind != "mark":
        begins -= 1
    inner = tokens[begins:index]
    opens = len(inner) > 1 and inner[0].has("preposition") and inner[-1].has("preposition")
    return opens and [tokens[place].text for place in joint] == [","] and not any(token.past for token in inner)


def _leaves_a_place(tokens: Sequence[Token], at: int, joint: Sequence[int], after: int) -> bool:
    """Tell whether a comma parts a place from the person of another clause or another apposition.

    "from Kem, Orlov on May 5", "from Kem and Orlov by telegraph", "Orlov, then in Kem, and Zimin, then in Sochi": but
    not "in Kem, Sochi and Gagra".
    """
    comma = tokens[joint[0]].text == ","
    if _is_whence(tokens, at) and not tokens[after].has("place") and _tells_how(tokens, after):
        return True
    added = comma and len(joint) > 1
    led = at > 0 and tokens[at - 1].lemma in {"from", "in", "at"}
    both = tokens[at].has("place") and tokens[after].has("place")
    if not (led or tokens[at].has("place")) or both:
        return False
    return added or _dated(tokens, after) or (comma and tokens[at].has("place") and tokens[after].has("person"))


def _leads_to_us(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name opens a clause that is said of the writer, too: "Zimin and I agree"."""
    follows = tokens[at + 1 : at + 3]
    return len(follows) == 2 and follows[0].has("adding") and follows[1].has("first_person")


def _is_whence(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name is the place whence something came or where somebody was: "from Kem"."""
    return at > 0 and tokens[at - 1].lemma in {"from", "in"} and not tokens[at].has("person")


def _tells_how(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a place or a means is told right behind a name: "Zimin from Sochi", "Zimin by telegraph"."""
    led, told = (*tokens[at + 1 : at + 3], None, None)[:2]
    if led is None or told is None:
        return False
    return (led.lemma == "from" and told.kind == "name") or (led.lemma == "by" and told.has(*MEANS))


def _dated(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a day follows a name, or "who": "Orlov on May 5", "Orlov the next day", "Orlov, who …"."""
    follows = tokens[at + 1 : at + 3]
    if len(follows) == 2 and follows[0].text == "," and follows[1].lemma == "who":
        return True
    return any(token.kind == "day" for token in follows[:1]) or (
        len(follows) == 2 and follows[0].lemma == "on" and follows[1].kind == "day"
    )


def _opens_verb(token: Token) -> bool:
    return token.past or token.has("auxiliary", "modal") or (token.has("adverb") and token.kind == "word")
