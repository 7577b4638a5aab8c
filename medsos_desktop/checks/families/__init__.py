"""The check functions, a small file per family. `medsos_desktop.checks.registry` lists the files."""
