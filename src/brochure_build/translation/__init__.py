"""From keys to words: catalogue, conventions, numbers, and invisible typography."""
