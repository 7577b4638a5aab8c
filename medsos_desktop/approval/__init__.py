"""Who may decide what about a post, and what exactly a decision covers."""
