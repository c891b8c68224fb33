"""A sign-up that nobody confirmed goes after the time that the company set: nobody stays who never said it was them."""

from jatak.retention.unconfirmed.forgetting import forget

__all__ = ["forget"]
