"""What happens to findings after judgement: fingerprints, people's decisions, baselines, the gate, differences."""
