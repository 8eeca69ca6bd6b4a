"""What a build works out of its dataset once, so that no reader has to: a table of names and of what makes each.

`Release` opens what it finds of these. To add one is a row here, and a property there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corrkg.store.built import Built
from corrkg.store.classes import CLASSES, make_classes
from corrkg.store.cmif import CMIF, make_cmif
from corrkg.store.dumps import make_dumps
from corrkg.store.inventory import make_graphs, make_inventory
from corrkg.store.lists import LISTS, make_lists
from corrkg.store.model import MODEL, make_model
from corrkg.store.naming import make_names
from corrkg.store.overview import OVERVIEW, make_overview
from corrkg.store.persons import make_persons
from corrkg.store.relating import make_relations
from corrkg.store.relations import RELATIONS
from corrkg.store.running import make_running
from corrkg.store.steps import STEPS, make_steps
from corrkg.store.words import make_words

DUMPS, INVENTORY, GRAPHS, NAMES, PERSONS = "dump", "inventory", "graphs.json", "names.sqlite", "persons"
WORDS = "words-2.sqlite"
RUNNING = "sources"


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file or directory of a release.

    Args:
        name: what it is called. Another form of the same content has another name.
        make: writes it to a path, from what was built; the same dataset gives the same bytes.
    """

    name: str
    make: Callable[[Path, Built], None]


ARTEFACTS = (
    Artefact(DUMPS, make_dumps),
    Artefact(INVENTORY, make_inventory),
    Artefact(GRAPHS, make_graphs),
    Artefact(NAMES, make_names),
    Artefact(PERSONS, make_persons),
    Artefact(RELATIONS, make_relations),
    Artefact(RUNNING, make_running),
    Artefact(MODEL, make_model),
    Artefact(STEPS, make_steps),  # which reads the model
    Artefact(OVERVIEW, make_overview),
    Artefact(WORDS, make_words),  # which reads the relations and the overview
    Artefact(LISTS, make_lists),  # which reads the relations
    Artefact(CMIF, make_cmif),  # which reads the relations
    Artefact(CLASSES, make_classes),  # which reads the relations
)


def make_artefacts(release: Path, built: Built) -> None:
    """Write every artefact of ``built`` in the directory ``release``, which has none yet."""
    for artefact in ARTEFACTS:
        artefact.make(release / artefact.name, built)


def missing(release: Path) -> Iterator[str]:
    """Yield the names of the artefacts that the directory ``release`` has not.

    >>> "dump" in set(missing(Path("/nowhere")))
    True
    """
    return (artefact.name for artefact in ARTEFACTS if not (release / artefact.name).exists())
