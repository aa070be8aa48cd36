"""The status page: a book of incidents, told as Statuspage's public JSON and as a page."""
