"""What letters and decisions are about: subjects of the publisher's scheme, inferred from the words of the text.

An assignment is no statement of the text: each has a claim with the words that it rests on, so that a reader can see
that a word was mistranslated or means something else.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from corrkg.convert.concerns import settles
from corrkg.convert.graph import GraphBuilder
from corrkg.convert.titles import FEW
from corrkg.convert.weighing import spoken_of
from corrkg.convert.work import DatasetWork, LetterWork, TextWork
from corrkg.edition.records import Decision, Letter, Observation
from corrkg.edition.source import Span, fold
from corrkg.uris import AUTHORITIES, INFERRED, Uris
from corrkg.vocab import CK, DCTERMS, RDFS, SKOS

_PARTS = {"body", "after", "postscript"}
_QUOTED = 5  # so many places with words of a subject are the evidence of its claim


def convert_scheme(work: DatasetWork) -> None:
    """Write the scheme of subjects."""
    builder = work.builder
    if not work.authorities.subjects:
        return
    scheme = builder.kind(AUTHORITIES, _scheme(builder.uris), SKOS.ConceptScheme)
    builder.text(AUTHORITIES, scheme, RDFS.label, "Subjects", "en")
    builder.text(AUTHORITIES, scheme, DCTERMS.title, "Subjects", "en")
    builder.text(AUTHORITIES, scheme, RDFS.label, "Темы", "ru")
    for each in work.authorities.subjects:
        node = builder.kind(AUTHORITIES, _node(builder.uris, each.id), SKOS.Concept)
        for language, name, words in (("en", each.name_en, each.words_en), ("ru", each.name_ru, each.words_ru)):
            builder.text(AUTHORITIES, node, RDFS.label, name, language)
            builder.text(AUTHORITIES, node, SKOS.prefLabel, name, language)
            for word in words:
                builder.text(AUTHORITIES, node, SKOS.hiddenLabel, word, language)
        builder.text(AUTHORITIES, node, SKOS.notation, each.id)
        builder.text(AUTHORITIES, node, SKOS.note, each.note, "en")
        builder.add(AUTHORITIES, node, SKOS.inScheme, scheme)
        if each.broader:
            builder.add(AUTHORITIES, node, SKOS.broader, _node(builder.uris, each.broader))
        else:
            builder.add(AUTHORITIES, node, SKOS.topConceptOf, scheme)


def convert_subjects(text: TextWork) -> None:
    """Write what the letters of a text, and the decisions that they tell of, are about."""
    for one in text.letters:
        letter = one.record
        names = [each.span for each in letter.named if each.kind == "organisation"]
        names += [office.span for mention in letter.mentions for office in mention.offices]
        _assign(one, one.node, [part.span for part in letter.parts if part.kind in _PARTS], names)
        for number, decision in enumerate(letter.decisions, 1):
            address = one.decision(number)
            if address is not None and not address.again:
                _assign(one, one.builder.uris.decision(address.slug), _told(letter, decision), names)


def _told(letter: Letter, decision: Decision) -> list[Span]:
    """Return the words that say what was decided: those of the decision, or of what it settles where they are few."""
    if decision.deed.words > FEW or decision.title:
        return [decision.span]
    found = settles(letter, decision)
    requests = [letter.requests[number - 1] for number in found[1]] if found else []
    asked = (part.span for part in letter.parts if any(each.matter.contains(part.span) for each in requests))
    return [decision.span, *asked]


def _scheme(uris: Uris) -> NamedNode:
    return uris.part(uris.dataset, "subjects")


def _node(uris: Uris, slug: str) -> NamedNode:
    return uris.thing("subject", slug)


def _assign(one: LetterWork, thing: NamedNode, within: Iterable[Span], names: Iterable[Span]) -> None:
    subjects = one.text.work.authorities.subjects
    for name, found in spoken_of(one.source.text, one.language, subjects, within, names).items():
        _claim(one.builder, one, thing, _node(one.builder.uris, name), found)


def _claim(builder: GraphBuilder, one: LetterWork, thing: NamedNode, subject: NamedNode, found: list[Span]) -> None:
    """Write one assignment: surer where several words speak of the subject than where one does, once."""
    words = list(dict.fromkeys(fold(one.source.text[span.start : span.end]) for span in found))
    certainty = "medium" if len(found) > 1 else "low"
    said = ", ".join(f"“{word}”" for word in words[:_QUOTED])
    times = "once" if len(found) == 1 else f"{len(found)} times"
    observation = Observation(
        "inferred", "subject", f"words of this subject stand here {times}: {said}", found[0], certainty
    )
    builder.add(INFERRED, thing, CK.subject, subject)
    claim = builder.claim(thing, CK.subject, subject, observation, one.source)
    builder.attest(INFERRED, claim, one.source, *found[1:_QUOTED])
