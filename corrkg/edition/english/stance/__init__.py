"""What somebody thinks of what was proposed: verdicts, votes, leanings, and what changes a proposal."""
