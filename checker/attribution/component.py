"""The engine as a spaCy pipeline component: ``nlp.add_pipe("attribution")``.

Fills ``doc.spans["sources"]``, ``doc.spans["cues"]``, ``doc.spans["contents"]`` (span groups in which the n-th entry's
``id_`` is the attribution's id) and ``doc._.attributions`` (a tuple of :class:`checker.records.Attribution`). spaCy
loads this module through its entry point whenever any pipeline is built, so nothing of ours is imported before it is
asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from checker.attribution.engine import Engine


class AttributionComponent:
    """Callable that spaCy runs over every document; it needs a tagger, a parser and lemmas before it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __call__(self, doc: Doc) -> Doc:
        """Mark the attributions of *doc*; the document is changed in place and returned."""
        return self.engine.mark(doc)


@Language.factory(
    "attribution",
    default_config={"engine": "hybrid", "attitudes": False, "rules": []},
    assigns=["doc._.attributions", "doc.spans"],
    requires=["token.dep", "token.head", "token.lemma", "token.tag"],
)
def make_attribution(nlp: Language, name: str, engine: str, attitudes: bool, rules: list[str]) -> AttributionComponent:
    """The component. *engine* is "hybrid" or "rules"; *rules* are paths of rule files on top of the built-in ones."""
    from checker.attribution.engine import engine_for

    return AttributionComponent(engine_for(nlp, engine=engine, attitudes=attitudes, rules=rules))
