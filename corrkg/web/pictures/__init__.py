"""Charts, timelines, networks and maps as SVG."""
