// What Relay's compiler is given: a list to page through and a fragment to refetch.
graphql`
  query GainsQuery($dataset: ID!) {
    ...Gains_results @arguments(dataset: $dataset)
    node(id: "dataset/mmlu") {
      ...Gains_dataset @alias
    }
  }
`;

graphql`
  fragment Gains_results on Query
  @argumentDefinitions(
    dataset: { type: "ID!" }
    first: { type: "Int", defaultValue: 10 }
    after: { type: "String" }
  )
  @refetchable(queryName: "GainsPageQuery") {
    results(where: { dataset: { is: $dataset } }, first: $first, after: $after)
      @connection(key: "Gains_results", filters: ["where"]) {
      edges {
        node {
          id
          name
          evidence {
            quote
          }
        }
      }
    }
  }
`;

graphql`
  fragment Gains_dataset on Dataset
  @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" })
  @refetchable(queryName: "GainsDatasetQuery") {
    name
    usedBy(first: $first, after: $after) @connection(key: "Gains_dataset__usedBy") {
      edges {
        node {
          title
        }
      }
    }
  }
`;
