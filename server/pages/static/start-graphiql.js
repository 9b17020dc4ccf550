// Starts GraphiQL with what the address asks.
const parameters = new URLSearchParams(location.search);
const given = (name) => parameters.get(name) ?? undefined;
const fetcher = GraphiQL.createFetcher({ url: "/graphql" });
ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, { fetcher, query: given("query"), variables: given("variables"), shouldPersistHeaders: false }),
);
