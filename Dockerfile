# The sample edition, built into the image and served as an unprivileged user on a read-only store:
#   docker build -t corrkg . && docker run --rm --read-only --tmpfs /tmp -p 8000:8000 corrkg
FROM node:22-slim AS editor
WORKDIR /src
COPY assets assets
RUN mkdir -p corrkg/web/static && cd assets && npm ci --no-audit --no-fund --ignore-scripts && node build.js

FROM python:3.11-slim

RUN useradd --system --create-home corrkg
WORKDIR /srv/corrkg
COPY . /src
COPY --from=editor /src/corrkg/web/static/ /src/corrkg/web/static/
RUN pip install --no-cache-dir --constraint /src/constraints.txt /src && rm -rf /src
# BASE: the address under which the dataset is published.
ARG BASE=http://localhost:8000/
RUN corrkg build --quiet --store /srv/corrkg/store --base "$BASE"

USER corrkg
ENV CORRKG_STORE=/srv/corrkg/store CORRKG_HOST=0.0.0.0 CORRKG_PORT=8000
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health', timeout=3)"]
CMD ["corrkg", "serve"]
