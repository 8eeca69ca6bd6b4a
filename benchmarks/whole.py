"""What a whole build costs, phase by phase: from the texts to a published release, in a process of its own."""

from __future__ import annotations

import json
import math
import multiprocessing
import resource
from pathlib import Path
from typing import Any

from benchmarks.phases import Phases
from benchmarks.scale import edit
from benchmarks.tables import Table
from corrkg.store.build import build
from corrkg.store.release import Release

PHASES = {
    "reading": "read", "settling": "settle", "converting": "write", "counting": "merge and digest",
    "merging": "merge and digest", "comparing": "load", "loading": "load", "validating": "validate",
    "publishing": "publish", "making": "what stands beside the store",
}  # fmt: skip
_TOLD, _AGAIN = "phases.json", "again.json"


def build_apart(home: Path) -> None:
    """Build ``home``/seeds into ``home``/store with one process, and again when a text of it was edited.

    What both cost is written down beside them.
    """
    _apart(home, _TOLD)
    edit(home / "seeds")
    _apart(home, _AGAIN)


def _apart(home: Path, told: str) -> None:
    child = multiprocessing.get_context("fork").Process(target=_build, args=(home, told))
    child.start()
    child.join()
    if child.exitcode:
        raise SystemExit(f"the build of {home} ended with {child.exitcode}")


def _build(home: Path, told: str) -> None:
    phases = Phases(PHASES, "read")
    build(home / "seeds", home / "store", progress=phases.step, workers=1)
    phases.step("publishing")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    (home / told).write_text(json.dumps({"phases": phases.spent, "memory": memory}))


def tables(homes: dict[str, Path]) -> dict[str, Table]:
    """Return the table of what the builds of two sizes cost; none, where they were not built by `build_apart`."""
    measured = all((home / name).exists() for home in homes.values() for name in (_TOLD, _AGAIN))
    return {"whole": _table(homes)} if measured else {}


def _table(homes: dict[str, Path]) -> Table:
    """Return what the builds cost, and the exponents by quads."""
    told: list[dict[str, Any]] = [json.loads((home / _TOLD).read_text()) for home in homes.values()]
    sizes = [int(Release.open(home / "store").manifest["quads"]) for home in homes.values()]
    growth = math.log(sizes[-1] / sizes[0])

    def row(name: str, values: list[float], form: str) -> list[str]:
        exponent = f"{math.log(values[-1] / values[0]) / growth:.2f}" if min(values) > 0.05 else ""
        return [name, *(format(value, form) for value in values), exponent]

    rows = [["", *homes, "exponent"]]
    for phase in told[0]["phases"]:
        rows.append(row(f"{phase}: CPU, s", [each["phases"][phase] for each in told], ".2f"))
    rows.append(row("all: CPU, s", [sum(each["phases"].values()) for each in told], ".2f"))
    again = [json.loads((home / _AGAIN).read_text()) for home in homes.values()]
    both = zip(again, told, strict=True)
    ratios = [sum(one["phases"].values()) / sum(other["phases"].values()) for one, other in both]
    rows.append(["one text edited, to all", *(f"{ratio:.3f}" for ratio in ratios), ""])
    rows.append(row("most memory, MB", [each["memory"] / 1e6 for each in told], ".0f"))
    return rows
