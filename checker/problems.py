"""Exit codes, the table of problem codes, and how a problem becomes one line of text.

Letters tell the severity a code usually has (E error, W warning); R codes belong to the rules. The first digit tells
the area: 1 rules (R1xx), 2 input, 3 text and attribution, 4 models, 5 output, 6 reports read back and decisions,
7 checker itself.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum

from checker.records import Problem


class Exit(IntEnum):
    """Exit codes of the command line; see the README."""

    OK = 0
    GATE = 1
    USAGE = 2
    INPUT = 3
    INTERNAL = 70


CODES: dict[str, str] = {
    "R100": "rules cannot be found or read",
    "R101": "a rule file is not YAML",
    "R102": "a rule file is too large, too deep or too many",
    "R103": "a rule file is not a mapping with lists of rules",
    "R104": "an unknown key",
    "R105": "a missing key",
    "R106": "a value that does not fit its key",
    "R107": "an unknown kind of rule",
    "R108": "a key stands twice",
    "R109": "a form of YAML that rules do not use",
    "R110": "an id is used twice",
    "R111": "a change or a disabling of a rule that does not exist",
    "R112": "two changes of one layer contradict each other",
    "R113": "a rule file of a newer format",
    "R114": "the project's configuration is wrong",
    "R115": "rule folders extend each other in a circle",
    "R116": "words or a pattern that can never match",
    "R117": "a message names something that is not there",
    "R118": "a cue stands in two rules",
    "R119": "a rule that another one always forestalls",
    "R120": "a rule without examples",
    "R121": "an example does not hold",
    "R122": "an example marked todo holds",
    "E201": "the path does not exist",
    "E202": "the file cannot be read",
    "E203": "the file is empty",
    "E204": "the file is binary, not text",
    "E205": "the file is larger than the limit",
    "E206": "a record is malformed",
    "E207": "no reader for this kind of file",
    "E208": "a glob or folder holds no article",
    "E209": "an address was given, but the network is not allowed",
    "E210": "an extra that this format needs is not installed",
    "E219": "the arguments do not fit the command",
    "W211": "the encoding was guessed",
    "W212": "two inputs hold the same article",
    "W213": "no publication date",
    "W214": "the text is not English",
    "W215": "a field could not be read",
    "W217": "the text holds characters that are not what they seem",
    "W218": "a report of checker itself is no article",
    "W219": "a link that leads out of the folder is not followed",
    "W220": "one id was given to two articles",
    "W221": "the format may hide or garble part of the text",
    "W222": "an agency's item is cancelled, killed, withheld, embargoed or corrected",
    "W223": "an agency's item is replaced by a later version",
    "E224": "an article has more words than its budget; its beginning was read",
    "W301": "an article holds no attribution",
    "E302": "the process that read an article was killed",
    "E303": "Spark did not start, or ended before the run did",
    "W302": "fewer processes than were asked for",
    "W311": "a quotation is never closed",
    "E401": "a model is not installed",
    "E402": "a model file is missing or damaged",
    "E501": "the report could not be written",
    "E502": "no format is known for a suffix",
    "E601": "a decisions file is wrong",
    "E602": "a report or baseline cannot be read",
    "E603": "--fail-on names something unknown",
    "E604": "no such id in the report",
    "W601": "a decision has ended",
    "W602": "a decision is about nothing in the report",
    "E701": "the system refused memory, a file or a process",
    "E702": "a fault of checker itself",
    "E711": "the store that was named cannot be used",
    "W711": "the store of what earlier runs read cannot be used",
}


class CheckerError(Exception):
    """An error that ends the run with one line for people and an exit code."""

    def __init__(self, problem: Problem, code: Exit = Exit.USAGE) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.code = code


def printable(text: str) -> str:
    """*text* on one line without anything that could change a terminal: controls, escapes, bidi overrides."""
    return "".join(
        c if not unicodedata.category(c).startswith(("C", "Zl", "Zp")) else "\N{REPLACEMENT CHARACTER}"
        for c in text.replace("\n", " ").replace("\t", " ")
    )


def line_of(problem: Problem) -> str:
    """``path:line:column: severity CODE: message (hint)``, on one line and safe to print."""
    where = ""
    if problem.path is not None:
        where = problem.path + (f":{problem.line}" if problem.line else "")
        where += f":{problem.column}: " if problem.line and problem.column else ": "
    hint = f" ({problem.hint})" if problem.hint else ""
    return printable(f"{where}{problem.severity} {problem.code}: {problem.message}{hint}")
