"""Training of the learned tagger: PyTorch lives here and nowhere in the package."""
