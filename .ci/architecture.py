"""Write the picture of the rooms in docs/architecture.md, as a Mermaid diagram made from the imports.

An arrow runs from a room to one that it imports; arrows that follow from others are left out.
"""

from __future__ import annotations

import re
from pathlib import Path

import grimp

DOCUMENT = Path(__file__).parents[1] / "docs" / "architecture.md"
PACKAGE = "corrkg"
GROUND = "ground"
PICTURE = re.compile(r"(?<=```mermaid\n).*?(?=```)", re.DOTALL)

Rooms = dict[str, set[str]]


def rooms(graph: grimp.ImportGraph) -> Rooms:
    """Return the rooms that each room imports; a module that is no package belongs to the ground."""
    packages = {each for each in graph.find_children(PACKAGE) if graph.find_children(each)}

    def room(module: str) -> str:
        top = ".".join(module.split(".")[:2])
        return top.removeprefix(f"{PACKAGE}.") if top in packages else GROUND

    found: Rooms = {}
    for module in graph.modules - {PACKAGE}:
        imports = graph.find_modules_directly_imported_by(module) - {PACKAGE}
        found.setdefault(room(module), set()).update({room(each) for each in imports} - {room(module)})
    return found


def reduced(found: Rooms) -> Rooms:
    """Leave out each arrow that leads where others lead too.

    >>> reduced({"cli": {"web", "ground"}, "web": {"ground"}, "ground": set()})["cli"]
    {'web'}
    """

    def beneath(name: str) -> set[str]:
        return found[name] | {each for below in found[name] for each in beneath(below)}

    return {name: below - {each for other in below for each in beneath(other)} for name, below in found.items()}


def picture() -> str:
    """Return the rooms as text of Mermaid."""
    graph = grimp.build_graph(PACKAGE)
    arrows = reduced(rooms(graph))
    lines = [f"    {name} --> {each}" for name in sorted(arrows) for each in sorted(arrows[name])]
    return "\n".join(["flowchart TD", *lines, ""])


if __name__ == "__main__":
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(PICTURE.sub(lambda _: picture(), text), encoding="utf-8")
