"""Jobs → outcomes, by an executor: in this process, a pool of processes, or workers of dask on other machines.

No scheduler of our own (design, decision 9): a pool is given as many jobs as it has processes and another whenever one
is done, so that when a process dies it is known over which offices; these are then tried one by one, each in a pool of
its own, until it is clear which of them it was.
"""

import importlib
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from generator.cli.build import load_host
from generator.cli.officejob import build_office
from generator.model.errors import SetupError
from generator.model.officejob import MOST_DEATHS, Job, JobState, Outcome

Work = Callable[[Job, str], Outcome]


def run_here(jobs: Sequence[Job], workers: int, work: Work = build_office) -> Iterator[Outcome]:
    """Run jobs on this machine, each outcome as it comes."""
    if workers <= 1 or len(jobs) <= 1:
        yield from (work(job, job.inputs) for job in jobs)
        return
    load_host()
    waiting = list(jobs)
    while waiting:
        suspects: list[Job] = []
        yield from _run_pool(waiting, min(workers, len(waiting)), work, suspects)
        for job in suspects:
            yield _run_alone(job, work)


def _run_pool(waiting: list[Job], workers: int, work: Work, suspects: list[Job]) -> Iterator[Outcome]:
    """Outcomes of jobs taken from `waiting`, until all are done or a process dies; then over which, in `suspects`."""
    running: dict[Future[Outcome], Job] = {}
    with _pool(workers) as pool:
        while waiting or running:
            try:
                while waiting and len(running) < workers:
                    running[pool.submit(work, waiting[0], waiting[0].inputs)] = waiting[0]
                    waiting.pop(0)
            except BrokenProcessPool:
                suspects += running.values()
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                job = running.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    suspects.append(job)
                else:
                    yield _outcome(future, job)
            if suspects:
                suspects += running.values()
                return


def _run_alone(job: Job, work: Work) -> Outcome:
    """One job in processes of its own, up to the death that is one too many."""
    for _ in range(MOST_DEATHS):
        with _pool(1) as pool:
            future = pool.submit(work, job, job.inputs)
            if not isinstance(future.exception(), BrokenProcessPool):
                return _outcome(future, job)
    return say_killed(job)


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that begin with all that is imported here; where they cannot, each imports for itself."""
    is_forking = sys.platform.startswith("linux")
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork" if is_forking else "spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Workers of dask behind a scheduler.

    Raises:
        SetupError: the extra is not installed, or nobody answers at the address.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise SetupError("没有装 dask，不能把活派给别的机器。运行：pip install 'gongkai[cluster]'。") from error
    try:
        client = distributed.Client(address, timeout=60, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise SetupError(f"连不上调度程序“{address}”：{error}。先运行 dask scheduler 和 dask worker。") from error
    try:
        if not client.scheduler_info()["workers"]:
            raise SetupError(f"调度程序“{address}”下面没有干活的机器。在每台机器上运行 dask worker {address}。")
        yield client.get_executor(pure=False)
    finally:
        client.close()


def run_on(executor: Executor, jobs: Sequence[Job], work: Work = build_office) -> Iterator[Outcome]:
    """Run jobs on an engine's executor, which itself does again what was lost with a worker; outcomes as they come."""
    futures = {executor.submit(work, job, job.inputs): job for job in jobs}
    for future in as_completed(futures):
        yield _outcome(future, futures[future])


def _outcome(future: "Future[Outcome]", job: Job) -> Outcome:
    error = future.exception()
    if error is None:
        return future.result()
    if type(error).__name__ == "KilledWorker":  # of dask, which may not be installed
        return say_killed(job)
    return Outcome(job.code, JobState.CRASHED, job.inputs, message=f"程序自己出错了（{type(error).__name__}: {error}）")


def say_killed(job: Job) -> Outcome:
    """An office that is given up."""
    message = f"干活的进程在它上面死了 {MOST_DEATHS + 1} 次"
    return Outcome(job.code, JobState.KILLED, job.inputs, message=message)
