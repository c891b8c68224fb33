"""Countries by their names, in templates."""

from django import template

from jatak.people.country_names import country_named

register = template.Library()
register.filter("country_named", country_named)
