"""`checker stories`: articles put into events, JSON Lines on standard output."""

from __future__ import annotations

from checker.commands.options import Embargo, Future, Inputs, MaxSize, Network, Quiet, bytes_allowed, exit_code, tell


def stories(
    inputs: Inputs,
    max_size: MaxSize = "10MB",
    max_future: Future = None,
    respect_embargo: Embargo = False,
    allow_network: Network = False,
    quiet: Quiet = False,
) -> None:
    """Put articles into stories by names, seldom words and dates; print each story as one line of JSON.

    No model is loaded. The order of the articles does not matter.
    """
    from checker.articles import FURTHEST, latest, read
    from checker.problems import Exit
    from checker.render.json_ import dump
    from checker.stories.group import stories_of
    from checker.streams import say

    items = list(
        read(
            sorted(inputs),
            max_size=bytes_allowed(max_size),
            allow_network=allow_network,
            respect_embargo=respect_embargo,
            max_future=max_future.date() if max_future else FURTHEST,
        )
    )
    articles, problems = latest(items)
    tell(problems, quiet=quiet)
    if not articles:
        raise SystemExit(int(exit_code(problems) or Exit.INPUT))
    for story in stories_of(articles):
        if not say(dump({"story": story.id, "title": story.title, "articles": list(story.articles)}) + "\n"):
            break  # whoever reads this has seen enough
    raise SystemExit(int(exit_code(problems)))
