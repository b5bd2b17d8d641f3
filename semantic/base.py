"""The one base of every value type: frozen, no unknown keys, equal by content."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: cannot be changed, refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
