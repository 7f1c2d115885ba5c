{{- define "data.postgresConfiguration" -}}
souk.conf: |
  listen_addresses = '*'
  max_connections = {{ .Values.postgres.maxConnections }}
  shared_buffers = {{ .Values.postgres.sharedBuffers }}
  max_wal_size = 2GB
  checkpoint_timeout = 15min
  password_encryption = scram-sha-256
  timezone = UTC
  log_timezone = UTC
  log_line_prefix = '%m [%p] %q%u@%d '
  # People's data, which errors quote in their details and parameters, stays out of the log.
  log_error_verbosity = terse
  log_parameter_max_length = 0
  log_parameter_max_length_on_error = 0
# Runs once, when the volume is empty.
admin.sh: |
  set -eu
  psql --username postgres --dbname postgres --set ON_ERROR_STOP=1 <<'SQL'
  \getenv password ADMIN_PASSWORD
  CREATE ROLE souk_admin LOGIN CREATEDB CREATEROLE PASSWORD :'password';
  SQL
{{- end -}}

{{/* By TCP: during the first start the server listens on its socket alone. Takes how often it may fail. */}}
{{- define "data.postgresProbe" -}}
exec: {command: [pg_isready, --host=127.0.0.1, --username=postgres, --quiet]}
periodSeconds: 5
timeoutSeconds: 5
failureThreshold: {{ . }}
{{- end -}}
