"""Who answers a query: killable local processes, or a remote endpoint."""
