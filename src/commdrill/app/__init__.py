"""Where commands become runs: the only place that builds things."""
