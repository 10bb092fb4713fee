"""The border around a command: however it ends, it ends with one line for people and an exit code that is true.

| A run ends with | Line on standard error | Exit code |
|---|---|---|
| an error that was foreseen | the problem | 2 or 3, as the error says |
| Ctrl-C | what was finished and written | 130 |
| a reader that closed the pipe | none | the run's own |
| a refusal of the system (no memory, no descriptor) | E701 | 70 |
| anything else: a fault of checker | E702, with its place and where to report it | 70 |
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable

from checker.commands.interrupt import DONE, Interrupted, heed_interrupts
from checker.faults import fault
from checker.output import OUT_OF_ROOM, reason, refusal
from checker.problems import CheckerError, Exit, line_of
from checker.records import Problem
from checker.streams import hush, note, open_streams

DEBUG = "--debug"


def guarded(run: Callable[[], None]) -> None:
    """Run a command and end as the table above says. ``--debug`` among the arguments shows the traceback of a fault."""
    open_streams()
    debug = _debug()
    if not debug:
        threading.excepthook = lambda _given: None  # who waits for a thread says what came of it
    try:
        heed_interrupts()
        _flushed(run)
    except CheckerError as error:
        _end(error.problem, error.code)
    except Interrupted:
        hush(sys.stdout)
        note(DONE.told())
        raise SystemExit(130) from None
    except BrokenPipeError as error:
        # the reader of our output has what it wants; Python must not complain when it flushes on exit
        hush(sys.stdout)
        ended = error.__context__
        raise SystemExit(ended.code if isinstance(ended, SystemExit) else 0) from None
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # which the command-line library has answered with 1
            hush(sys.stdout)
            raise SystemExit(0) from None
        raise
    except Exception as error:  # the one border behind which nothing is let out
        _unforeseen(error, debug=debug)


def _unforeseen(error: Exception, *, debug: bool) -> None:
    """End with what an exception that no command answers is: no room for its output, or a fault of checker."""
    if isinstance(error, OSError) and error.filename is None and error.errno in OUT_OF_ROOM:
        _end(refusal("standard output", reason(error)).problem, Exit.USAGE)
    if debug:
        for line in "".join(traceback.format_exception(error)).splitlines():
            note(line)
    _end(fault(error), Exit.INTERNAL)


def _flushed(run: Callable[[], None]) -> None:
    """*run* and everything it wrote to standard output, while a full disk or a closed pipe can still be answered."""
    try:
        run()
    finally:
        sys.stdout.flush()


def _debug() -> bool:
    """Whether ``--debug`` stands among the arguments before ``--``; it is taken out of them."""
    before = sys.argv[1 : sys.argv.index("--")] if "--" in sys.argv else sys.argv[1:]
    if DEBUG in before:
        sys.argv.remove(DEBUG)
    return DEBUG in before


def _end(problem: Problem, code: Exit) -> None:
    hush(sys.stdout)
    note(line_of(problem))
    raise SystemExit(int(code)) from None
