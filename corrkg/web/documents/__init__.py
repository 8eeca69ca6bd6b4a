"""Documents and pages about things, lists, the dataset and the ontology."""
