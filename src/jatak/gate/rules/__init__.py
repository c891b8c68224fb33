"""The rules, a file for each part of the law; importing this registers all of them."""

from jatak.gate.rules import business, consent, content, customer, message, person, service, survey

__all__ = ["business", "consent", "content", "customer", "message", "person", "service", "survey"]
