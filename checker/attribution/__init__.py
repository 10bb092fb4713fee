"""Stage 2: an article becomes attributions: quotation marks, learned tagger and cue rules, linking, nesting."""
