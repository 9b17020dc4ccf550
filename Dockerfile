# The server with a graph of the bundled sample; mount a folder at /data to serve your own.
FROM python:3.12-slim

RUN useradd --create-home paperkg && mkdir /data && chown paperkg /data
WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY kg kg
COPY extractors extractors
COPY server server
COPY schema schema
RUN pip install --no-cache-dir --constraint constraints.txt .

USER paperkg
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["sh", "-c", "[ -e /data/current ] || kg build kg/examples/sample.jsonl -d /data; exec kg serve -d /data --host 0.0.0.0"]
