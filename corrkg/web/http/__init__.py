"""HTTP as such: negotiation, codings, errors, links."""
