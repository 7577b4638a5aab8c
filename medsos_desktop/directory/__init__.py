"""The office and what belongs to it: accounts, people, pillars, partners, collaborations."""
