"""A build: read, convert, validate, write a new release, and publish it in one step (see `releases`)."""

from __future__ import annotations

import contextlib
import json
import pickle
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store

from corrkg import __version__
from corrkg.convert.changes import Changes
from corrkg.convert.pipeline import convert_texts
from corrkg.convert.register import Register
from corrkg.convert.whole import Conversion
from corrkg.edition.seeds import Seeds, read_seeds
from corrkg.errors import InputError, StoreError
from corrkg.store.artefacts import make_artefacts
from corrkg.store.built import OXIGRAPH, Built
from corrkg.store.corrections import blaming
from corrkg.store.crew import Crew
from corrkg.store.ground import earlier, made_from, published, read_findings, whole, write_findings
from corrkg.store.loading import ALIGNED_STORE, make_aligned, make_store, renew_aligned, renew_store
from corrkg.store.release import CHANGES, CURRENT, DATASET, MANIFEST, REGISTER, RELEASES
from corrkg.store.releases import only_build, prune, publish, swept, unwritable
from corrkg.store.reported import REPORT, write_report
from corrkg.store.shacl import Finding
from corrkg.store.texts import KEPT, Workshop
from corrkg.store.validate import validate
from corrkg.store.whole import take_down
from corrkg.uris import Uris, slugify

# Quads: the queries of a validation read the same many times, which from disk takes more than twice as long. So many
# take about a gigabyte; a larger dataset is validated where it lies.
_IN_MEMORY = 3_000_000


@dataclass(frozen=True)
class BuildResult:
    """What a build did.

    Args:
        release: the directory of the release.
        digest: its digest.
        changed: False where the very same dataset was published already.
        counts: how many things of each kind there are.
        report: what a reader must be told.
        findings: what the validation found worth knowing.
        new_identifiers: how many identifiers were added to the register.
        new_changes: how many changes of things were added to changes.csv.
    """

    release: Path
    digest: str
    changed: bool
    counts: dict[str, int]
    report: list[dict[str, Any]]
    findings: list[Finding]
    new_identifiers: int
    new_changes: int


def build(
    seeds_dir: Path,
    store_dir: Path,
    base: str = "",
    progress: Callable[[str], None] = lambda _: None,
    date: str = "",
    *,
    strict: bool = False,
    executor: str = "",
    workers: int = 0,
    validator: str = "sparql",
    full: bool = False,
) -> BuildResult:
    """Build the dataset of ``seeds_dir`` and publish it in ``store_dir``.

    Args:
        seeds_dir: the inputs.
        store_dir: the store; made if it is not there.
        base: the base of all URIs; empty: the one in dataset.toml.
        progress: called with the name of each step.
        date: the ISO day of the build; empty: ``modified`` of dataset.toml.
        strict: whether a text that cannot be read is an error; otherwise it is left out, and reported.
        executor: who reads and writes texts (see `corrkg.store.crew`).
        workers: how many do; 0: as many as there are processors, and none for a few texts.
        validator: what holds the dataset against the shapes (see `corrkg.store.validate`).
        full: whether all is made anew, and nothing taken over from what was built before.

    Raises:
        CorrkgError: an input is wrong, the graph does not conform, or another build is running. Nothing has changed.
    """
    progress("reading the inputs")
    seeds = read_seeds(seeds_dir)
    if date:
        seeds = replace(seeds, dataset=replace(seeds.dataset, modified=date))
    register = Register.read(seeds.register_path)
    changes = Changes.read(seeds.changes_path, seeds.dataset.modified)
    base = Uris(base or seeds.dataset.base).base
    size = 0
    try:
        (store_dir / RELEASES).mkdir(parents=True, exist_ok=True)
        with only_build(store_dir), swept(store_dir) as workplace, Crew(executor, workers) as crew:
            workshop = Workshop(store_dir / KEPT, seeds, crew, progress, full=full)
            seeds, summaries = workshop.read(strict=strict)
            conversion = convert_texts(seeds, summaries, workshop.write, register, base, workplace, progress, changes)
            size = conversion.path.stat().st_size
            progress("comparing with the published release")
            made = made_from(seeds, base)
            known = published(store_dir, made)
            usable = None if full else known
            if usable is not None and usable.name == conversion.digest and validator == "sparql":
                built, findings = Built(conversion.path, base), read_findings(usable)
            else:
                ground = earlier(usable, conversion.path, conversion.quads) if usable is not None else None
                built = Built(conversion.path, base, _published(seeds), ground)
                _load(built, workplace / OXIGRAPH, progress)
                progress(f"validating {conversion.quads:,} statements")
                with blaming(seeds, base):
                    findings = _validated(workplace / OXIGRAPH, built, conversion.quads, validator)
            _check_register(register, seeds, store_dir, base)
            with contextlib.suppress(OSError):  # inputs that may not be written to are published without their history
                conversion.changes.save()
            conversion.register.save()  # before the swap: a slug is reserved before anybody can see it

            def fill(release: Path) -> None:
                progress("making what stands beside the store")
                (workplace / OXIGRAPH).rename(release / OXIGRAPH)
                _fill(release, seeds, conversion, built, made)
                write_findings(release, findings)
                # What there is; so a release that was only begun is not taken for one.
                take_down(release, built.earlier.release if built.earlier else None)

            def is_whole(release: Path) -> bool:
                return release.resolve() == known or whole(release, made)

            release, changed = publish(store_dir, conversion.digest, fill, is_whole, progress)
            prune(store_dir)
            workshop.tidy()
    except pickle.UnpicklingError as error:
        kept = store_dir / KEPT
        raise StoreError(f"what was kept of a build is damaged: {error}", kept, hint=f"remove {kept}") from error
    except (OSError, RuntimeError) as error:  # RocksDB's errors come as either
        raise unwritable(error, store_dir, size) from error
    return BuildResult(
        release, conversion.digest, changed, conversion.counts, conversion.report, findings,
        len(conversion.register.added), len(conversion.changes.added),
    )  # fmt: skip


def _load(built: Built, where: Path, progress: Callable[[str], None]) -> None:
    if built.earlier is not None:
        difference = built.earlier.difference
        progress(f"taking over all but {len(difference.lost) + len(difference.new):,} statements")
    progress("loading the store")
    if built.earlier is None:
        make_store(built.dataset, where)
    else:
        renew_store(built.earlier.release / OXIGRAPH, where, built.earlier.difference)


def _validated(where: Path, built: Built, quads: int, validator: str) -> list[Finding]:
    """Return what the validation of a store finds worth knowing: of all, or of what has changed."""
    data = Store.read_only(str(where))
    if built.earlier is not None and validator == "sparql":
        return validate(data, before=read_findings(built.earlier.release), changed=built.earlier.difference.quads)
    if quads <= _IN_MEMORY:
        data = Store()
        data.bulk_load(path=str(built.dataset), format=RdfFormat.N_QUADS)
    return validate(data, validator=validator)


def _check_register(register: Register, seeds: Seeds, store_dir: Path, base: str) -> None:
    """Refuse a register that has lost rows since the published release: their addresses would be given again.

    A dataset of another base, or one that has no row and no text in common with the published one, is another dataset.

    Raises:
        InputError: with the line of the first row that is missing.
    """
    kept = store_dir / CURRENT / REGISTER
    try:
        manifest = json.loads((store_dir / CURRENT / MANIFEST).read_bytes())
        before, texts = manifest["base"], {*manifest["sources"]}
        published = Register.read(kept)
    except (OSError, ValueError, LookupError, TypeError, InputError):
        return  # there is no release, or a damaged one, which this build replaces
    if before != base:
        return
    if texts & {path.stem for path in seeds.editions} or {*published.entries} & {*register.entries}:
        register.check_against(published)


def _published(seeds: Seeds) -> dict[str, Path]:
    """Return the files of the texts whose words may be published, by their slugs."""
    slugs = {slugify(path.stem): path for path in seeds.editions}
    texts = seeds.dataset.texts
    return {slug: path for slug, path in slugs.items() if slug in texts and texts[slug].rights == "publish"}


def _fill(release: Path, seeds: Seeds, conversion: Conversion, built: Built, made: str) -> None:
    """Write a release around its store."""
    built = replace(built, dataset=conversion.path.rename(release / DATASET))
    if built.earlier is None:
        make_aligned(Store.read_only(str(release / OXIGRAPH)), release / ALIGNED_STORE, built)
    else:
        before, difference = built.earlier.release / ALIGNED_STORE, built.earlier.difference
        renew_aligned(before, release / ALIGNED_STORE, difference, built.base)
    manifest = {
        "digest": conversion.digest,
        "base": built.base,
        "title": seeds.dataset.title,
        "license": seeds.dataset.license,
        "modified": seeds.dataset.modified,
        "issued": seeds.dataset.issued,
        "quads": conversion.quads,
        "aligned": seeds.dataset.aligned,
        "counts": conversion.counts,
        "sources": [path.stem for path in seeds.editions],
        "corrkg": __version__,
        "made_from": made,
    }
    make_artefacts(release, built)
    (release / REGISTER).write_text(conversion.register.text(), encoding="utf-8")
    (release / CHANGES).write_text(conversion.changes.text(), encoding="utf-8")
    write_report(release / REPORT, conversion.report)
    (release / MANIFEST).write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
