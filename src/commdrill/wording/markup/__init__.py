"""HTML, style sheets and XML as a visitor sees them: which words are shown, in which order, on which lines."""
