"""Every setting of corrkg, once: its name, its default and what it does.

A setting is read from the environment as ``CORRKG_`` and its name in upper case; a command-line
option of the same name wins over it. The README's table is tested against this one.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from corrkg.errors import CorrkgError
from corrkg.resources import resource_dir


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its default also tells its type."""

    name: str
    default: str | int | float | bool
    help: str


SETTINGS: tuple[Setting, ...] = (
    Setting("seeds", "", "Directory of a build's inputs; empty: ./seeds, or else the sample that ships with corrkg."),
    Setting("store", "var/store", "Directory of the published store."),
    Setting("base", "", "Base of every URI minted, ending in a slash; empty: the one in dataset.toml."),
    Setting("executor", "", "Who reads and writes the texts of a build: module:function, or dask; empty: processes."),
    Setting("build_workers", 0, "How many of them; 0: one for each processor, and none for a few texts."),
    Setting("engine", "", "Address of the SPARQL endpoint that has the quads; empty: this machine has them."),
    Setting("engine_update", "", "Address of its updates; empty: that of its queries, with update for query."),
    Setting("engine_graphs", "", "Address of its Graph Store Protocol; empty: beside its queries, store."),
    Setting("engine_load", "", "Command that loads the N-Quads file {file} into it; empty: by that protocol."),
    Setting("queries", "", "Directory of saved queries (*.rq) to add to those that ship with corrkg; empty: none."),
    Setting("host", "127.0.0.1", "Address to listen on; the default answers this machine only."),
    Setting("port", 8000, "TCP port to listen on."),
    Setting("workers", 2, "Server processes."),
    Setting("page_size", 50, "Items on a page of a list, or of a thing's backlinks."),
    Setting("request_seconds", 20, "Seconds that a client may take to send a request; a slower one gets 408."),
    Setting("max_body", 1_000_000, "Largest request body accepted, in bytes; a larger one gets 413."),
    Setting("max_query_depth", 60, "Deepest nesting of brackets in a query; a deeper one gets 400."),
    Setting("query_seconds", 20, "Seconds that one query may take, its answer included; a longer one is stopped: 503."),
    Setting("query_memory", 1_000_000_000, "Bytes of memory that one query may take beyond the dataset; more: 503."),
    Setting("query_result", 200_000_000, "Bytes of the longest answer; a longer one is cut off, and looks so."),
    Setting(
        "service_endpoints", "", "IRIs of the SPARQL endpoints that SERVICE may call, spaces between; empty: none."
    ),
    Setting("queries_running", 16, "Queries under way at once in a server process."),
    Setting("queries_waiting", 32, "Queries that may wait for a place; a further one gets 503."),
    Setting("cache_bytes", 64_000_000, "Bytes of answers kept in memory in each server process; 0: none are."),
    Setting("memory_quads", 3_000_000, "Datasets up to this size are queried in memory, larger ones on disk."),
    Setting("trusted_proxies", 0, "How many proxies in front to believe in X-Forwarded-*; 0: none."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run, typed. Made by `load`; the fields are those of `SETTINGS`."""

    seeds: str
    store: str
    base: str
    executor: str
    build_workers: int
    engine: str
    engine_update: str
    engine_graphs: str
    engine_load: str
    queries: str
    host: str
    port: int
    workers: int
    page_size: int
    request_seconds: int
    max_body: int
    max_query_depth: int
    query_seconds: int
    query_memory: int
    query_result: int
    service_endpoints: str
    queries_running: int
    queries_waiting: int
    cache_bytes: int
    memory_quads: int
    trusted_proxies: int

    @property
    def seeds_dir(self) -> Path:
        """The directory of inputs, with the shipped sample as the last resort."""
        if self.seeds:
            return Path(self.seeds)
        local = Path("seeds")
        return local if local.is_dir() else resource_dir("seeds")

    @property
    def store_dir(self) -> Path:
        """The directory of the published store."""
        return Path(self.store)

    @property
    def services(self) -> frozenset[str]:
        """The IRIs of the endpoints that SERVICE may call."""
        return frozenset(self.service_endpoints.split())

    @property
    def queries_dir(self) -> Path | None:
        """The directory of the publisher's own saved queries, if there is one."""
        return Path(self.queries) if self.queries else None


def load(overrides: Mapping[str, Any] | None = None, environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings: ``overrides`` (None values are skipped), then the environment, then the defaults.

    Raises:
        CorrkgError: a value in the environment is not of the setting's type.

    >>> load({"port": 8080}, {}).port
    8080
    >>> load(environ={"CORRKG_WORKERS": "4"}).workers
    4
    """
    given = {key: value for key, value in (overrides or {}).items() if value is not None}
    unknown = given.keys() - {setting.name for setting in SETTINGS}
    if unknown:
        raise CorrkgError(f"no such setting: {', '.join(sorted(unknown))}", hint="see corrkg settings")
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        variable = f"CORRKG_{setting.name.upper()}"
        if setting.name in given:
            values[setting.name] = type(setting.default)(given[setting.name])
        elif environ.get(variable):
            try:
                values[setting.name] = type(setting.default)(environ[variable])
            except ValueError:
                kind = type(setting.default).__name__
                raise CorrkgError(
                    f"{variable} is {environ[variable]!r}", expected=f"a value of type {kind}", hint=setting.help
                ) from None
        else:
            values[setting.name] = setting.default
        if isinstance(values[setting.name], int) and values[setting.name] < 0:
            raise CorrkgError(f"{setting.name} is {values[setting.name]}", expected="no less than 0", hint=setting.help)
    return Settings(**values)


assert tuple(field.name for field in fields(Settings)) == tuple(setting.name for setting in SETTINGS)
