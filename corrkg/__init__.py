"""corrkg: linked data from the printed editions of correspondences."""

__version__ = "0.1.0"
