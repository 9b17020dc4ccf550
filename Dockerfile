# The server with a graph of the bundled sample; mount a folder at /data to serve your own.
FROM node:22-slim AS graphiql
WORKDIR /graphiql
RUN npm install --ignore-scripts --no-audit --no-fund graphiql@3.9.0 react@18.3.1 react-dom@18.3.1 \
    && find node_modules -name '*.map' -delete

FROM python:3.12-slim

RUN useradd --create-home paperkg && mkdir /data && chown paperkg /data
WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY kg kg
COPY extractors extractors
COPY server server
COPY schema schema
RUN pip install --no-cache-dir --constraint constraints.txt .

COPY --from=graphiql /graphiql/node_modules/graphiql/graphiql.min.* graphiql/graphiql/
COPY --from=graphiql /graphiql/node_modules/react/umd/react.production.min.js graphiql/react/umd/
COPY --from=graphiql /graphiql/node_modules/react-dom/umd/react-dom.production.min.js graphiql/react-dom/umd/
ENV KG_GRAPHIQL=/app/graphiql

USER paperkg
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["sh", "-c", "[ -e /data/current ] || kg build kg/examples/sample.jsonl -d /data; exec kg serve -d /data --host 0.0.0.0"]
