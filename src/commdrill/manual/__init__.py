"""The manual: every word of documents, reports and findings, with a piece of a document that uses it."""
