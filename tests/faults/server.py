"""Runs commands of the real command line one after another, each in a fork with the model loaded already.

A request is a line of JSON on standard input: ``argv``, ``cwd``, where its streams go, and the fault (``kind``, ``at``,
``fault``, ``watched``) that the shim puts in. The answer is a line: ``code``, and ``seen``, the calls of that kind.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
import traceback
from typing import Any


def run(request: dict[str, Any], told: int) -> int:
    """The command, in this process; what *told* gets is the number of calls seen."""
    shim = ctypes.CDLL(None)
    os.chdir(request["cwd"])
    os.environ["CHECKER_NO_STORE"] = "" if request["store"] else "1"
    for number, name in ((1, "stdout"), (2, "stderr")):
        handle = os.open(request[name], os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
        os.dup2(handle, number)
        os.close(handle)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = ["checker", *request["argv"]]
    from checker.cli import main

    kind, fault = request["kind"].encode(), request["fault"]
    shim.fault_arm(kind, ctypes.c_long(request["at"]), fault, request["watched"].encode())
    code: Any = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 99  # nothing may come out of the border but the end
    try:
        for stream in (sys.stdout, sys.stderr):  # as the interpreter does at its end
            stream.flush()
    except OSError:
        code = 120
    shim.fault_seen.restype = ctypes.c_long
    os.write(told, str(shim.fault_seen()).encode())
    return int(code or 0)


def main() -> None:
    """Answer requests until standard input ends."""
    from checker import language
    from checker.commands import check, compare, eval, explain, extract  # noqa: F401 - loaded before the forks
    from checker.rulebook import load

    nlp = language.load()
    nlp("Ada Brunn said the dam held.")
    load()
    language.load = lambda _name=None: nlp  # type: ignore[assignment]  # each fork has it
    gc.freeze()
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        request = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            os._exit(run(request, writing))
        os.close(writing)
        seen = os.read(reading, 100)
        os.close(reading)
        _, status = os.waitpid(child, 0)
        code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        answers.write(json.dumps({"code": code, "seen": int(seen or 0)}) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
