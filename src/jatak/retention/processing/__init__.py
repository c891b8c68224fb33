"""The record of processing activities (GDPR art. 30): made from what is set up, and from what the company states."""
