"""The attribution engine: article in, attributions out, by rules alone or by the learned tagger with rules above it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.attribution import claimhood, hybrid, parsing, ruled
from checker.attribution.carried import carried
from checker.attribution.drafts import Draft
from checker.attribution.inverted import righted
from checker.attribution.lexicon import Lexicon
from checker.attribution.nesting import claims_of_their_own
from checker.attribution.packaged import Mode
from checker.attribution.packaged import hybrid as hybrid_name
from checker.attribution.quotes import Quotation, quotations, unclosed
from checker.attribution.reliability import packaged
from checker.attribution.rules import Cues
from checker.attribution.settle import settle
from checker.attribution.unsaid import said
from checker.problems import CheckerError, Exit
from checker.records import Article, Attribution, Problem, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from checker.attribution.tagger import Tagger


class Engine:
    """Finds who said what. Build one and use it for many articles; it keeps no state between them.

    *attitudes* adds beliefs, wishes and acts to what was said. Without a *tagger*, the packaged one is loaded when
    first needed.
    """

    def __init__(
        self,
        nlp: Language,
        cues: Cues,
        *,
        engine: Mode = "hybrid",
        attitudes: bool = False,
        tagger: Tagger | None = None,
    ) -> None:
        self.nlp = nlp
        self.lexicon = Lexicon(cues)
        self.mode = engine
        self.attitudes = attitudes
        self.table = packaged()
        self.judge: type[claimhood.Judge] = claimhood.Judge
        self._tagger = tagger

    def describe(self) -> str:
        """``rules``, or ``hybrid`` with the first digits of the tagger's digest, as reports carry it."""
        return "rules" if self.mode == "rules" else hybrid_name(self.tagger.digest)

    @property
    def tagger(self) -> Tagger:
        """The learned tagger, loaded when first asked for. Raises CheckerError (E402) where its files are unusable."""
        if self._tagger is None:
            self._tagger = load_tagger()
        return self._tagger

    def parse(self, article: Article) -> Doc:
        """The article through spaCy; ``token.idx`` is an offset into ``article.text``."""
        return parsing.parse(self.nlp, article)

    def attributions(self, doc: Doc, article: Article) -> tuple[tuple[Attribution, ...], tuple[Problem, ...]]:
        """All attributions of *article* in text order, and what is wrong with its quotation marks."""
        text = _body_alone(article)
        quotes = quotations(text)
        drafts = self.drafts(doc, text, quotes)
        outer = [q.span for q in quotes if q.depth == 0]
        judge = self.judge(doc, text, outer, self.lexicon, claimhood.packaged())
        found = settle(drafts, text, outer, article.id, self.confidence, judge)
        return claims_of_their_own(found, text), tuple(_problem(article, q) for q in unclosed(quotes))

    def drafts(self, doc: Doc, text: str, quotes: Sequence[Quotation]) -> list[Draft]:
        """What the engine finds before nesting and ids, attitudes only where they are asked for."""
        drafts = ruled.find(doc, text, quotes, self.lexicon, self.table)
        if self.mode == "hybrid":
            pairs = [(q.span.start, q.span.end) for q in quotes if q.depth == 0]
            (found,) = self.tagger.readings([text], [pairs])
            weighed = (found.scores, self.tagger.extent)
            drafts = hybrid.combine(
                doc, text, quotes, found.attributions, drafts, self.lexicon, *weighed, attitudes=self.attitudes
            )
        elif not self.attitudes:
            drafts = said(drafts, doc)
        drafts = carried(drafts, text, quotes)
        drafts = [righted(d, doc, text) for d in drafts]
        return [d for d in drafts if self.attitudes or d.reports == "speech"]

    def confidence(self, draft: Draft) -> float:
        """The chance, 0 to 1, that a careful reader would mark *draft* too.

        The tagger's own is calibrated. A rule's chance is that of its cue alone; of finds with a chance c about
        0.9 c^1.5 have the right content as well (fitted on the development articles).
        """
        scores = dict(draft.scores)
        if "tagger" in scores:
            return scores["tagger"]
        return scores["cue"] if draft.head < 0 else 0.9 * scores["cue"] ** 1.5

    def mark(self, doc: Doc) -> Doc:
        """Fill ``doc.spans`` and ``doc._.attributions`` of a parsed document, for spaCy pipelines."""
        if not doc.has_extension("attributions"):
            type(doc).set_extension("attributions", default=())
        article = Article("doc", "", doc.text, Span(0, len(doc.text)), "")
        found, _ = self.attributions(doc, article)
        for name in ("source", "cue", "content"):
            spans = [
                doc.char_span(s.start, s.end, label=name.upper(), span_id=a.id, alignment_mode="expand")
                for a in found
                for s in getattr(a, name)
            ]
            doc.spans[f"{name}s"] = [s for s in spans if s is not None]
        doc._.attributions = found
        return doc


def load_tagger() -> Tagger:
    """The packaged tagger. Raises CheckerError (E402) where its files are missing, damaged or of another version."""
    from checker.attribution.tagger import ModelError, Tagger

    try:
        return Tagger.load()
    except ModelError as error:
        raise CheckerError(Problem("E402", "error", str(error)), Exit.USAGE) from None  # it says what to do


def _body_alone(article: Article) -> str:
    """The body at the offsets it has in the whole text; a header's words must not reach quotations or tagger."""
    return " " * article.body.start + article.text[article.body.start : article.body.end]


def _problem(article: Article, quotation: Quotation) -> Problem:
    line, column = article.place(quotation.span.start)
    what = "a quotation is never closed" if quotation.opened else "a quotation is closed but never opened"
    return Problem("W311", "warning", what, article.path, line, column, "read as ending with its paragraph")


def engine_for(nlp: Language, *, engine: str, attitudes: bool, rules: Sequence[str]) -> Engine:
    """An engine with the shipped cue rules and those of the files *rules*, for the spaCy component."""
    import importlib

    load = importlib.import_module("checker.rulebook").load  # above this stage; a component has no pipeline to ask
    book = load([Path(p) for p in rules])
    return Engine(nlp, book.cues, engine="rules" if engine == "rules" else "hybrid", attitudes=attitudes)
