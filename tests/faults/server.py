"""Runs commands of the real command line one after another, each in a fork with the model loaded already.

A request is a line of JSON on standard input: ``argv``, ``cwd``, where its streams go, and the fault (``kind``, ``at``,
``fault``, ``watched``) that the shim puts in. The answer is a line: ``code``, and ``seen``, the calls of each kind.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import pkgutil
import sys
import traceback
from typing import Any

KINDS = ("open", "read", "write", "fsync", "rename", "close", "fork")
"""As in shim.c."""


def run(request: dict[str, Any], told: int) -> int:
    """The command, in this process; what *told* gets is the number of calls seen of each kind."""
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

    kind = KINDS.index(request["kind"]) if request["kind"] else -1
    shim.fault_arm(kind, ctypes.c_long(request["at"]), request["fault"], request["watched"].encode())
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
    shim.fault_seen.restype = ctypes.POINTER(ctypes.c_long)
    os.write(told, json.dumps(shim.fault_seen()[: len(KINDS)]).encode())
    return int(code or 0)


def main() -> None:
    """Answer requests until standard input ends."""
    import checker
    from checker import language
    from checker.rulebook import load

    for module in pkgutil.walk_packages(checker.__path__, "checker."):  # before the forks, once for all
        if not module.name.endswith(("__main__", ".spark")):
            importlib.import_module(module.name)

    from checker.articles.english import _identifier  # what is loaded when first asked

    _identifier()
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
        seen = os.read(reading, 1000)
        os.close(reading)
        _, status = os.waitpid(child, 0)
        code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        answers.write(json.dumps({"code": code, "seen": json.loads(seen or "[]")}) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
