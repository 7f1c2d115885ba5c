{{/* What the operator provisions and migrates, with this very image. */}}
{{- define "souk.database" -}}
{{- $database := .values.database -}}
{{- if and $database.enabled $database.managed -}}
apiVersion: souk.dev/v1alpha1
kind: Database
metadata:
  name: {{ .name }}
  labels: {{- include "souk.labels" . | nindent 4 }}
spec:
  serverRef: {name: {{ $database.server }}}
  databaseName: {{ include "souk.databaseName" . }}
  deletionPolicy: {{ $database.deletionPolicy }}
  adoptionPolicy: {{ $database.adoptionPolicy }}
  extensions: {{- toYaml $database.extensions | nindent 4 }}
  connectionLimit: {{ $database.connectionLimit }}
  credentials:
    secretName: {{ .name }}-db
    rotation: {{- toYaml $database.rotation | nindent 6 }}
  migrations:
    image: {{ include "souk.image" . }}
    {{- with $database.migrations.targetRevision }}
    targetRevision: {{ . | quote }}
    {{- end }}
    policy:
      destructive: {{ $database.migrations.destructive }}
      activeDeadlineSeconds: {{ $database.migrations.activeDeadlineSeconds }}
      lockTimeout: {{ $database.migrations.lockTimeout }}
    pod:
      labels: {{- include "souk.jobLabels" . | nindent 8 }}
      resources: {{- toYaml $database.migrations.resources | nindent 8 }}
      securityContext: {{- include "souk.user" . | default "{}" | nindent 8 }}
      {{- range $key := list "imagePullSecrets" "nodeSelector" "tolerations" }}
      {{- with index $.values $key }}
      {{ $key }}: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- end }}
{{- end -}}
{{- end -}}

{{/* Marks the pods of migration Jobs: nothing but a network policy selects it. */}}
{{- define "souk.jobLabels" -}}
souk.dev/migrates: {{ .name }}
{{- end -}}
