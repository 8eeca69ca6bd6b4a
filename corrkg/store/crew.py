"""What does the work of a build: processes of this machine, or any executor of `concurrent.futures`.

The setting ``executor`` names it: ``module:function``, a function without arguments that returns an executor; or
``dask:tcp://scheduler:8786`` (``dask`` alone: processes of this machine), for which ``corrkg[dask]`` must be installed.
Workers elsewhere must see the directories of the store and of the inputs at the same paths.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, TypeVar

from corrkg.errors import CorrkgError

# Fewer texts than this are read and written here, unless a number of workers is asked for: processes must start first.
_FEW = 8
_PATIENCE = 3  # times that the workers may be lost without a task done

Task = TypeVar("Task")
Result = TypeVar("Result")


class Crew:
    """Does tasks side by side.

    Args:
        executor: the setting ``executor``; empty: processes of this machine.
        workers: how many; 0: as many as there are processors, and none for a few tasks.

    Raises:
        CorrkgError: there is no such executor.
    """

    def __init__(self, executor: str = "", workers: int = 0) -> None:
        """Remember how to start workers; none is started yet."""
        self._make = _maker(executor, workers)
        self._always = bool(executor)
        self._workers = workers
        self._executor: Executor | None = None
        self._hired = ExitStack()
        self._futures: dict[Future[Any], Any] = {}

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._dismiss()

    def do(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[tuple[Task, Result]]:
        """Do ``work`` for each task, and yield task and result as they come.

        A worker that is killed is replaced, and what it was at is begun again.

        Args:
            work: a function of a module, which sends back what it returns.
            tasks: what it is to be called with.

        Raises:
            CorrkgError: the workers are lost again and again.
        """
        few = len(tasks) < _FEW and self._workers == 0
        if not self._always and (self._workers == 1 or few or len(tasks) < 2):
            for task in tasks:
                yield task, work(task)
            return
        left, lost = list(tasks), 0
        while left:
            self._executor = self._executor or self._make(self._hired)
            futures: dict[Future[Result], Task] = {self._executor.submit(work, task): task for task in left}
            self._futures = futures
            try:
                for future in as_completed(futures):
                    result = future.result()
                    left.remove(futures[future])
                    lost = 0
                    yield futures[future], result
            except BrokenExecutor:
                self._dismiss()
                lost += 1
                if lost > _PATIENCE:
                    raise CorrkgError(
                        f"the workers were lost {lost} times while they were at {', '.join(map(str, left[:3]))}",
                        hint="they were killed, perhaps for want of memory: try fewer of them (build_workers)",
                    ) from None

    def _dismiss(self) -> None:
        for future in self._futures:
            future.cancel()
        self._hired.close()
        self._executor, self._futures = None, {}


Maker = Callable[[ExitStack], Executor]  # what is started is closed with the stack


def _maker(name: str, workers: int) -> Maker:
    scheme, _, rest = name.partition(":")
    if not name:
        return lambda hired: hired.enter_context(_processes(workers or os.cpu_count() or 1))
    if scheme == "dask":
        return lambda hired: _dask(hired, rest, workers)
    try:
        make: Callable[[], Any] = getattr(importlib.import_module(scheme), rest)
    except (ImportError, AttributeError, ValueError) as error:
        raise CorrkgError(
            f"the executor {name!r} cannot be found: {error}", expected="module:function, or dask:tcp://scheduler:8786",
            hint="leave the setting executor empty for processes of this machine",
        ) from error  # fmt: skip

    def made(hired: ExitStack) -> Executor:
        executor = make()
        if not isinstance(executor, Executor):
            raise CorrkgError(f"{name} has made no executor", expected="a concurrent.futures.Executor")
        return hired.enter_context(executor)

    return made


def _processes(workers: int) -> Executor:
    """Return processes that are forked from one which has corrkg in memory and no threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return ProcessPoolExecutor(workers, initializer=_end_with_the_build)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["corrkg.store.texts"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_the_build)


def _end_with_the_build() -> None:
    """End this worker when the build is gone: a build that is killed cannot tell its workers to stop."""
    build = multiprocessing.parent_process()
    if build is not None:
        threading.Thread(target=_end_after, args=(build,), name="corrkg-end", daemon=True).start()


def _end_after(build: BaseProcess) -> None:
    build.join()
    os._exit(1)


def _dask(hired: ExitStack, address: str, workers: int) -> Executor:
    try:
        from dask.distributed import Client
    except ImportError as error:
        raise CorrkgError("dask is not installed", hint="pip install 'corrkg[dask]'") from error
    if address:
        client = hired.enter_context(Client(address))
    else:  # processes of this machine, which no other machine can reach
        count = workers or os.cpu_count()
        client = hired.enter_context(Client(n_workers=count, threads_per_worker=1, dashboard_address=None))
    executor: Executor = hired.enter_context(client.get_executor(pure=False))
    return executor
