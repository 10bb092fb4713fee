"""Stage 6: a group becomes a verdict: conflict rules, quotation diff, independent origins."""
