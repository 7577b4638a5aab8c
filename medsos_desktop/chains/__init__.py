"""Whether what is here is whole, as far as others know it, and how a PC that was set back goes on."""
