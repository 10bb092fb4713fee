"""Stage 3: the source of an attribution becomes a speaker, within an article and across the articles of a story."""
