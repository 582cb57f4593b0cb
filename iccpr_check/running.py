"""Many drafts: found, looked up among kept results, checked in one process or several."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from iccpr_check import SELDOM, __version__
from iccpr_check.cache import Cache
from iccpr_check.discovery import STDIN, discover
from iccpr_check.errors import DraftError, PassingError
from iccpr_check.kept import code_state
from iccpr_check.load.documents import printable, read_bytes
from iccpr_check.load.knowledge import load_knowledge
from iccpr_check.model import DocumentReport, Failure, Knowledge, Report
from iccpr_check.packing import packed
from iccpr_check.pipeline import check, check_settings
from iccpr_check.settings import Settings
from iccpr_check.shelf import Kept, Shelf

SettingsFor = Callable[[str], Settings]
"""The settings of a draft, by its path."""
Progress = Callable[[Iterable[object], int], Iterable[object]]
"""Wraps things as they are done; told how many there will be."""

_FEW = 12
"""Drafts up to which starting more processes costs more than it saves."""
_Result = DocumentReport | Kept | Failure


class Task(NamedTuple):
    """A draft to check."""

    path: str
    settings: Settings


def check_all(
    paths: Sequence[str],
    settings: Settings | SettingsFor,
    *,
    excluded: Callable[[str], bool] = lambda _: False,
    stdin: Callable[[], bytes] | None = None,
    progress: Progress = lambda done, _: done,
    jobs: int | None = 1,
    cache: Path | None = None,
) -> Report:
    """Check files and folders; a document that cannot be read is a failure and never stops the others.

    ``settings`` hold for all drafts, or are asked for by path. ``excluded`` passes over files met in folders;
    ``stdin`` gives the bytes for the path ``-``; ``jobs`` is the number of processes, None for as many as
    serve; ``cache`` is the folder of kept results, None for none. The report does not depend on jobs or
    cache. Raises DataError and ConfigError.
    """
    settings_for: SettingsFor = (lambda _: settings) if isinstance(settings, Settings) else settings
    tasks = [Task(path, settings_for(path)) for path in discover(paths, excluded)]
    whole = settings if isinstance(settings, Settings) else settings_for(STDIN)
    knowledge = load_knowledge(None, whole.treaty)
    for one in dict.fromkeys([whole, *(task.settings for task in tasks)]):
        check_settings(one, knowledge)
    documents, failures = Shelf(), {}
    numbers: list[int] = []
    with Cache(cache) as kept:
        for number, result in _each(tasks, knowledge, stdin, jobs, kept, progress):
            if isinstance(result, Failure):
                failures[number] = result
            else:
                documents.append(result)
                numbers.append(number)
    documents.arrange(sorted(range(len(numbers)), key=numbers.__getitem__))
    return Report(
        tool_version=__version__,
        knowledge=knowledge,
        country=whole.country,
        lang=whole.report_lang,
        documents=documents,
        failures=tuple(failures[number] for number in sorted(failures)),
    )


def _each(
    tasks: Sequence[Task],
    knowledge: Knowledge,
    stdin: Callable[[], bytes] | None,
    jobs: int | None,
    kept: Cache,
    progress: Progress,
) -> Iterator[tuple[int, _Result]]:
    """Yield each task's number with its result, as they are done."""
    keys = [_known_as(task, knowledge) if kept.works else None for task in tasks]
    there = [key is not None and kept.has(key) for key in keys]
    waiting = [number for number in range(len(tasks)) if not there[number]]
    processes = _processes(jobs, [tasks[number] for number in waiting])
    if processes > 1:  # started before the bar of progress is, which runs in a thread
        fresh = _in_processes(tasks, waiting, processes, knowledge.treaty.id)
    else:
        fresh = ((number, _one(tasks[number], knowledge, stdin)) for number in waiting)

    def found() -> Iterator[tuple[int, _Result]]:
        for number, key in enumerate(keys):
            if key is not None and there[number]:
                data = kept.get(key)
                if data is None:  # damaged, or gone meanwhile
                    yield number, _keep(kept, tasks[number], _one(tasks[number], knowledge), knowledge)
                else:
                    yield number, Kept(printable(tasks[number].path), data)
        for number, result in fresh:
            yield number, _keep(kept, tasks[number], result, knowledge)

    for done in progress(found(), len(tasks)):
        assert isinstance(done, tuple)
        yield done


def _keep(kept: Cache, task: Task, result: _Result, knowledge: Knowledge) -> _Result:
    """Return a result; a report of a file is kept."""
    if kept.works and not isinstance(result, Failure) and task.path != STDIN:
        data = result.data if isinstance(result, Kept) else packed(result)
        content = result.sha256 if isinstance(result, Kept) else result.draft.document.sha256
        kept.put(_key(task, content, knowledge), data)
    return result


def _known_as(task: Task, knowledge: Knowledge) -> str | None:
    """Return the key of what may be kept of a draft, None where its bytes are not there to tell."""
    if task.path == STDIN:
        return None
    try:
        data = read_bytes(task.path)
    except DraftError:
        return None  # told when it is read
    return _key(task, sha256(data).hexdigest(), knowledge)


def _key(task: Task, content: str, knowledge: Knowledge) -> str:
    """Return what a result depends on: version, rules, settings, the draft's name and its bytes."""
    parts = (__version__, code_state(), knowledge.digest, _printed(task.settings), task.path, content)
    return sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()


@lru_cache(maxsize=256)
def _printed(settings: Settings) -> str:
    """Return what of the settings a result depends on."""
    return settings.model_copy(update={"fail_on": "never"}).printed()


def _one(task: Task, knowledge: Knowledge, stdin: Callable[[], bytes] | None = None) -> _Result:
    try:
        data = stdin() if task.path == STDIN and stdin is not None else None
        return check(task.path, task.settings, knowledge, data=data)
    except DraftError as problem:
        return _failure(task.path, str(problem), passing=isinstance(problem, PassingError))


def _failure(path: str, why: str, *, passing: bool) -> Failure:
    name = "standard input" if path == STDIN else printable(path)
    return Failure(path=name, why=why.removeprefix(f"{name}: "), passing=passing)


# --- several processes ------------------------------------------------------------------------------

_knowledge: Knowledge | None = None
_Doing = tuple[ProcessPoolExecutor, dict[Future[Kept | Failure], int]]


def _ready(treaty: str) -> None:
    global _knowledge  # noqa: PLW0603  (each process loads the rules once)
    gc.set_threshold(*SELDOM)
    _knowledge = load_knowledge(None, treaty)


def _in_worker(task: Task) -> Kept | Failure:
    """Check a draft; the report goes back as bytes, which is what is kept of it, too."""
    assert _knowledge is not None
    result = _one(task, _knowledge)
    if isinstance(result, DocumentReport):
        source = result.draft.document
        return Kept(source.path, packed(result), source.sha256)
    assert isinstance(result, Failure)
    return result


def _processes(jobs: int | None, tasks: Sequence[Task]) -> int:
    if any(task.path == STDIN for task in tasks):
        return 1
    if jobs is None:
        jobs = (os.cpu_count() or 1) if len(tasks) > _FEW else 1
    return min(jobs, len(tasks))


def _in_processes(
    tasks: Sequence[Task], numbers: Sequence[int], processes: int, treaty: str
) -> Iterator[tuple[int, _Result]]:
    """Begin to check tasks in several processes; return their results as they are done."""
    return _results(tasks, numbers, _begun(tasks, numbers, processes, treaty), treaty)


def _results(
    tasks: Sequence[Task], numbers: Sequence[int], doing: _Doing, treaty: str
) -> Iterator[tuple[int, _Result]]:
    """Yield results as they are done. A process that is killed fails one draft, not the run."""
    left = set(numbers)
    try:
        for number, result in _done(doing):
            left.discard(number)
            yield number, result
    except BrokenProcessPool:
        for number in sorted(left):
            try:
                yield from _done(_begun(tasks, [number], 1, treaty))
            except BrokenProcessPool:
                why = "the process that read it was killed, perhaps for want of memory; give it alone"
                yield number, _failure(tasks[number].path, why, passing=True)


def _begun(tasks: Sequence[Task], numbers: Sequence[int], processes: int, treaty: str) -> _Doing:
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context(_method()), initializer=_ready, initargs=(treaty,)
    )
    return pool, {pool.submit(_in_worker, tasks[number]): number for number in numbers}


def _method() -> str:
    """Return how processes are started: as copies of this one, rules and all, where that is safe."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _done(doing: _Doing) -> Iterator[tuple[int, _Result]]:
    pool, futures = doing
    try:
        for future in as_completed(futures):
            yield futures.pop(future), future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
