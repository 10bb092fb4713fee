"""YAML becomes a rulebook: values with line and column, shapes, layers."""
