"""Naskah: one page to write a post, see what is wrong, repair it, and hand it on."""
