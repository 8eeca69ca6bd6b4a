"""Segments: the words between two separators of a statement, with the verb that each holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corrkg.edition.english.clause.asides import asides, marks_of
from corrkg.edition.english.clause.embedded import goes_on_at
from corrkg.edition.english.clause.groups import Group, find_group
from corrkg.edition.english.clause.phrases import DASHES, STOPS, phrases, read_phrases
from corrkg.edition.english.word.tokens import Token

# The classes of verbs that may be the second after one auxiliary.
_ACTS = (
    "consent",
    "refusal",
    "adopting",
    "deciding",
    "postpone",
    "instructing",
    "confirming",
    "appointing",
    "releasing",
)
# Who may be named first of several.
_THEY = frozenset({"he", "she", "both"})
# So many segments may stand between a name and its verb where others follow, each with a participle of his own.
_ROW = 8


@dataclass(slots=True)
class Segment:
    """The words up to a separator, and those that open it."""

    start: int
    end: int
    leads: list[Token] = field(default_factory=list)
    group: Group | None = None
    reduced: bool = False  # it is a participle between commas: "the telegram, sent from Sochi, arrived"
    earlier: bool = False  # it tells what was done before: "having read it, Orlov replied"

    @property
    def first(self) -> int:
        """Where its words begin, after the separators that open it."""
        return self.start + len(self.leads)

    @property
    def bare(self) -> bool:
        """Nothing but commas opens it."""
        return bool(self.leads) and all(lead.text == "," for lead in self.leads)

    @property
    def relative(self) -> bool:
        """It opens with "who", "which" or the like, or is a participle."""
        relative = (lead.has("relative") and not lead.has("determiner") for lead in self.leads)
        return self.reduced or any(relative) or any(lead.lemma in {"where", "whose"} for lead in self.leads)


def segments_of(tokens: Sequence[Token], rows: frozenset[int]) -> list[Segment]:
    """Cut at each separator that may part two clauses."""
    found = [Segment(0, 0)]
    held = rows | marks_of(asides(tokens), tokens) | _joined_to_him(tokens) | _beside_a_noun(tokens)
    for index, token in enumerate(tokens):
        parts = token.text in STOPS or token.has("conjunction", "subordinate", "opens_clause")
        if not parts or token.start in held:
            found[-1].end = index + 1
            continue
        bound = token.has("opens_clause") and token.has("condition") and index + 1 < len(tokens)
        until = bound and tokens[index + 1].kind == "number"  # "was put off until 1937"
        determines = token.lemma == "that" and index > 0 and tokens[index - 1].has("preposition")  # "by that time"
        if not (until or determines):
            here = found[-1]
            size = here.end - here.first
            if size == 1 and tokens[here.end - 1].has("preposition") and token.has("relative"):
                here.leads.append(tokens[here.end - 1])  # "to whom"
            elif size > 0:
                found.append(Segment(index, index))
            found[-1].leads.append(token)
        found[-1].end = index + 1
    found = list(_parted(tokens, list(_dashed(tokens, found))))
    for segment in found:
        segment.group = find_group(tokens, segment.first, segment.end)
        segment.group = _after_what_opens_it(tokens, segment) or segment.group
    found = list(_whole(tokens, found))
    for before, segment in pairwise(found):
        segment.group = segment.group or _coordinated(tokens, before, segment)
    for index, segment in enumerate(found):
        if _is_of_a_paper(tokens, segment) and any(before.group is not None for before in found[:index]):
            segment.group = None  # "the answer went, in the form of a cipher signed by Orlov"
    for before, segment, after in zip(found, found[1:], found[2:], strict=False):
        if before.group is not None and after.group is None and _is_aside(tokens, segment, after):
            segment.group = None
        if before.group is None and _is_led(tokens, segment) and resumes(tokens, after):
            segment.group = None  # "Orlov, in a cipher sent from Kem, agreed"
        segment.reduced |= before.group is None and _restricts(tokens, before, segment)
        segment.reduced |= before.group is None and _tells_whence(tokens, segment) and resumes(tokens, after)
        segment.reduced |= before.group is None and _in_brackets(tokens, segment, after)
    for index, (before, segment) in enumerate(pairwise(found), 1):
        segment.reduced |= before.group is None and is_participle(segment) and _row_resumes(tokens, found, index)
    return found


def _joined_to_him(tokens: Sequence[Token]) -> frozenset[int]:
    """Return where the separator stands that joins a name to "that he": "wrote that he, Zimin and Orlov agreed"."""
    triples = zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False)
    return frozenset(
        joint.start
        for that, he, joint, name in triples
        if that.lemma == "that" and he.lemma in _THEY and joint.text in {",", "and"} and name.kind == "name"
    )


def _beside_a_noun(tokens: Sequence[Token]) -> frozenset[int]:
    """Return where commas stand around words that a noun before its verb quotes: "his cipher, “I agree”, came"."""
    fives = zip(tokens, tokens[1:], tokens[2:], tokens[3:], tokens[4:], strict=False)
    return frozenset(
        comma.start
        for noun, opens, quoted, closes, verb in fives
        if quoted.kind == "quotation"
        and opens.text == closes.text == ","
        and noun.has("paper", "answer", "inscription")
        if verb.has("auxiliary")
        for comma in (opens, closes)
    )


def _dashed(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments; a dash stands for the verb after a name: "Orlov agreed on May 5, Petrov – on May 6"."""
    last: Segment | None = None
    for segment in segments:
        opens = segment.leads[:1] and segment.leads[0].text in DASHES and len(segment.leads) == 1
        if last is not None and opens and last.leads and _names_alone(tokens, last.first, last.end):
            last.end = segment.end
            continue
        if last is not None:
            yield last
        last = segment
    if last is not None:
        yield last


def _parted(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments, those parted in two in which an embedded clause ends without a comma."""
    last: Segment | None = None
    for segment in segments:
        before = tokens[last.first : last.end] if last is not None else ()
        plain = len(segment.leads) == 1 and segment.leads[0].kind == "word"
        at = goes_on_at(tokens, segment.leads[0], before, segment.first, segment.end) if plain else None
        if at is not None and last is not None and segment.leads[0].has("relative"):
            segment.reduced = True
            if before[-1].has("preposition"):  # "the order | in which he was to be received"
                last.end, segment.start = last.end - 1, segment.start - 1
                segment.leads.insert(0, before[-1])
        if last is not None:
            yield last
        if at is not None:
            yield replace(segment, end=at)
        last = segment if at is None else Segment(at, segment.end)
    if last is not None:
        yield last


def _whole(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments, a relative clause whole that opens with an aside: "who, according to Orlov, agreed"."""
    joined = False
    for segment, after in zip(segments, (*segments[1:], None), strict=True):
        if not joined and after is not None and _opens_with_aside(tokens, segment) and resumes(tokens, after):
            joined = True
            yield replace(segment, end=after.end, group=after.group)
        elif joined:
            joined = False
        else:
            yield segment


def _opens_with_aside(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether words between commas stand right behind "who", and no verb but that of "as Orlov recalled"."""
    opens = [lead.text for lead in segment.leads if not lead.has("relative")]
    who = any(lead.has("relative") for lead in segment.leads[:2]) and len(opens) < len(segment.leads)
    told = segment.leads[-1:] and segment.leads[-1].lemma == "as" and segment.group is not None
    led = segment.group is None and tokens[segment.first].has("preposition", "adverb")
    return who and segment.leads[-1 - bool(told)].text == "," and bool(told or led)


def _names_alone(tokens: Sequence[Token], start: int, end: int) -> bool:
    return start < end and all(tokens[at].kind == "name" or tokens[at].has("title") for at in range(start, end))


def _coordinated(tokens: Sequence[Token], before: Segment, segment: Segment) -> Group | None:
    """The second verb after one auxiliary: "did return to the question and reject it"."""
    at = segment.first
    led = before.group is not None and (before.group.did or before.group.modal)
    joined = any(lead.has("conjunction") for lead in segment.leads)
    if before.group is None or not (led and joined) or at + 1 >= segment.end:
        return None
    token, follows = tokens[at], tokens[at + 1]
    bare = token.kind == "word" and token.lemma == token.text.lower()
    acts = token.has(*_ACTS)
    if not (bare and acts and (follows.has("determiner", "pronoun") or follows.kind == "name")):
        return None
    return replace(before.group, start=at, end=at + 1, head=token, passive=False, plain=True, stop=token.end)


def _after_what_opens_it(tokens: Sequence[Token], segment: Segment) -> Group | None:
    """The verb behind a participle that no comma follows: "in a cipher sent from Kem on May 5 Orlov agreed"."""
    group = segment.group
    opens = group is not None and group.plain and tokens[segment.first].has("preposition")
    if group is None or not opens or has_subject(tokens, segment):
        return None
    later = find_group(tokens, group.end, segment.end)
    between = phrases(tokens, group.end, later.start, frozenset()) if later is not None else []
    somebody = bool(between) and not between[-1].preposition and between[-1].has("pronoun", "body")
    return later if somebody or (between and not between[-1].preposition and between[-1].people) else None


def _is_aside(tokens: Sequence[Token], segment: Segment, after: Segment) -> bool:
    """Tell whether a segment is a participle alone, and the clause goes on: "it already lay, decoded, before him"."""
    alone = is_participle(segment) and segment.end - segment.first == 1
    opens = tokens[after.start : after.first + 1]  # "before" opens a clause, too
    return alone and opens[0].text == "," and opens[-1].kind != "mark" and any(t.has("preposition") for t in opens)


def is_participle(segment: Segment) -> bool:
    """Tell whether a segment between commas opens with a past, and so has no subject."""
    group = segment.group
    return segment.bare and group is not None and group.plain and group.start == segment.first


def _row_resumes(tokens: Sequence[Token], segments: Sequence[Segment], index: int) -> bool:
    """Tell whether a clause goes on behind a participle, or the next of a row: "Orlov, asked at 5, and Zimin, …"."""
    row = False
    for after in segments[index + 1 : index + 1 + _ROW]:
        if _names_alone(tokens, after.first, after.end):
            row = True
        elif row and is_participle(after):
            row = False
        else:
            return resumes(tokens, after)
    return False


def _is_led(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether a segment between commas is a preposition with its noun, and what was done with that."""
    group = segment.group
    led = segment.bare and group is not None and group.plain and group.start > segment.first + 1
    return led and tokens[segment.first].has("preposition") and not has_subject(tokens, segment)


def _is_of_a_paper(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether words between commas tell what a paper is like: "in a cipher signed by Orlov"."""
    group = segment.group
    if group is None or not _is_led(tokens, segment) or group.end >= segment.end:
        return False
    return tokens[group.start - 1].has("paper") and tokens[group.end].lemma == "by"


def _in_brackets(tokens: Sequence[Token], segment: Segment, after: Segment) -> bool:
    """Tell whether a participle stands in brackets before a verb: "the reply (sent from Kem) was short"."""
    group = segment.group
    within = [lead.text for lead in segment.leads] == ["("] and [lead.text for lead in after.leads] == [")"]
    opens = group is not None and group.plain and group.start == segment.first
    return within and opens and after.group is not None and not has_subject(tokens, after)


def _restricts(tokens: Sequence[Token], before: Segment, segment: Segment) -> bool:
    """Tell whether "that" opens a relative clause, as it does right behind a noun: "in a cipher that left Kem"."""
    that = [lead.lemma for lead in segment.leads] == ["that"]
    noun = before.end > before.first and tokens[before.end - 1].kind == "word"
    noun = noun and not tokens[before.end - 1].has("preposition", "adverb", "saying", "asking")
    return that and noun and segment.group is not None and segment.group.start == segment.first


def _tells_whence(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether a clause between commas says by whom or when: "the letter, as Orlov noted, left"."""
    leads = [lead.lemma for lead in segment.leads]
    return len(leads) == 2 and leads[0] == "," and leads[1] in {"as", "when"} and has_subject(tokens, segment)


def resumes(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether a segment goes on with a clause that was interrupted: it opens with a comma and its verb."""
    return segment.bare and segment.group is not None and not has_subject(tokens, segment)


def has_subject(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether a noun stands before the verb of a segment."""
    if segment.group is None:
        return False
    return any(phrase.is_noun for phrase in read_phrases(tokens, segment.first, segment.group.start, frozenset()))
