"""What the approver's screen knows, without a window: the queue, the post that is read, what was ticked."""
