{{- define "souk.selector" -}}
app.kubernetes.io/name: {{ .name }}
{{- end -}}

{{- define "souk.labels" -}}
{{ include "souk.selector" . }}
app.kubernetes.io/instance: {{ .release }}
app.kubernetes.io/version: {{ .values.image.tag | default .version | trunc 63 | quote }}
app.kubernetes.io/part-of: souk
app.kubernetes.io/managed-by: {{ .managedBy }}
helm.sh/chart: {{ .chart }}
{{- end -}}

{{/* registry/repository@digest, or :tag. */}}
{{- define "souk.image" -}}
{{- $image := .values.image -}}
{{- with $image.registry }}{{ . }}/{{ end -}}
{{- $image.repository | default (printf "souk/%s" .name) -}}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ $image.tag | default .version }}{{ end -}}
{{- end -}}

{{- define "souk.secret" -}}
{{ .values.existingSecret | default (printf "%s-secrets" .name) }}
{{- end -}}

{{- define "souk.databaseName" -}}
{{ .values.database.name | default (printf "%s_db" (trimSuffix "-service" .name | replace "-" "_")) }}
{{- end -}}

{{/* How many pods there can be outside a rollout; where a hand scales, as many as an autoscaler might. */}}
{{- define "souk.mostReplicas" -}}
{{- $fixed := and .values.replicas (not .values.autoscaling.enabled) -}}
{{ ternary .values.replicas .values.autoscaling.maxReplicas (not (empty $fixed)) }}
{{- end -}}
