"""Countries and languages by their names, in templates."""

from django import template

from jatak.content.naming import language_named
from jatak.people.country_names import country_named

register = template.Library()
register.filter("country_named", country_named)
register.filter("language_named", language_named)
