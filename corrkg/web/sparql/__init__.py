"""The SPARQL endpoint over HTTP."""
