{{/* Without `replicas`: whoever scales it owns that field (docs/decisions/0036). */}}
{{- define "souk.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .name }}
  labels:
    {{- printf "%s\n%s" (include "souk.labels" .) (include "souk.databaseLabel" .) | trim | nindent 4 }}
spec:
  revisionHistoryLimit: 5
  progressDeadlineSeconds: {{ add .values.database.migrations.activeDeadlineSeconds 120 }}
  selector:
    matchLabels: {{- include "souk.selector" . | nindent 6 }}
  strategy:
    type: {{ .values.strategy }}
    {{- if eq .values.strategy "RollingUpdate" }}
    rollingUpdate:
      maxSurge: {{ .values.maxSurge }}
      maxUnavailable: 0
    {{- end }}
  template:
    metadata:
      labels:
        {{- include "souk.podLabels" . | trim | nindent 8 }}
        {{- with .values.podLabels }}{{ toYaml . | nindent 8 }}{{ end }}
      annotations:
        checksum/config: {{ include "souk.settings" . | sha256sum }}
        {{- with .values.podAnnotations }}{{ toYaml . | nindent 8 }}{{ end }}
    spec: {{- include "souk.pod" . | nindent 6 }}
{{- end -}}

{{/* Nothing that changes while the pods need not. */}}
{{- define "souk.podLabels" -}}
{{ include "souk.selector" . }}
app.kubernetes.io/instance: {{ .release }}
app.kubernetes.io/part-of: souk
{{ include "souk.databaseLabel" . }}
{{- end -}}

{{- define "souk.databaseLabel" -}}
{{- if .values.database.enabled -}}
souk.dev/database: {{ .name }}
{{- end -}}
{{- end -}}
