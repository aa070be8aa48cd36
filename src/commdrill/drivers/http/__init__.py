"""What is met over HTTP: pages, browsers, APIs, lists of messages, posts that come in."""
