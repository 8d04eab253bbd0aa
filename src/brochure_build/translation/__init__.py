"""From keys to words: the catalogue, each locale's conventions, numbers, and invisible typography."""
