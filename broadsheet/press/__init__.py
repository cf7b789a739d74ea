"""What happens to a finished build: it is sent."""
