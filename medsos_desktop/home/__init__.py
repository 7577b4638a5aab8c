"""What Beranda shows, without a window: what is due, what is wrong, what could be prepared."""
