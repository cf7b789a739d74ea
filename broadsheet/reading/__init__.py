"""Text becomes model: YAML fields, config, markup, articles, the library of them all."""
