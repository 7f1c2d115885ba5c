{{- define "souk.environment" -}}
envFrom:
  - configMapRef: {name: {{ .name }}}
  {{- if .values.secrets }}
  - secretRef: {name: {{ include "souk.secret" . }}}
  {{- end }}
{{- if or .values.database.enabled .values.extraEnv }}
env:
  {{- if .values.database.enabled }}
  - name: {{ .prefix }}_DATABASE__URL
    valueFrom:
      secretKeyRef: {name: {{ .name }}-db, key: uri}
  {{- end }}
  {{- with .values.extraEnv }}{{ toYaml . | nindent 2 }}{{ end }}
{{- end }}
{{- end -}}

{{/* Holds the pod until the schema is there; asks the database, changes nothing. */}}
{{- define "souk.gate" -}}
{{ include "souk.container" . }}
command:
  - python
  - -m
  - servicekit.migrate
  - gate
  - --job
  - --directory=/app
  - --wait={{ .values.gate.waitSeconds }}
  - --image={{ include "souk.image" . }}
  {{- if .values.database.managed }}
  - --look=kubectl -n {{ .namespace }} describe database.souk.dev {{ .name }}
  {{- end }}
env:
  - name: MIGRATE_DATABASE_URL
    valueFrom:
      secretKeyRef: {name: {{ .name }}-db, key: uri}
  {{- with .values.extraEnv }}{{ toYaml . | nindent 2 }}{{ end }}
resources: {{- toYaml .values.gate.resources | nindent 2 }}
{{- end -}}

{{- define "souk.probes" -}}
startupProbe:
  httpGet: {path: /health/live, port: http}
  periodSeconds: 2
  timeoutSeconds: {{ .values.probes.timeoutSeconds }}
  failureThreshold: {{ div .values.probes.startupSeconds 2 }}
livenessProbe:
  httpGet: {path: /health/live, port: http}
  periodSeconds: 10
  timeoutSeconds: {{ .values.probes.timeoutSeconds }}
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /health/ready, port: http}
  periodSeconds: 5
  timeoutSeconds: {{ .values.probes.timeoutSeconds }}
  failureThreshold: 3
{{- end -}}
