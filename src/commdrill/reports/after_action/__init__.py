"""The after-action report: one drill over its runs, for people who were not there."""
