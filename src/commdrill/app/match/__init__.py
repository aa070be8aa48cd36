"""`commdrill match`: a text, a mail or a page against an approved message, as a run would judge it."""
