"""Engines elsewhere that a release is loaded into, each in processes of its own on ports of loopback.

Each is entered with the settings that corrkg needs for it (see docs/engines.md).
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from benchmarks.servers import free_port, program, running

Start = Callable[[Path], AbstractContextManager[Mapping[str, str]]]

_ROWS = 1_000_000  # that Virtuoso gives of one table; it cuts off the rest without an error
_VIRTUOSO = """\
[Database]
DatabaseFile = {directory}/virtuoso.db
ErrorLogFile = {directory}/virtuoso.log
LockFile = {directory}/virtuoso.lck
TransactionFile = {directory}/virtuoso.trx
xa_persistent_file = {directory}/virtuoso.pxa
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {directory}/temp.db
TransactionFile = {directory}/temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
DirsAllowed = /
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {directory}
ServerThreads = 20
Charset = UTF-8

[SPARQL]
ResultSetMaxRows = {rows}
"""


class MissingError(Exception):
    """An engine is not installed."""


@contextmanager
def oxigraph(directory: Path, port: int = 0) -> Iterator[Mapping[str, str]]:
    """Run the native server of Oxigraph on the store in ``directory``, which may be new.

    Raises:
        MissingError: its package brings no program for this system.
    """
    command = program("oxigraph")
    if not Path(command).is_file():
        raise MissingError("the oxigraph package brings no program for this system")
    port = port or free_port()
    arguments = [command, "serve", "--location", str(directory), "--bind", f"127.0.0.1:{port}"]
    with running("oxigraph", arguments, port, "/query?", {}):
        yield {"engine": f"http://127.0.0.1:{port}/query"}


@contextmanager
def virtuoso(directory: Path) -> Iterator[Mapping[str, str]]:
    """Run Virtuoso on a database in ``directory``, with SPARQL Update for everybody.

    Raises:
        MissingError: it is not installed.
    """
    if not all(map(shutil.which, ("virtuoso-t", "isql-vt"))):
        raise MissingError("Virtuoso is not installed (apt-get install virtuoso-opensource-7-bin)")
    directory.mkdir(parents=True, exist_ok=True)
    sql, http = free_port(), free_port()
    file = directory / "virtuoso.ini"
    file.write_text(_VIRTUOSO.format(directory=directory, sql=sql, http=http, rows=_ROWS))
    command = ["virtuoso-t", "+foreground", "+configfile", str(file)]
    isql = ["isql-vt", str(sql), "dba", "dba"]  # the names that a new database has
    with running("virtuoso", command, http, "/sparql?", {}):
        grant = 'EXEC=GRANT SPARQL_UPDATE TO "SPARQL"'
        subprocess.run([*isql, grant], check=True, capture_output=True)  # noqa: S603
        load = "EXEC=DB.DBA.TTLP_MT(file_to_string_output('{file}'), '', 'urn:corrkg', 512)"
        yield {
            "engine": f"http://127.0.0.1:{http}/sparql",
            "engine_graphs": f"http://127.0.0.1:{http}/sparql-graph-crud",
            "engine_load": f'{" ".join(isql)} "{load}"',
        }


ENGINES: Mapping[str, Start] = {"oxigraph serve": oxigraph, "Virtuoso": virtuoso}
"""The engines that corrkg is tested with, by the names that they have in docs/engines.md."""
