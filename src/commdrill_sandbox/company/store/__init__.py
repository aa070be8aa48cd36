"""The web store and its orders API, and the edge in front of them that speaks when they cannot."""
