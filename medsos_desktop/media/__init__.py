"""Pictures: look into a file safely, cut and scale it for a channel, keep the originals by hash."""
