"""Benchmarks: ratios against a peer on the same data, in the same run. No test depends on them."""
