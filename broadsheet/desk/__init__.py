"""What editors do: begin an article, check them all, see them while writing."""
