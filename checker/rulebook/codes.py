"""The problem codes of rules, each with what goes wrong without it, how to mend it, and a line that shows it.

`checker rules explain R104` and the reference in docs/rules.md are written from this table.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means beyond its title in :data:`checker.problems.CODES`."""

    why: str
    mend: str
    example: str = ""


EXPLANATIONS: dict[str, Explanation] = {
    "R100": Explanation(
        "Rules that are not read would be missed in silence.",
        "Check the path. A folder of rules holds files that end in .yaml or .yml; hidden files are passed over.",
        "checker check story/ --rules hose-style.yaml",
    ),
    "R101": Explanation(
        "A file that is not YAML has no rules that can be read; the other files are read all the same.",
        "Look at the place and at the line above it: most often a quotation mark is left open, a tab stands in the "
        "indentation, or text that holds ': ' needs quotes. Save the file as UTF-8.",
        "why: Toll: revised by the hour.",
    ),
    "R102": Explanation(
        "Files of many megabytes, hundreds of levels, aliases that repeat each other, or patterns that can match in "
        "thousands of ways are mistakes or attacks.",
        "Split the file; write aliases out. Limits: 2 MB, 20 levels, 200,000 values with aliases written out, "
        "200 problems of form in one file, 2,000 files in one folder, 2,000 folders below it; two of '*', '+' and "
        "'{n,}' in one pattern.",
    ),
    "R103": Explanation(
        "A file without a list of rules does nothing, and a second document would be passed over in silence.",
        "Start the file with 'version: 1', then one or more of cues:, aliases:, conflicts:, origins:, thresholds:.",
        "---",
    ),
    "R104": Explanation(
        "A misspelt key would otherwise be passed over, and the rule would not do what it seems to say.",
        "Take the key that is suggested, or see the keys of a kind with `checker rules explain KIND`.",
        "tolerence: 5%",
    ),
    "R105": Explanation(
        "Without this key the rule does not say enough to be used.",
        "Add the key. `checker rules new KIND` shows a whole rule.",
        "- id: death-toll",
    ),
    "R106": Explanation(
        "The value is of the wrong sort: words for a number, one word for a list, nothing at all.",
        "Write what the message expects. Words such as NO, 12:30 and 010 need no quotes where text is expected.",
        "tolerance: five",
    ),
    "R107": Explanation(
        "The kind decides which keys a rule has and what it compares; a rule of an unknown kind can do nothing.",
        "Take one of the kinds named, or see them all in docs/rules.md.",
        "kind: nubmer",
    ),
    "R108": Explanation(
        "YAML readers take one of two equal keys in silence; which one is anybody's guess.",
        "Keep one of the two.",
        "why: …  (and, three lines on, why: … again)",
    ),
    "R109": Explanation(
        "Tags, merges ('<<'), keys that are not words and aliases without an anchor are YAML for programmers, and read "
        "differently by different tools.",
        "Write the value out in plain words.",
        "tolerance: !!float 5",
    ),
    "R110": Explanation(
        "Two rules of one name: a report that names the rule would not say which. The first one read stays in force.",
        "To alter a rule of a lower layer write {id: …, change: {…}}; to switch it off {id: …, disable: the reason}; "
        "otherwise choose another id.",
    ),
    "R111": Explanation(
        "A change that reaches no rule changes nothing, which is hard to notice.",
        "Check the id with `checker rules list`, and that the entry stands under the section of the rule.",
        "- {id: deth-toll, change: {tolerance: 0%}}",
    ),
    "R112": Explanation(
        "Two changes of the same key in one layer would depend on the names of files.",
        "Keep one of the two.",
    ),
    "R113": Explanation(
        "A newer format may mean something else by the same words, so the file is not read at all.",
        "Install the version of checker that the message names, or write the file in the older format.",
        "version: 2",
    ),
    "R114": Explanation(
        "The configuration of the project says which rules are in force.",
        "checker.toml (or [tool.checker] in pyproject.toml) takes: rules = ['folder'] and model = 'en_core_web_sm'.",
        "ruels = ['house-style']",
    ),
    "R115": Explanation(
        "Folders that extend each other in a circle have no order of layers.",
        "Take one of the lines with 'extends:' out.",
        "extends: .",
    ),
    "R116": Explanation(
        "The rule would never do anything: words are compared in their dictionary form, a token is one word.",
        "Write the form that is suggested.",
        "verbs: [said]",
    ),
    "R117": Explanation(
        "A placeholder that does not exist would stand in the report as it is, or stop it.",
        "Take one of the placeholders named in the message.",
        'message: "{left.speeker} says {left.value}"',
    ),
    "R118": Explanation(
        "The two rules may differ in what the cue means, and only one of them can be right.",
        "Take the word out of one of the two, or `change` the lower one.",
    ),
    "R119": Explanation(
        "A rule that can never be the first to apply is dead weight, and its author believes it works.",
        "Take it out, make it narrower, or move it up.",
    ),
    "R120": Explanation(
        "A rule without an example of what it finds and one of what it leaves alone cannot be trusted after a change. "
        "An error for the rules that are shipped, a warning for yours.",
        "Add two lines under tests:; `checker rules new KIND` shows them.",
    ),
    "R121": Explanation(
        "The rule does not do what its author says it does.",
        "Compare what was expected with what was found; mend the rule or the example. What cannot be done yet gets "
        "'todo: why'.",
    ),
    "R122": Explanation(
        "An example that was given up holds now; leaving the mark would hide it when it breaks again.",
        "Take 'todo:' out of the example.",
    ),
}
