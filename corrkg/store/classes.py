"""The things of each class, to be found by what they are called, or offered by their labels; and verified links.

DIR/releases/{digest}/classes.sqlite

What has an address of its own is a member of its classes, and so is what is named elsewhere; parts of things are not.
The rows of a thing rest on what it says alone, so that a change elsewhere leaves them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from corrkg.edition.sameas import authority_of
from corrkg.keyed import KeyedFile
from corrkg.store.built import Built
from corrkg.store.listed import LANGUAGES
from corrkg.store.relations import RELATIONS
from corrkg.store.sayings import Sayings
from corrkg.store.told import LABELS, caption, unlabelled
from corrkg.vocab import CK, DCTERMS, FOAF, OWL, RDF, RDFS, SKOS

CLASSES = "classes.sqlite"

_NAMES = (RDFS.label, FOAF.name, SKOS.altLabel)
_SAID = {*LABELS, *_NAMES, RDF.type, DCTERMS.replaces, OWL.sameAs}
_NEAR = 1000  # names on each side of one that is not known, among which those are that may have been meant

# `member` has the names of the things of each class, in small letters; the last parts of their addresses (slugs) are
# names of another sort. `verified` is worked out of `same`, and of the relations.
_TABLES = """
CREATE TABLE member (class TEXT, name TEXT, thing TEXT, slug INTEGER, PRIMARY KEY (class, name, thing, slug))
    WITHOUT ROWID;
CREATE INDEX member_thing ON member (thing, class);
CREATE TABLE choice (class TEXT, language TEXT, key TEXT, thing TEXT, label TEXT,
    PRIMARY KEY (class, language, key, thing)) WITHOUT ROWID;
CREATE INDEX choice_thing ON choice (thing);
CREATE TABLE replaced (old TEXT, thing TEXT, PRIMARY KEY (old, thing)) WITHOUT ROWID;
CREATE INDEX replaced_thing ON replaced (thing);
CREATE TABLE same (thing TEXT, other TEXT, authority TEXT, PRIMARY KEY (thing, other)) WITHOUT ROWID;
CREATE TABLE verified (authority TEXT, other TEXT, person TEXT, letters INTEGER,
    PRIMARY KEY (authority, other, person)) WITHOUT ROWID;
"""
_OF_THING = ("member", "choice", "replaced", "same")
_NAMING = (CK.sender, CK.recipient, CK.copyRecipient, CK.mentions)
# In how many letters a person writes, is written to or is named; a letter may do several of these.
_VERIFY = f"""
DELETE FROM verified;
INSERT INTO verified SELECT authority, other, same.thing, (
    SELECT count(DISTINCT link.subject) FROM related.link
    JOIN related.iri AS person ON person.number = link.thing AND person.number = link.object
    JOIN related.iri AS named ON named.number = link.predicate
    JOIN related.iri AS letter ON letter.number = link.subject
    WHERE person.text = same.thing AND named.text IN ({", ".join(f"'{each.value}'" for each in _NAMING)})
    AND EXISTS (SELECT 1 FROM member WHERE thing = letter.text AND class = '{CK.Letter.value}')
) FROM same WHERE EXISTS (SELECT 1 FROM member WHERE member.thing = same.thing AND class = '{CK.Person.value}');
"""  # noqa: S608 - names of our own

Row = tuple[str | int, ...]


def make_classes(target: Path, built: Built) -> None:
    """Write the tables of a build to the file ``target``; the relations lie beside it."""
    sayings = Sayings(built, _SAID)
    changed = sayings if built.earlier is None else built.earlier.difference.subjects
    named = {each for each in changed if isinstance(each, NamedNode) and _has_address(each, built.base)}
    things = sorted(named, key=str)
    with built.tables(target) as db:
        db.execute("ATTACH ? AS related", (str(target.with_name(RELATIONS)),))
        if built.earlier is None:
            db.executescript(_TABLES)
        else:
            for table in _OF_THING:
                db.executemany(f"DELETE FROM {table} WHERE thing = ?", ((each.value,) for each in things))  # noqa: S608
        for thing in things:
            for table, row in _rows(sayings, thing, built.base):
                places = ", ".join("?" * len(row))
                db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", row)  # noqa: S608
        db.executescript(_VERIFY)


def _has_address(thing: NamedNode, base: str) -> bool:
    return "#" not in thing.value or not thing.value.startswith(base)


def last_part(iri: str) -> str:
    """Return what stands behind the last slash of an IRI.

    >>> last_part("http://localhost:8000/person/stalin")
    'stalin'
    """
    return iri.rpartition("/")[2]


def _rows(sayings: Sayings, thing: NamedNode, base: str) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a thing, each behind the name of its table."""
    said, iri = sayings.of(thing), thing.value
    classes = sayings.nodes(thing, RDF.type)
    if not classes:
        return
    labels = []
    for language in LANGUAGES:
        found = caption(lambda name: said.get(name, ()), language)
        labels.append((language, found.value if found is not None else unlabelled(iri, base)))
    names = {each.value.casefold() for name in _NAMES for each in said.get(name, ()) if isinstance(each, Literal)}
    for each in classes:
        yield "member", (each.value, last_part(iri).casefold(), iri, 1)
        yield from (("member", (each.value, name, iri, 0)) for name in names)
        yield from (("choice", (each.value, code, label.casefold(), iri, label)) for code, label in labels)
    yield from (("replaced", (each.value, iri)) for each in sayings.nodes(thing, DCTERMS.replaces))
    for each in sayings.nodes(thing, OWL.sameAs):
        yield "same", (iri, each.value, authority_of(each.value))


class Classes(KeyedFile):
    """The tables of the things of each class, open for reading."""

    subject = "the tables of classes are"

    def of_slug(self, class_: NamedNode, slug: str) -> list[str]:
        """Return the IRIs of the things of a class whose last part is ``slug``, in small or capital letters; sorted."""
        return self._called(class_, slug, 1)

    def of_name(self, class_: NamedNode, name: str) -> list[str]:
        """Return the IRIs of the things of a class that have a name, in small or capital letters; sorted."""
        return self._called(class_, name, 0)

    def replacing(self, class_: NamedNode, iri: str) -> str | None:
        """Return the thing of a class that took the place of another one; None: none did."""
        query = (
            "SELECT thing FROM replaced WHERE old = ? "
            "AND EXISTS (SELECT 1 FROM member WHERE member.thing = replaced.thing AND class = ?) ORDER BY thing DESC"
        )
        return next((thing for (thing,) in self._rows(query, iri, class_.value)), None)

    def around(self, class_: NamedNode, name: str) -> list[str]:
        """Return the names and last parts of things of a class that are in the order of the alphabet near ``name``."""
        found: dict[str, None] = {}
        for side, way in ((">=", "ASC"), ("<", "DESC")):
            query = f"SELECT DISTINCT name FROM member WHERE class = ? AND name {side} ? ORDER BY name {way} LIMIT ?"  # noqa: S608
            found |= dict.fromkeys(name for (name,) in self._rows(query, class_.value, name.casefold(), _NEAR))
        return list(found)

    def choices(self, class_: NamedNode, language: str, limit: int) -> list[tuple[str, str]]:
        """Return things of a class with their labels, in the order of these."""
        query = "SELECT thing, label FROM choice WHERE class = ? AND language = ? ORDER BY key, thing LIMIT ?"
        return self._rows(query, class_.value, language, limit)

    def beginning(self, class_: NamedNode, slug: str, limit: int) -> list[str]:
        """Return the IRIs of things of a class whose last parts begin so; sorted."""
        begin = slug.casefold()
        query = (
            "SELECT thing FROM member WHERE class = ? AND name BETWEEN ? AND ? AND slug ORDER BY name, thing LIMIT ?"
        )
        return [thing for (thing,) in self._rows(query, class_.value, begin, f"{begin}\U0010ffff", limit)]

    def verified(self, authority: str) -> list[tuple[str, str, int]]:
        """Return the verified links of persons to an authority: the person, the other address, the letters; sorted."""
        query = "SELECT person, other, letters FROM verified WHERE authority = ? ORDER BY other, person"
        return self._rows(query, authority)

    def links(self) -> dict[str, int]:
        """Return how many verified links of persons there are to each authority that has any."""
        return dict(self._rows("SELECT authority, count(*) FROM verified GROUP BY authority"))

    def _called(self, class_: NamedNode, name: str, slug: int) -> list[str]:
        query = "SELECT thing FROM member WHERE class = ? AND name = ? AND slug = ? ORDER BY thing"
        return [thing for (thing,) in self._rows(query, class_.value, name.casefold(), slug)]
