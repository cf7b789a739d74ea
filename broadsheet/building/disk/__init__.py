"""The one room that touches content, templates and the output folder."""
