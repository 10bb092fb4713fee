"""A report whose articles try to break out of every format."""

from __future__ import annotations

from checker.records import (
    Change,
    Evidence,
    Problem,
    Report,
    Speaker,
    Verdict,
)
from tests.render.building import article, claim, group, place

NASTY = (
    "\x1b[31mred\x1b[0m [red]markup[/red] [link=file:///etc/passwd]x[/link] <script>alert(1)</script> "
    "<img src=x onerror=alert(1)> </details></summary> | pipe | `code` ``` ~~~ **bold** _under_ # heading ![i](x) "
    "[a](javascript:alert(1)) https://evil.example www.evil.example a@evil.example @everyone #123 :smile: $x$ and $y$ "
    "\u202eoverride\u202c \u2066isolate\u2069 \N{GRINNING FACE} nul\x00 bell\x07 \u2028sep\u2029 \ud800 c1\x9b31m "
    "&lt;b&gt; &amp; ]]> --> <!-- %0A::error::x \\ \\| zalgo" + "\u0301" * 200
)
FORMULAS = ("=cmd()|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1")


def hostile() -> Report:
    """Articles that try to break out of every format, in outlet, title, path, text, speaker, messages and problems."""
    long = "x" * 10_000
    one = article(
        "Evil <b>| Times\x1b[2J",
        f"{NASTY} said 12 {long} died\n# Not a heading\n- not a list\n",
        "2026-05-02",
        "story/e|v`il\n<x>.txt",
        title="=cmd() <title>",
        url="javascript:alert(1)",
    )
    two = article("=cmd()", f'Mayor said 21 {NASTY} "quoted" died', None, None)
    bad = Speaker("bad", "@evil [red]Mayor[/red] <i>\x1b]8;;http://evil\x1b\\", "name", "person", "=1+1")
    nasty = NASTY.strip()
    left = claim(one, nasty, "said", f"12 {long} died", bad, "mixed", rule="<rule>")
    right = claim(two, "Mayor", "said", f'21 {nasty} "quoted" died', bad, "direct")
    evidence = Evidence(
        "death|toll",
        "number",
        "conflicts",
        "error",
        place(one, left, "12", "12 | `x` <b>"),
        place(two, right, "21", "=21\x1b[0m"),
        f"says {NASTY}",
        "rules/<x>|.yaml:5",
        (Change("replace", "12 <b>", "21 | x", "material"), Change("equal", "died", "died")),
    )
    alone = tuple(claim(article(f, f"{f} said {f} {nasty}"), "", "said", f"{f} {nasty}", None) for f in FORMULAS)
    arts = (one, two, *(article(f, f"{f} said {f} {nasty}") for f in FORMULAS))
    verdicts = (
        Verdict("conflicting", group(left, right), (evidence,), ((one.id,), (two.id,)), "one", ("<b>|",), (NASTY,)),
        *(Verdict("unique", group(c), (), ((c.article,),)) for c in alone),
    )
    return Report(
        arts,
        (left, right, *alone),
        verdicts,
        (Problem("E206", "error", NASTY, "a\nb|c.txt", 1, 1, "<b>`"),),
        "digest",
        "model",
        (),
    )
