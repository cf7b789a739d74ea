"""The values and words of Broadsheet. Nothing here reads, writes or renders."""
