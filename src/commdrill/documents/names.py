"""How documents call things, and the words in them."""

from typing import Annotated

from pydantic import Field

from commdrill.documents import patterns

Id = Annotated[str, Field(pattern=patterns.ID, max_length=100)]
Language = Annotated[str, Field(pattern=patterns.LANGUAGE)]
PlaceholderName = Annotated[str, Field(pattern=patterns.PLACEHOLDER, max_length=64)]
Words = Annotated[str, Field(min_length=1)]
MediaType = Annotated[str, Field(pattern=patterns.MEDIA_TYPE, max_length=200)]
