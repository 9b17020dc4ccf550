"""What paperkg knows: the data, how claims become a graph, and how the graph is stored and asked."""
