"""Mailboxes, and mails as their readers see them."""
