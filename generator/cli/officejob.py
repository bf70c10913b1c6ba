"""What a worker does with one office: in this process, in one of a pool, or on another machine.

The one function that is handed to an executor. It takes and gives small values only, and never raises: whatever goes
wrong with an office is said of that office.
"""

import gc
import sys
import threading
import time
import traceback
from dataclasses import replace
from pathlib import Path

from generator.cli.build import build_checked
from generator.model.errors import BusyTargetError, GeneratorError, PersonalDataError, explain_os_error
from generator.model.officejob import Job, JobState, Outcome
from generator.model.personal.hide import hide_personal
from generator.pipeline.officejobs import check_job, find_unchanged, finish, is_fresh, is_same_program, refuse

_ONE = threading.Lock()
"""A worker of dask may have several threads; the host builds one site at a time."""
_PATIENCE = 120.0
"""Seconds that another build of the same site is waited for."""


def build_office(job: Job, _inputs: str = "") -> Outcome:
    """Build one office, whole or not at all.

    Args:
        job: the office.
        _inputs: the hash of what goes in, once more: an engine that answers equal calls from what it has computed
            before (dask does, unless told `pure=False`) sees another call after an edit.
    """
    start = time.monotonic()
    try:
        with _ONE:
            outcome = _build(job)
    except PersonalDataError as error:
        outcome = _failed(job, JobState.REFUSED, str(error))
    except GeneratorError as error:
        outcome = _failed(job, JobState.FAILED, str(error))
    except OSError as error:
        outcome = _failed(job, JobState.FAILED, f"读写失败：{explain_os_error(error)}（{error.filename or ''}）")
    except Exception as error:  # our own fault, and of this office alone
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}:{frame.lineno}"
        outcome = _failed(job, JobState.CRASHED, f"程序自己出错了（{type(error).__name__}: {error}，{where}）")
    gc.collect()  # the host leaves circles behind: without this a worker grows with every office
    return replace(outcome, seconds=round(time.monotonic() - start, 2), memory=peak_memory())


def _build(job: Job) -> Outcome:
    if not is_same_program(job):
        return _failed(job, JobState.FAILED, "这台机器上的程序和派活的机器不一样，请装同一个版本")
    if (done := find_unchanged(job)) is not None:  # a worker died behind the work, or the job was given out twice
        return done
    checked = check_job(job)
    if checked.errors or (job.is_strict and checked.warnings):
        return refuse(job, checked)
    settings = Path(job.settings) if job.settings else None
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            built = build_checked(Path(job.chain[-1]), Path(job.target), checked, job.day, settings)
            break
        except BusyTargetError:
            time.sleep(0.5)
            if (done := find_unchanged(job)) is not None:
                return done
            if time.monotonic() > until:
                raise
    if not is_fresh(job):
        return _failed(job, JobState.CHANGED, "生成的时候目录改了")
    return finish(job, checked, built.pages)


def _failed(job: Job, state: JobState, message: str) -> Outcome:
    return Outcome(job.code, state, job.inputs, message=hide_personal(" ".join(message.split())))


def peak_memory() -> float:
    """The most megabytes this process has held; 0 where the system does not say."""
    if sys.platform == "win32":  # pragma: no cover
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1 << 20) if sys.platform == "darwin" else peak / 1024, 1)
