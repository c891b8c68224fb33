"""The SMTP client; nothing outside of delivery imports it, so that there is one door out."""
