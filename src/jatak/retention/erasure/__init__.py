"""Erasing people (GDPR art. 17): the person goes, proof that is still needed stays locked, a no outlives both."""

from jatak.retention.erasure.erasing import Erased, erase, erase_all
from jatak.retention.erasure.releasing import release
from jatak.retention.models import Why

__all__ = ["Erased", "Why", "erase", "erase_all", "release"]
