"""The dataset as tools of an assistant or a notebook, by the Model Context Protocol."""
