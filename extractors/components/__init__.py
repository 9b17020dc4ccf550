"""The pipeline's parts, one idea a module."""
