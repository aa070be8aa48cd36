"""`type: choice`: one of some given wordings; a fixed value is a choice of one."""

from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from commdrill.verdict import quoted
from commdrill.wording.seen import SeenText, splits_word
from commdrill.wording.set_aside import folded
from commdrill.wording.types.placeholder_type import PlaceholderType, Reading

_Words = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)]


class ChoicePlaceholder(PlaceholderType):
    """One of a few approved words, or those that agree with the component named."""

    manual: ClassVar[str] = (
        "One of a few approved words (`one_of`), or the one that agrees with the component named "
        "(`by_component`)."
    )

    type: Literal["choice"] = "choice"
    one_of: _Words | None = Field(None, description="the words, one of which it is")
    by_component: dict[str, _Words] | None = Field(
        None, description="by component's id, what agrees with its name: {payments: [están]}"
    )

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if (self.one_of is None) is (self.by_component is None):
            raise ValueError(
                "give the words to choose from: one_of or by_component, one of the two"
            )
        return self

    def agreeing_with(self, component: str) -> "ChoicePlaceholder":
        """The words that go with a component's name."""
        return ChoicePlaceholder.of(*(self.by_component or {}).get(component, ()))

    @classmethod
    def of(cls, *options: str) -> "ChoicePlaceholder":
        """A choice of words that are known already: of none at all, too."""
        return cls.model_construct(one_of=options)

    @cached_property
    def _options(self) -> tuple[str, ...]:
        """As they stand on one line."""
        words = self.one_of or (
            word for each in (self.by_component or {}).values() for word in each
        )
        return tuple(filter(None, map(folded, words)))

    def ends(self, seen: SeenText, start: int, reading: Reading) -> Sequence[int]:  # noqa: ARG002
        found = (option for option in self._options if seen.flat.startswith(option, start))
        return sorted(start + len(option) for option in found)

    def possible_beginnings(self, seen: SeenText, language: str) -> Sequence[int]:  # noqa: ARG002
        found = sorted({at for option in self._options for at in seen.occurrences(option)})
        return [at for at in found if not splits_word(seen.flat, at)]

    def may_be_in(self, seen: SeenText, language: str) -> bool:  # noqa: ARG002
        return any(option in seen.flat for option in self._options)

    @property
    def longest(self) -> int:
        return max(map(len, self._options), default=0)

    @property
    def expected(self) -> str:
        return " or ".join(map(quoted, self._options))

    def sample(self, language: str) -> str:  # noqa: ARG002
        return max(self._options, key=len, default="")


TYPE = ChoicePlaceholder
