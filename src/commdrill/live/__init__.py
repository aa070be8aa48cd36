"""The page for those who watch a run: a fold over its journal, served."""
