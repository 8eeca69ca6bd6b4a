"""An index of words on disk: written by a build, searched by readers."""
