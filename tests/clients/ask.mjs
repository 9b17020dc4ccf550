// Asks every question through one client, as its users would: a JSON line of data for each file.
// Usage: node ask.mjs CLIENT URL FILE...
import { readFile } from "node:fs/promises";
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client/core";
import { Client, cacheExchange, fetchExchange } from "@urql/core";
import { GraphQLClient } from "graphql-request";

const CLIENTS = {
  "graphql-request": (url) => {
    const client = new GraphQLClient(url);
    return (query) => client.request(query);
  },
  urql: (url) => {
    const client = new Client({ url, exchanges: [cacheExchange, fetchExchange], preferGetMethod: "force" });
    return async (query) => {
      const { data, error } = await client.query(query, {}).toPromise();
      if (error) throw error;
      return data;
    };
  },
  apollo: (url) => {
    const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: new InMemoryCache() });
    return async (query) => (await client.query({ query: gql(query) })).data;
  },
};

const [name, url, ...files] = process.argv.slice(2);
const ask = CLIENTS[name](url);
for (const file of files) {
  console.log(JSON.stringify(await ask(await readFile(file, "utf8"))));
}
