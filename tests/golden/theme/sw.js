kept: {{ page.kept | join(", ") }}
