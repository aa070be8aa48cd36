"""Objects that are made once and never changed, where several hosts find them: the truth of runs they share."""
