"""What names and addresses look like, as types of the documents, and how a message says so."""

from typing import Annotated

from pydantic import Field

ID = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
EMAIL = r"^[^@\s]+@[^@\s]+$"
TELEPHONE = r"^\+?[0-9]{3,20}$"
AWS_ACCOUNT = r"^\d{12}$"
HOSTS = r"^[^\s/@]+(/\d{1,3})?$"
VARIABLE = r"^[A-Za-z_][A-Za-z0-9_-]*$"
MEDIA_TYPE = r"^[a-z]+/([a-z0-9][a-z0-9.+_-]*|\*)$"
PLACEHOLDER = r"^[A-Za-z_][A-Za-z0-9_.-]*$"

Id = Annotated[str, Field(pattern=ID, max_length=100)]
Language = Annotated[str, Field(pattern=LANGUAGE)]
PlaceholderName = Annotated[str, Field(pattern=PLACEHOLDER, max_length=64)]
Words = Annotated[str, Field(min_length=1)]
MediaType = Annotated[str, Field(pattern=MEDIA_TYPE, max_length=200)]

ASKED_FOR = {
    ID: "an id: letters, digits, '.', '_' and '-', a letter or a digit first",
    LANGUAGE: "a language code such as en, es or pt-BR",
    EMAIL: "an e-mail address such as ana@drill.anycompany.example",
    TELEPHONE: "a telephone number such as +14255550101",
    HOSTS: "hosts without https:// and path, such as *.dev.anycompany.example or 10.20.0.0/16",
    AWS_ACCOUNT: "an AWS account: twelve digits",
    VARIABLE: "a variable's name: letters, digits, '_' and '-', a letter first",
    MEDIA_TYPE: "a media type such as text/calendar, or image/* for any of its kind",
    PLACEHOLDER: "a placeholder's name: letters, digits, '_', '-' and '.', a letter first",
}
