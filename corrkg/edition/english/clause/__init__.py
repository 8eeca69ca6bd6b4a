"""Grammar: phrases, groups of verbs, clauses, and the frames that tell who did what, when, where and by what means."""
