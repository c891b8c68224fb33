"""A message of service to everybody whom an event concerns: asked for, counted, ordered, sent."""
