"""What paperkg knows: the data, how claims become a graph, and how the graph is stored and asked."""

__version__ = "0.1.0"
