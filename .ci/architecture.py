"""Write the pictures of the rooms in docs/architecture.md, as Mermaid diagrams made from the imports.

An arrow runs from a room to one that it imports; arrows that follow from others are left out.
"""

from __future__ import annotations

import re
from pathlib import Path

import grimp

DOCUMENT = Path(__file__).parents[1] / "docs" / "architecture.md"
# The packages whose rooms are drawn, in the order of the pictures.
PACKAGES = ("corrkg", "corrkg.edition.english")
GROUND = "ground"
PICTURE = re.compile(r"(?<=```mermaid\n).*?(?=```)", re.DOTALL)

Rooms = dict[str, set[str]]


def rooms(graph: grimp.ImportGraph, package: str) -> Rooms:
    """Return the rooms that each room of a package imports; the ground is its modules that import no room of it."""
    children = graph.find_children(package)
    inside = {module for module in graph.modules if module.startswith(f"{package}.")}

    def child(module: str) -> str:
        return ".".join(module.split(".")[: package.count(".") + 2])

    imports: Rooms = {each: set() for each in children}
    for module in inside:
        below = graph.find_modules_directly_imported_by(module) & inside
        imports[child(module)] |= {child(each) for each in below} - {child(module)}
    packages = {each for each in children if graph.find_children(each)}
    alone = children - packages
    ground = {each for each in alone if not imports[each] & packages}

    def room(name: str) -> str:
        return GROUND if name in ground else name.removeprefix(f"{package}.")

    found: Rooms = {}
    for name, below in imports.items():
        found.setdefault(room(name), set()).update({room(each) for each in below} - {room(name)})
    return found


def reduced(found: Rooms) -> Rooms:
    """Leave out each arrow that leads where others lead too.

    >>> reduced({"cli": {"web", "ground"}, "web": {"ground"}, "ground": set()})["cli"]
    {'web'}
    """

    def beneath(name: str) -> set[str]:
        return found[name] | {each for below in found[name] for each in beneath(below)}

    return {name: below - {each for other in below for each in beneath(other)} for name, below in found.items()}


def picture(package: str) -> str:
    """Return the rooms of a package as text of Mermaid."""
    arrows = reduced(rooms(grimp.build_graph(PACKAGES[0]), package))
    lines = [f"    {name} --> {each}" for name in sorted(arrows) for each in sorted(arrows[name])]
    return "\n".join(["flowchart TD", *lines, ""])


if __name__ == "__main__":
    text = DOCUMENT.read_text(encoding="utf-8")
    packages = iter(PACKAGES)
    DOCUMENT.write_text(PICTURE.sub(lambda _: picture(next(packages)), text), encoding="utf-8")
