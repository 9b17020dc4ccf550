// A fragment on an interface, for methods and models alike, refetched by its id.
graphql`
  fragment Technique_results on Technique
  @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" })
  @refetchable(queryName: "TechniqueResultsQuery") {
    name
    results(first: $first, after: $after) @connection(key: "Technique_results") {
      edges {
        node {
          printed
          unit
        }
      }
    }
  }
`;

graphql`
  query TechniqueQuery($id: ID!) {
    node(id: $id) {
      ...Technique_results @alias
    }
  }
`;
