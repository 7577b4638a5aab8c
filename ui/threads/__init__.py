"""Notes and suggestions as the approver and the writer see them: the same cards on both screens."""
