# One Dockerfile for every image of Souk: docker build --build-arg SERVICE=order-service .
# SERVICE is the name of a row of services.yaml. What stands between `services.yaml:` and `end`, `make generate` writes.
#
# The dependencies are a layer of their own that only requirements.lock and the members' pyproject.toml can change: each
# stage below hands on nothing but files, and BuildKit compares those by content.
ARG SERVICE
ARG PYTHON_IMAGE=python:3.13-slim
ARG NODE_IMAGE=node:24-slim
ARG CADDY_IMAGE=caddy:2
ARG UV_VERSION=0.13.9

# --- What goes into each image: members of the workspace at their places, and /app beside the code -------------------

FROM scratch AS service-source
ARG SERVICE
COPY libs/commerce/pyproject.toml /source/libs/commerce/
COPY libs/commerce/src /source/libs/commerce/src
COPY libs/jsonlogs/pyproject.toml /source/libs/jsonlogs/
COPY libs/jsonlogs/src /source/libs/jsonlogs/src
COPY libs/servicekit/pyproject.toml /source/libs/servicekit/
COPY libs/servicekit/src /source/libs/servicekit/src
COPY services/${SERVICE}/pyproject.toml /source/services/${SERVICE}/
COPY services/${SERVICE}/src /source/services/${SERVICE}/src
COPY services/${SERVICE}/alembic.ini /app/
COPY services/${SERVICE}/migrations /app/migrations

FROM scratch AS sandbox-source
COPY libs/commerce/pyproject.toml /source/libs/commerce/
COPY libs/commerce/src /source/libs/commerce/src
COPY libs/jsonlogs/pyproject.toml /source/libs/jsonlogs/
COPY libs/jsonlogs/src /source/libs/jsonlogs/src
COPY libs/servicekit/pyproject.toml /source/libs/servicekit/
COPY libs/servicekit/src /source/libs/servicekit/src
COPY sandbox/pyproject.toml sandbox/README.md /source/sandbox/
COPY sandbox/src /source/sandbox/src
WORKDIR /app

FROM scratch AS operator-source
COPY libs/jsonlogs/pyproject.toml /source/libs/jsonlogs/
COPY libs/jsonlogs/src /source/libs/jsonlogs/src
COPY libs/pgprovision/pyproject.toml libs/pgprovision/README.md /source/libs/pgprovision/
COPY libs/pgprovision/src /source/libs/pgprovision/src
COPY operator/pyproject.toml operator/README.md /source/operator/
COPY operator/src /source/operator/src
WORKDIR /app

FROM scratch AS local-source
COPY libs/pgprovision/pyproject.toml libs/pgprovision/README.md /source/libs/pgprovision/
COPY libs/pgprovision/src /source/libs/pgprovision/src
COPY libs/deployables/pyproject.toml libs/deployables/README.md /source/libs/deployables/
COPY libs/deployables/src /source/libs/deployables/src
COPY services.yaml /source/libs/deployables/src/deployables/
COPY libs/embedded/pyproject.toml libs/embedded/README.md /source/libs/embedded/
COPY libs/embedded/src /source/libs/embedded/src
COPY local/pyproject.toml local/README.md /source/local/
COPY local/src /source/local/src
WORKDIR /app

FROM scratch AS frontend-source
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc frontend/index.html /source/
COPY frontend/lingui.config.ts frontend/tsconfig.json frontend/vite.config.ts frontend/Caddyfile frontend/shop.caddy /source/
COPY frontend/public /source/public
COPY frontend/scripts /source/scripts
COPY frontend/shop /source/shop
COPY frontend/src /source/src

# services.yaml: sources
FROM service-source AS auth-service-source
FROM service-source AS product-service-source
FROM service-source AS cart-service-source
FROM service-source AS payment-service-source
FROM service-source AS order-service-source
FROM service-source AS analytics-service-source
FROM service-source AS search-service-source
# end
FROM local-source AS mail-source
FROM local-source AS setup-source
FROM ${SERVICE}-source AS source

# --- Building ---------------------------------------------------------------------------------------------------------

FROM ${PYTHON_IMAGE} AS builder
ARG UV_VERSION
RUN --mount=type=cache,target=/root/.cache/pip pip install --quiet --root-user-action=ignore uv==${UV_VERSION}

FROM builder AS requirements
COPY requirements.lock scripts/image_requirements.py /wanted/
COPY --from=source /source /source
RUN python /wanted/image_requirements.py /wanted/requirements.lock /source /wanted

# The dependencies, installed by a uv that does not stay: first the libraries', which most images share, then the rest.
FROM ${PYTHON_IMAGE} AS dependencies
# A name for the user: some libraries ask who they are.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin souk
# UV_SYSTEM_CERTS: the image's own certificate authorities, to which a company adds its own.
ENV UV_SYSTEM_CERTS=1 UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1 UV_NO_PROGRESS=1 UV_PYTHON=/venv/bin/python
RUN --mount=type=bind,from=builder,source=/usr/local/bin/uv,target=/usr/local/bin/uv \
    --mount=type=bind,from=requirements,source=/wanted/requirements.lock,target=/wanted/requirements.lock \
    --mount=type=bind,from=requirements,source=/wanted/libs.txt,target=/wanted/libs.txt \
    --mount=type=cache,target=/root/.cache/uv \
    uv venv --quiet --python /usr/local/bin/python /venv && \
    uv pip install --require-hashes --requirement /wanted/libs.txt --constraint /wanted/requirements.lock
RUN --mount=type=bind,from=builder,source=/usr/local/bin/uv,target=/usr/local/bin/uv \
    --mount=type=bind,from=requirements,source=/wanted/requirements.lock,target=/wanted/requirements.lock \
    --mount=type=bind,from=requirements,source=/wanted/member.txt,target=/wanted/member.txt \
    --mount=type=cache,target=/root/.cache/uv \
    test ! -s /wanted/member.txt || \
    uv pip install --require-hashes --requirement /wanted/member.txt --constraint /wanted/requirements.lock

FROM dependencies AS code
ARG UV_VERSION
COPY --from=builder /usr/local/bin/uv /usr/local/bin/uv
COPY --from=source /source /source
RUN --mount=type=cache,target=/root/.cache/uv \
    echo "uv_build==${UV_VERSION}" > /tmp/build-constraints.txt && \
    find /source -name pyproject.toml -printf '%h\n' | \
    xargs uv pip install --no-deps --no-sources --build-constraints /tmp/build-constraints.txt --prefix /code

# --- The demo shop's pictures, for product-service alone: made anew when the catalogue or their makers change ----------

FROM ${NODE_IMAGE} AS renders
COPY services/product-service/src/product_service/demo/renders.py /tmp/
WORKDIR /renders
RUN npm pack --silent --ignore-scripts "$(sed -n 's/^PACKAGE = "\(.*\)"$/\1/p' /tmp/renders.py)" && \
    tar -xzf ./*.tgz --strip-components=2 package/assets && rm ./*.tgz

FROM dependencies AS things
COPY --from=code /code /venv
RUN mkdir /things && /venv/bin/python -m product_service.demo.shop > /things/things.json

FROM dependencies AS pictures
COPY --from=renders /renders /pictures/renders
COPY --from=things /things /things
COPY services/product-service/src/product_service/__init__.py /code/product_service/
COPY services/product-service/src/product_service/demo/*.py /code/product_service/demo/
RUN PYTHONPATH=/code /venv/bin/python -m product_service.demo.pictures /pictures /things/things.json && \
    rm -r /pictures/renders

# --- What runs: no installer of ours, no shell needed, nothing written but /tmp -----------------------------------------

FROM dependencies AS runtime
# Who owns the code: root, unless it is to be changed while it runs (Skaffold's dev profile).
ARG OWNER=0:0
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/tmp
COPY --from=source /app /app
COPY --from=code --chown=${OWNER} /code /venv
WORKDIR /app
USER 10001:10001

# A service whose image holds more than its code has a stage <name>-runtime.
FROM runtime AS product-service-runtime
COPY --from=pictures /pictures /usr/local/share/souk/pictures
ENV PRODUCT_DEMO_PICTURES=/usr/local/share/souk/pictures

# services.yaml: services
FROM runtime AS auth-service
CMD ["python", "-m", "auth_service.main"]

FROM product-service-runtime AS product-service
CMD ["python", "-m", "product_service.main"]

FROM runtime AS cart-service
CMD ["python", "-m", "cart_service.main"]

FROM runtime AS payment-service
CMD ["python", "-m", "payment_service.main"]

FROM runtime AS order-service
CMD ["python", "-m", "order_service.main"]

FROM runtime AS analytics-service
CMD ["python", "-m", "analytics_service.main"]

FROM runtime AS search-service
CMD ["python", "-m", "search_service.main"]
# end

# --- The shop's pages: nothing but a server and files ----------------------------------------------------------------------

FROM ${NODE_IMAGE} AS frontend-build
WORKDIR /frontend
COPY --from=frontend-source /source/package.json /source/package-lock.json /source/.npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
COPY --from=frontend-source /source ./
RUN npm run build

# A copy has no file capability, with which a container without capabilities could not start it.
FROM ${CADDY_IMAGE} AS caddy
RUN cp /usr/bin/caddy /caddy

FROM scratch AS frontend
COPY --from=caddy /caddy /usr/bin/caddy
COPY --from=frontend-source /source/Caddyfile /source/shop.caddy /etc/caddy/
COPY --from=frontend-source /source/shop /srv/texts
COPY --from=frontend-build /frontend/dist /srv/shop
ENV PATH=/usr/bin XDG_CONFIG_HOME=/tmp XDG_DATA_HOME=/tmp FRONTEND_ROOT=/srv/shop FRONTEND_TEXTS=/srv/texts FRONTEND_MEDIA_HOSTS=""
USER 10001:10001
EXPOSE 3000
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]

# The empty folders below belong to the user: so does a new volume that is mounted there.
FROM runtime AS sandbox
COPY --from=source --chown=10001:10001 /app /var/lib/souk
CMD ["python", "-m", "payment_sandbox.main"]

FROM runtime AS operator
CMD ["souk-operator"]

FROM runtime AS mail
CMD ["python", "-m", "embedded.mailbox", "1025", "8025", "--host", "0.0.0.0"]

FROM runtime AS setup
COPY --from=source --chown=10001:10001 /app /run/souk
CMD ["python", "-m", "souk.compose", "prepare"]

FROM ${SERVICE}
