"""The files of a bundle, one module per format; `registry` lists them in the order of the ZIP."""
