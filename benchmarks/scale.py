"""How the conversion of texts grows with the number of letters: ``make bench-scale``.

Invented editions of two sizes are converted, from text to digested N-Quads, each in a process of its own. What counts
is ratios within one run, of CPU and not of wall time: the exponent with which each phase grows, what rdflib needs to
parse the same quads, two workers to one, one edited text to all of them, the memory of the two sizes.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import resource
import subprocess
import sys
import tempfile
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from rich.console import Console

from benchmarks.phases import Phases
from benchmarks.tables import Table, show, write

PHASES = {
    "reading": "read", "settling": "settle", "converting what belongs": "the rest", "converting": "write",
    "counting": "count", "merging": "merge and digest",
}  # fmt: skip
SIZES = (350, 3500)


@dataclass(frozen=True)
class Measured:
    """One conversion.

    Args:
        phases: CPU seconds of each, of the process itself.
        own: CPU seconds of the process itself.
        workers: CPU seconds of its workers.
        memory: the most that the process or a worker had in memory, in bytes.
        quads: how many were made.
        digest: of the dataset.
    """

    phases: dict[str, float]
    own: float
    workers: float
    memory: int
    quads: int
    digest: str

    @property
    def cpu(self) -> float:
        """All CPU seconds."""
        return self.own + self.workers


def pool() -> Executor:
    """Return two workers whose CPU time is told to the process that they belong to."""
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork"))


def convert(seeds_dir: Path, work: Path, executor: str) -> Measured:
    """Convert a directory of inputs in this process, and measure it."""
    from corrkg.convert.pipeline import convert_texts
    from corrkg.convert.register import Register
    from corrkg.edition.seeds import read_seeds
    from corrkg.store.crew import Crew
    from corrkg.store.texts import Workshop

    phases = Phases(PHASES, "settle")
    (work / "merged").mkdir(parents=True, exist_ok=True)
    begun = _used(resource.RUSAGE_SELF)
    seeds = read_seeds(seeds_dir)
    phases.step("reading")
    with Crew(executor, 1) as crew:
        shop = Workshop(work / "texts", seeds, crew, phases.step)
        seeds, texts = shop.read(strict=True)
        register = Register.read(seeds.register_path)
        made = convert_texts(seeds, texts, shop.write, register, seeds.dataset.base, work / "merged", phases.step)
    phases.step("end")
    shop.tidy()
    own = _used(resource.RUSAGE_SELF) - begun
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    memory = max(resource.getrusage(each).ru_maxrss for each in who) * 1024
    return Measured(phases.spent, own, _used(resource.RUSAGE_CHILDREN), memory, made.quads, made.digest)


def _used(who: int) -> float:
    found = resource.getrusage(who)
    return found.ru_utime + found.ru_stime


def _apart(*arguments: str | Path) -> Measured:
    """Convert in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", "--one", *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return Measured(**json.loads(done.stdout))


def _parsed_by_rdflib(dataset: Path) -> float:
    """Return the CPU seconds that rdflib takes for the quads of a dataset, as triples; a process is forked for it."""
    read, written = multiprocessing.Pipe()

    def parse() -> None:
        from corrkg.store.second import to_rdflib

        with dataset.open("rb") as lines:
            begun = process_time()
            to_rdflib(lines)
            written.send(process_time() - begun)

    child = multiprocessing.get_context("fork").Process(target=parse)
    child.start()
    found = float(read.recv())
    child.join()
    return found


def edit(seeds_dir: Path) -> None:
    """Change some words in the last text, so that all behind them moves."""
    path = max((seeds_dir / "editions").iterdir())
    path.write_text(path.read_text(encoding="utf-8").replace("Nothing else", "Nothing at all", 1), encoding="utf-8")


def measure(sizes: tuple[int, int], say: Console) -> Table:
    """Measure both sizes, and return the table."""
    from corrkg.gold.generate import generate

    found: list[Measured] = []
    rows = [["", *(f"{size:,} letters" for size in sizes), "exponent"]]
    with tempfile.TemporaryDirectory(prefix="corrkg-scale-") as name:
        for size in sizes:
            seeds = Path(name) / f"{size}" / "seeds"
            generate(size, 1, seeds)
            say.print(f"  {size:,} letters, one process")
            found.append(_apart(seeds, seeds.parent / "one", ""))
        small, large = found
        growth = math.log(large.quads / small.quads)
        for phase in small.phases:
            one, two = small.phases[phase], large.phases[phase]
            rows.append([f"{phase}: CPU, s", f"{one:.2f}", f"{two:.2f}", f"{math.log(two / one) / growth:.2f}"])
        rows += [
            ["all: CPU, s", f"{small.cpu:.2f}", f"{large.cpu:.2f}", f"{math.log(large.cpu / small.cpu) / growth:.2f}"],
            ["quads", f"{small.quads:,}", f"{large.quads:,}", ""],
            ["most memory, MB", f"{small.memory / 1e6:.0f}", f"{large.memory / 1e6:.0f}", ""],
        ]
        seeds = Path(name) / f"{sizes[0]}" / "seeds"
        say.print("  rdflib")
        rdflib = _parsed_by_rdflib(seeds.parent / "one" / "merged" / "dataset.nq")
        rows.append(["to rdflib's parse of these quads", f"{small.cpu / rdflib:.2f}", "", ""])
        for size, alone in zip(sizes, found, strict=True):
            seeds = Path(name) / f"{size}" / "seeds"
            say.print(f"  {size:,} letters, two workers; one text edited")
            both = _apart(seeds, seeds.parent / "two", "benchmarks.scale:pool")
            assert both.digest == alone.digest
            edit(seeds)
            again = _apart(seeds, seeds.parent / "one", "")
            ratios = (
                ("two workers to one: CPU", both.cpu / alone.cpu),
                ("not shared out between them", both.own / both.cpu),
                ("one text edited, to all", again.cpu / alone.cpu),
            )
            for label, value in ratios:
                row = next((each for each in rows if each[0] == label), [])
                if not row:
                    rows.append(row := [label])
                row.append(f"{value:.3f}")
    return [[*row, *[""] * (4 - len(row))] for row in rows]


def main() -> None:
    """Measure, show the table and write it into docs/benchmarks.md."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs=2, default=SIZES, help="numbers of letters")
    arguments.add_argument("--one", nargs=3, metavar=("SEEDS", "WORK", "EXECUTOR"), help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.one:
        seeds, work, executor = given.one
        sys.stdout.write(json.dumps(convert(Path(seeds), Path(work), executor).__dict__))
        return
    console = Console(width=160)
    table = measure((given.sizes[0], given.sizes[1]), Console(stderr=True))
    show(console, table)
    write({"scale": table})


if __name__ == "__main__":
    main()
