"""Handlebars, as SES's templates have it."""
